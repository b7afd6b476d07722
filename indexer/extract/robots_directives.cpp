#include "indexer/extract/robots_directives.hpp"

#include <algorithm>
#include <string>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::string_view expiry = "unavailable_after:";

/// Whether what stands before a colon is a robot: not a directive that carries a value, nor a part
/// of a date ("25-jun-2010 15:00:00").
bool is_robot(std::string_view name) {
  return !name.starts_with("max-") && name != "unavailable_after" &&
         name.find(' ') == std::string_view::npos;
}

/// Whether a part is "unavailable_after: Fri", whose date stands behind the comma.
bool awaits_date(std::string_view part) {
  constexpr std::string_view weekdays = "mon tue wed thu fri sat sun";
  const auto at = part.find(expiry);
  if (at == std::string_view::npos) return false;
  const std::string_view value = trim(part.substr(at + expiry.size()));
  return value.size() >= 3 && weekdays.find(value.substr(0, 3)) != std::string_view::npos;
}

/// Calls `use` with each part of a line between commas, trimmed.
template <class Use>
void for_each_part(std::string_view line, Use use) {
  while (!line.empty()) {
    std::size_t comma = std::min(line.find(','), line.size());
    if (awaits_date(line.substr(0, comma)))
      comma = std::min(line.find(',', comma + 1), line.size());
    use(trim(line.substr(0, comma)));
    line.remove_prefix(std::min(comma + 1, line.size()));
  }
}

void apply_rule(RobotsDirectives& directives, std::string_view word) {
  if (word == "noindex" || word == "none") directives.no_index = true;
  if (word == "nofollow" || word == "none") directives.no_follow = true;
  if (word == "nosnippet") directives.no_snippet = true;
  if (word.starts_with("max-snippet:") && trim(word.substr(12)) == "0") {
    directives.no_snippet = true;
  }
  if (word.starts_with(expiry)) {
    const std::string date = first_date(word.substr(expiry.size()));
    if (date.size() == 10) directives.unavailable_after = date;
  }
}

void apply_line(RobotsDirectives& directives, std::string_view line) {
  bool for_us = true;
  for_each_part(line, [&](std::string_view word) {
    const auto colon = word.find(':');
    if (colon != std::string_view::npos && is_robot(trim(word.substr(0, colon)))) {
      for_us = trim(word.substr(0, colon)) == our_name;
      word = trim(word.substr(colon + 1));
    }
    if (for_us) apply_rule(directives, word);
  });
}

}  // namespace

void RobotsDirectives::add(std::string_view directives) {
  const std::string line = to_lower_ascii(directives);
  for_each_part(line, [this](std::string_view word) { apply_rule(*this, word); });
}

void RobotsDirectives::add_header(std::string_view values) {
  const std::string lines = to_lower_ascii(values);
  for (std::string_view rest = lines; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    apply_line(*this, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

bool RobotsDirectives::keeps_out(Time now) const {
  const bool is_over = !unavailable_after.empty() && unavailable_after < to_iso(now).substr(0, 10);
  return no_index || is_over;
}

}  // namespace wegwijzer::extract
