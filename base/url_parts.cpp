#include "base/url_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/percent_encoding.hpp"
#include "base/url_host.hpp"
#include "base/utf8.hpp"

namespace wegwijzer {

namespace {

bool is_slash(char c) { return c == '/' || c == '\\'; }  // in http and https both are

/// Steps 1 to 3 of the basic URL parser: no controls or spaces at the ends, no tabs or newlines.
std::string cleaned(std::string_view text) {
  const auto is_control_or_space = [](char c) { return c >= 0 && c <= ' '; };
  while (!text.empty() && is_control_or_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_control_or_space(text.back())) text.remove_suffix(1);
  std::string result = to_utf8(text);
  std::erase_if(result, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return result;
}

/// Takes "scheme:" off the front, lower-cased; empty when the text starts with no scheme.
std::string take_scheme(std::string_view& text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  std::string scheme = to_lower_ascii(text.substr(0, colon));
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto allowed = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  };
  if (!is_letter(scheme.front()) || !std::all_of(scheme.begin(), scheme.end(), allowed)) return {};
  text.remove_prefix(colon + 1);
  return scheme;
}

/// Takes what stands before the first of `ends` off the front.
std::string_view take_until(std::string_view& text, std::string_view ends) {
  const std::string_view taken = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(taken.size());
  return taken;
}

std::string encode_userinfo(std::string_view text) {
  const auto colon = text.find(':');
  std::string encoded;
  percent_encode(text.substr(0, colon), EncodeSet::Userinfo, encoded);
  if (colon == std::string_view::npos || colon + 1 == text.size()) return encoded;
  encoded += ':';
  percent_encode(text.substr(colon + 1), EncodeSet::Userinfo, encoded);
  return encoded;
}

Result<void> read_port(std::string_view text, UrlParts& parts) {
  if (text.empty()) return {};
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return fail(Code::Malformed,
                fmt::format("the port is \"{}\", expected a number from 0 to 65535", text));
  }
  if (port != default_port(parts.scheme)) parts.port = port;
  return {};
}

/// user:password@host:port
Result<void> read_authority(std::string_view text, UrlParts& parts) {
  const auto at = text.rfind('@');
  if (at != std::string_view::npos) {
    parts.userinfo = encode_userinfo(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  const auto bracket = text.find('[');
  const auto closing = bracket == std::string_view::npos ? bracket : text.find(']', bracket);
  const auto first_colon = text.find(':');
  const bool colon_in_brackets = bracket != std::string_view::npos && bracket < first_colon;
  const auto colon =
      colon_in_brackets ? text.find(':', std::min(closing, text.size())) : first_colon;
  if (text.empty() || colon == 0) {
    return fail(Code::Malformed, "there is no host",
                "an address starts as https://www.example.nl/");
  }
  return parse_host(text.substr(0, colon)).and_then([&](std::string host) -> Result<void> {
    parts.host = std::move(host);
    if (colon == std::string_view::npos) return {};
    return read_port(text.substr(colon + 1), parts);
  });
}

bool is_single_dot(std::string_view segment) {
  return segment == "." || to_lower_ascii(segment) == "%2e";
}

bool is_double_dot(std::string_view segment) {
  if (segment == "..") return true;
  const std::string lower = to_lower_ascii(segment);
  return lower == ".%2e" || lower == "%2e." || lower == "%2e%2e";
}

void drop_last_segment(std::string& path) {
  const auto slash = path.rfind('/');
  if (slash != std::string::npos) path.erase(slash);
}

/// Appends the segments of `text` to a path that ends before a slash (the path state).
void append_segments(std::string_view text, std::string& path) {
  for (bool last = false; !last;) {
    const std::string_view segment = take_until(text, "/\\");
    last = text.empty();
    if (!last) text.remove_prefix(1);
    if (is_double_dot(segment)) {
      drop_last_segment(path);
      if (last) path += '/';
    } else if (is_single_dot(segment)) {
      if (last) path += '/';
    } else {
      path += '/';
      percent_encode(segment, EncodeSet::Path, path);
    }
  }
}

void read_query_and_fragment(std::string_view text, UrlParts& parts) {
  if (text.starts_with('?')) {
    text.remove_prefix(1);
    parts.query.emplace();
    percent_encode(take_until(text, "#"), EncodeSet::SpecialQuery, *parts.query);
  }
  if (text.starts_with('#')) {
    parts.fragment.emplace();
    percent_encode(text.substr(1), EncodeSet::Fragment, *parts.fragment);
  }
}

/// What follows the scheme and its slashes.
Result<UrlParts> read_after_slashes(std::string_view text, UrlParts parts) {
  while (!text.empty() && is_slash(text.front())) text.remove_prefix(1);
  const std::string_view authority = take_until(text, "/\\?#");
  if (const auto read = read_authority(authority, parts); !read) return fail(read.error());
  std::string_view path = take_until(text, "?#");
  if (!path.empty()) path.remove_prefix(1);  // its slash
  append_segments(path, parts.path);
  read_query_and_fragment(text, parts);
  return parts;
}

/// The relative states: `parts` are those of the base.
Result<UrlParts> read_relative(std::string_view text, UrlParts parts) {
  parts.fragment.reset();
  if (text.size() >= 2 && is_slash(text[0]) && is_slash(text[1])) {
    return read_after_slashes(text, UrlParts{.scheme = parts.scheme});
  }
  std::string_view path = take_until(text, "?#");
  // An empty reference and a bare fragment keep the query of the base.
  if (!path.empty() || text.starts_with('?')) parts.query.reset();
  if (!path.empty()) {
    const bool from_root = is_slash(path.front());
    if (from_root) path.remove_prefix(1);
    from_root ? parts.path.clear() : drop_last_segment(parts.path);
    append_segments(path, parts.path);
  }
  read_query_and_fragment(text, parts);
  return parts;
}

}  // namespace

std::uint16_t default_port(std::string_view scheme) { return scheme == "https" ? 443 : 80; }

Result<UrlParts> parse_url_parts(std::string_view raw, const UrlParts* base) {
  const std::string whole = cleaned(raw);
  std::string_view text = whole;
  const std::string scheme = take_scheme(text);
  if (scheme.empty()) {
    if (base != nullptr) return read_relative(text, *base);
    return fail(Code::Malformed, "there is no scheme, and no page that it is relative to",
                "an address starts as https://www.example.nl/");
  }
  if (scheme != "http" && scheme != "https") {
    return fail(Code::Malformed, fmt::format("the scheme is {}, expected http or https", scheme));
  }
  const bool relative = base != nullptr && base->scheme == scheme && !text.starts_with("//");
  if (relative) return read_relative(text, *base);
  return read_after_slashes(text, UrlParts{.scheme = scheme});
}

}  // namespace wegwijzer
