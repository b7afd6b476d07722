#include "base/url.hpp"

#include <fmt/format.h>

#include "base/url_parts.hpp"
#include "base/utf8.hpp"

namespace wegwijzer {

namespace {

constexpr std::size_t maximum_length = 65'536;  // longer than any server takes

UrlParts parts_of(const Url& url) {
  const auto owned = [](std::optional<std::string_view> text) {
    return text ? std::optional<std::string>(*text) : std::nullopt;
  };
  return {
      .scheme = std::string(url.scheme()),
      .userinfo = std::string(url.userinfo()),
      .host = std::string(url.host()),
      .port = url.port() == default_port(url.scheme()) ? std::nullopt : std::optional(url.port()),
      .path = std::string(url.path()),
      .query = owned(url.query()),
      .fragment = owned(url.fragment())};
}

}  // namespace

Result<Url> Url::parse(std::string_view text, const Url* base) {
  const std::string_view shown = cut_utf8(text, 200);
  const auto in_address = [&](Error error) {
    error.what = fmt::format("address \"{}{}\": {}", shown, shown.size() < text.size() ? "..." : "",
                             error.what);
    return fail(std::move(error));
  };
  if (text.size() > maximum_length) {
    return in_address({Code::Malformed, fmt::format("is {} bytes long, expected at most {}",
                                                    text.size(), maximum_length)});
  }
  const UrlParts base_parts = base == nullptr ? UrlParts{} : parts_of(*base);
  const auto parts = parse_url_parts(text, base == nullptr ? nullptr : &base_parts);
  if (!parts) return in_address(parts.error());
  return Url(*parts);
}

Url::Url(const UrlParts& parts) {
  href_ = parts.scheme + "://";
  if (!parts.userinfo.empty()) href_ += parts.userinfo + "@";
  host_begin_ = href_.size();
  href_ += parts.host;
  host_end_ = href_.size();
  if (parts.port) href_ += ":" + std::to_string(*parts.port);
  path_begin_ = href_.size();
  href_ += parts.path;
  query_begin_ = href_.size();
  if (parts.query) href_ += "?" + *parts.query;
  fragment_begin_ = href_.size();
  if (parts.fragment) href_ += "#" + *parts.fragment;
}

std::string_view Url::between(std::size_t begin, std::size_t end) const {
  return std::string_view(href_).substr(begin, end - begin);
}

std::string_view Url::scheme() const { return between(0, std::min(href_.find(':'), href_.size())); }

std::string_view Url::userinfo() const {
  const std::size_t begin = scheme().size() + 3;  // "://"
  return host_begin_ > begin ? between(begin, host_begin_ - 1) : std::string_view();
}

std::string_view Url::host() const { return between(host_begin_, host_end_); }

std::uint16_t Url::port() const {
  if (host_end_ == path_begin_) return default_port(scheme());
  return static_cast<std::uint16_t>(std::stoi(std::string(between(host_end_ + 1, path_begin_))));
}

std::string Url::authority() const { return std::string(between(host_begin_, path_begin_)); }

std::string Url::origin() const { return std::string(scheme()) + "://" + authority(); }

std::string_view Url::path() const { return between(path_begin_, query_begin_); }

std::optional<std::string_view> Url::query() const {
  if (query_begin_ == fragment_begin_) return std::nullopt;
  return between(query_begin_ + 1, fragment_begin_);
}

std::optional<std::string_view> Url::fragment() const {
  if (fragment_begin_ == href_.size()) return std::nullopt;
  return between(fragment_begin_ + 1, href_.size());
}

std::string Url::path_and_query() const {
  return std::string(between(path_begin_, fragment_begin_));
}

}  // namespace wegwijzer
