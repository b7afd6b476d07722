#include "base/url_host.hpp"

#include <fmt/format.h>
#include <idn2.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/ip_literal.hpp"
#include "base/percent_encoding.hpp"
#include "base/utf8.hpp"

namespace wegwijzer {

namespace {

constexpr const char* host_hint = "a host is a name such as www.example.nl, or an IP address";

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

/// The standard's forbidden domain code points (section 3.1).
bool is_forbidden(char c) {
  constexpr std::string_view printable = " #/:<>?@[\\]^|%";
  return (c >= 0 && c < 0x20) || c == 0x7F || printable.find(c) != std::string_view::npos;
}

/// libidn2's answer; its status goes into `status`.
std::string by_idn2(const std::string& label, int processing, int& status) {
  char* ascii = nullptr;
  status = idn2_to_ascii_8z(label.c_str(), &ascii,
                            processing | IDN2_NFC_INPUT | IDN2_NO_ALABEL_ROUNDTRIP);
  if (status != IDN2_OK) return {};
  std::string result(ascii);
  idn2_free(ascii);
  return result;
}

/// Whether transitional processing would change the label beyond what UTS 46 does: it replaces
/// sharp s and final sigma, and drops the zero-width joiners.
bool has_deviation(std::string_view label) {
  constexpr std::array<std::string_view, 4> deviations = {"ß", "ς", "\u200C", "\u200D"};
  return std::any_of(deviations.begin(), deviations.end(), [&](std::string_view deviation) {
    return label.find(deviation) != std::string_view::npos;
  });
}

/// One label, or several when UTS 46 maps a character to a dot.
std::optional<std::string> label_to_ascii(const std::string& label) {
  const std::string lower = to_lower_ascii(label);
  if (is_ascii(lower) && !lower.starts_with("xn--")) return lower;
  int status = IDN2_OK;
  std::string ascii = by_idn2(lower, IDN2_NONTRANSITIONAL, status);
  // IDNA 2008 refuses symbols (a heart) that UTS 46 allows; libidn2 leaves that check out in
  // transitional processing only.
  if (status == IDN2_DISALLOWED && !has_deviation(lower)) {
    ascii = by_idn2(lower, IDN2_TRANSITIONAL, status);
  }
  if (status != IDN2_OK) return std::nullopt;
  return ascii;
}

/// UTS 46 has four full stops: the ASCII one and three that stand for it.
std::string with_ascii_dots(std::string domain) {
  for (const std::string_view dot : {"。", "．", "｡"}) {
    for (std::size_t at = 0; (at = domain.find(dot, at)) != std::string::npos; ++at) {
      domain.replace(at, dot.size(), ".");
    }
  }
  return domain;
}

/// The standard's "domain to ASCII", not strict.
std::optional<std::string> domain_to_ascii(std::string_view domain) {
  if (is_ascii(domain)) return to_lower_ascii(domain);
  const std::string dotted = with_ascii_dots(std::string(domain));
  std::string ascii;
  for (std::size_t begin = 0; begin <= dotted.size();) {
    const std::size_t end = std::min(dotted.find('.', begin), dotted.size());
    const auto label = label_to_ascii(dotted.substr(begin, end - begin));
    if (!label) return std::nullopt;
    if (begin > 0) ascii += '.';
    ascii += *label;
    begin = end + 1;
  }
  return ascii;
}

Result<std::string> parse_bracketed(std::string_view text) {
  const bool closed = text.size() >= 2 && text.ends_with(']');
  const auto address = closed ? parse_ipv6(text.substr(1, text.size() - 2)) : std::nullopt;
  if (!address) {
    return fail(Code::Malformed, fmt::format("the host \"{}\" is no IPv6 address", text),
                "an IPv6 address in a URL looks like [2001:db8::1]");
  }
  return "[" + ipv6_text(*address) + "]";
}

}  // namespace

Result<std::string> parse_host(std::string_view text) {
  if (text.starts_with('[')) return parse_bracketed(text);

  const std::string decoded = to_utf8(percent_decode(text));
  if (decoded.find('\0') != std::string::npos) {  // libidn2 would stop there
    return fail(Code::Malformed, "the host has a zero byte", host_hint);
  }
  const auto domain = domain_to_ascii(decoded);
  if (!domain || domain->empty()) {
    return fail(Code::Malformed, fmt::format("the host \"{}\" is no domain name (UTS 46)", decoded),
                host_hint);
  }
  const auto forbidden = std::find_if(domain->begin(), domain->end(), is_forbidden);
  if (forbidden != domain->end()) {
    return fail(Code::Malformed,
                fmt::format("the host \"{}\" has the character 0x{:02X}", decoded, *forbidden),
                host_hint);
  }
  if (!ends_in_number(*domain)) return *domain;

  const auto address = parse_ipv4(*domain);
  if (!address) {
    return fail(Code::Malformed,
                fmt::format("the host \"{}\" ends in a number and is no IPv4 address", decoded),
                host_hint);
  }
  return ipv4_text(*address);
}

}  // namespace wegwijzer
