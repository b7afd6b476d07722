#include "indexer/extract/story_template.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// In the order of the template.
constexpr auto story_parts =
    std::to_array<std::string_view>({"casus", "aanpak", "uitkomst", "aandachtspunten"});

/// A number may stand before the word: "1. Casus".
std::string_view without_number(std::string_view line) {
  const auto word = std::min(line.find_first_not_of("0123456789.) "), line.size());
  return line.substr(word);
}

bool opens(std::string_view line, std::string_view part) {
  line = without_number(line);
  if (line.size() < part.size() || to_lower_ascii(line.substr(0, part.size())) != part) {
    return false;
  }
  const std::string_view rest = line.substr(part.size());
  return rest.empty() || rest.starts_with(':') || rest.starts_with(" |");
}

/// How many parts open in order from `text` on: each line opens the next that fits.
std::array<bool, story_parts.size()> parts_in(std::string_view text) {
  std::array<bool, story_parts.size()> found = {};
  std::size_t next = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    for (std::size_t part = next; part < story_parts.size(); ++part) {
      if (!opens(line, story_parts[part])) continue;
      found[part] = true;
      next = part + 1;
      break;
    }
  }
  return found;
}

}  // namespace

void recognise_story(Extracted& extracted) {
  const auto [casus, approach, outcome, attention] = parts_in(extracted.text);
  if (casus && approach && (outcome || attention)) {
    extracted.fields["template"] = {"praktijkverhaal"};
  }
}

}  // namespace wegwijzer::extract
