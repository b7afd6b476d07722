#include <fmt/format.h>

#include <algorithm>

#include "indexer/source/source.hpp"

namespace wegwijzer::source {

namespace {

/// Whether `text` begins as `pattern` says. Linear in practice and never worse than the product of
/// the lengths: after a star only the last star is ever retried.
bool begins_as(std::string_view text, std::string_view pattern) {
  std::size_t at = 0, in_pattern = 0;
  std::size_t star = std::string_view::npos, after_star = 0;
  while (in_pattern < pattern.size()) {
    if (pattern[in_pattern] == '*') {
      star = in_pattern++;
      after_star = at;
    } else if (at < text.size() && text[at] == pattern[in_pattern]) {
      ++at;
      ++in_pattern;
    } else if (star != std::string_view::npos && after_star < text.size()) {
      in_pattern = star + 1;
      at = ++after_star;
    } else {
      return false;
    }
  }
  return true;
}

bool a_parameter_begins_as(std::string_view query, std::string_view pattern) {
  while (true) {
    if (begins_as(query, pattern)) return true;
    const auto next = query.find('&');
    if (next == std::string_view::npos) return false;
    query.remove_prefix(next + 1);
  }
}

bool fits(const Url& url, std::string_view pattern) {
  if (!pattern.starts_with('?')) return begins_as(url.path_and_query(), pattern);
  return url.query() && a_parameter_begins_as(*url.query(), pattern.substr(1));
}

bool fits_any(const Url& url, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return fits(url, pattern); });
}

bool is_host_of(const Url& url, const std::string& host) {
  return host == any_host || host == url.host() ||
         host == fmt::format("{}:{}", url.host(), url.port());
}

}  // namespace

bool Scope::contains(const Url& url) const {
  const bool ours = std::any_of(hosts.begin(), hosts.end(),
                                [&](const std::string& host) { return is_host_of(url, host); });
  return ours && (include.empty() || fits_any(url, include)) && !fits_any(url, exclude);
}

}  // namespace wegwijzer::source
