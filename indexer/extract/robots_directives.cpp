#include "indexer/extract/robots_directives.hpp"

#include <algorithm>
#include <string>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// Directives that carry a value after a colon, and so are no robot's name.
bool has_value(std::string_view name) {
  return name.starts_with("max-") || name == "unavailable_after";
}

/// Calls `use` with each part between commas, in lower case and trimmed.
template <class Use>
void for_each_part(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    use(to_lower_ascii(trim(list.substr(0, comma))));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

void apply_rule(RobotsDirectives& directives, std::string_view word) {
  if (word == "noindex" || word == "none") directives.no_index = true;
  if (word == "nofollow" || word == "none") directives.no_follow = true;
  if (word == "nosnippet") directives.no_snippet = true;
  if (word.starts_with("max-snippet:") && trim(word.substr(12)) == "0") {
    directives.no_snippet = true;
  }
}

}  // namespace

void RobotsDirectives::add(std::string_view directives) {
  for_each_part(directives, [this](const std::string& word) { apply_rule(*this, word); });
}

void RobotsDirectives::add_header(std::string_view value) {
  bool for_us = true;
  for_each_part(value, [&](std::string_view word) {
    const auto colon = word.find(':');
    if (colon != std::string_view::npos && !has_value(trim(word.substr(0, colon)))) {
      for_us = trim(word.substr(0, colon)) == our_name;
      word = trim(word.substr(colon + 1));
    }
    if (for_us) apply_rule(*this, word);
  });
}

}  // namespace wegwijzer::extract
