#include "indexer/tag/url_triggers.hpp"

#include <algorithm>

#include "base/url.hpp"
#include "base/utf8.hpp"

namespace wegwijzer::tag {

namespace {

bool only_url(Triggers when) {
  when.url.clear();
  return when.empty();
}

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool matches_host(std::string_view host, std::string_view wanted) {
  if (!host.ends_with(wanted)) return false;
  return host.size() == wanted.size() || host[host.size() - wanted.size() - 1] == '.';
}

/// At the end of `wanted` a word of the path must end too, if it stops in a word.
bool begins_path(std::string_view path, std::string_view wanted) {
  if (!path.starts_with(wanted)) return false;
  if (path.size() == wanted.size() || !is_letter_or_digit(wanted.back())) return true;
  return !is_letter_or_digit(path[wanted.size()]) && path[wanted.size()] != '-';
}

}  // namespace

UrlTriggers::UrlTriggers(const Values& values) {
  for (ValueId value = 0; value < values.size(); ++value) {
    const FacetValue& described = *values[value].value;
    if (described.restricted) continue;
    for (const std::string& trigger : described.when.url) {
      const std::string text = to_lower_ascii(trim(trigger));
      const std::size_t slash = std::min(text.find('/'), text.size());
      patterns_.push_back({value, values[value].facet, text, text.substr(0, slash),
                           text.substr(slash), only_url(described.when)});
    }
  }
}

std::vector<UrlMatch> UrlTriggers::find(std::string_view url) const {
  const auto parsed = Url::parse(url);
  if (!parsed) return {};
  const std::string host(parsed->host()), path = to_lower_ascii(parsed->path_and_query());

  std::vector<const Pattern*> kept;
  for (const Pattern& pattern : patterns_) {
    if (!matches(pattern, host, path)) continue;
    const auto rival = std::find_if(kept.begin(), kept.end(), [&](const Pattern* other) {
      const bool one_certain = other->certain && pattern.certain && other->facet == pattern.facet;
      return other->value == pattern.value || one_certain;
    });
    if (rival == kept.end()) {
      kept.push_back(&pattern);
    } else if (pattern.text.size() > (*rival)->text.size()) {
      *rival = &pattern;
    }
  }

  std::vector<UrlMatch> found;
  for (const Pattern* pattern : kept) {
    found.push_back({pattern->value, pattern->text, pattern->certain});
  }
  return found;
}

bool UrlTriggers::matches(const Pattern& pattern, std::string_view host, std::string_view path) {
  if (pattern.host.empty()) return path.find(pattern.path) != std::string_view::npos;
  return matches_host(host, pattern.host) &&
         (pattern.path.empty() || begins_path(path, pattern.path));
}

}  // namespace wegwijzer::tag
