#include "indexer/tag/title_shape.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace wegwijzer::tag {

namespace {

constexpr std::uint32_t most_adjectives = 4;

constexpr auto small_words = std::to_array<std::string_view>(
    {"de", "het", "een", "gratis", "online", "nieuw", "digitaal", "kort", "onze", "mini"});

bool ends_as_adjective(std::string_view word) {
  constexpr auto endings =
      std::to_array<std::string_view>({"e", "lijk", "isch", "ief", "aal", "loos"});
  if (word.ends_with("ie")) return false;  // "psychiatrie"
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

bool is_number_or_capitals(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool may_stand_before(const Words& title, std::uint32_t word) {
  const std::string_view folded = title.folded(word);
  return std::find(small_words.begin(), small_words.end(), folded) != small_words.end() ||
         ends_as_adjective(folded) || is_number_or_capitals(title.exact(word));
}

/// What stands between a word and the one before it.
std::string_view gap_before(const Words& title, std::uint32_t word) {
  const std::string_view both = title.exact(word - 1, word + 1);
  const std::size_t begin = title.exact(word - 1).size();
  return both.substr(begin, both.size() - begin - title.exact(word).size());
}

bool begins_title(const Match& match, const Words& title) {
  if (match.begin > most_adjectives) return false;
  for (std::uint32_t word = 0; word < match.begin; ++word) {
    const std::string_view gap = gap_before(title, word + 1);
    if (gap != " " && gap != "-") return false;
    // The one word before it may be the first part of a compound: "euthanasie congres".
    if (match.begin > 1 && !may_stand_before(title, word)) return false;
  }
  return true;
}

bool ends_title(const Match& match, const Words& title) {
  if (match.begin == 0 || match.end != title.size()) return false;
  const std::string_view gap = gap_before(title, match.begin);
  constexpr auto signs = std::to_array<std::string_view>({"(", "[", "|", " - ", "–", "—", ": "});
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
    return gap.find(sign) != std::string_view::npos;
  });
}

}  // namespace

bool is_title_of(const Match& match, const Words& title) {
  return begins_title(match, title) || ends_title(match, title);
}

}  // namespace wegwijzer::tag
