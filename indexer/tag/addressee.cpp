#include "indexer/tag/addressee.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace wegwijzer::tag {

namespace {

constexpr std::uint32_t longest_list = 8;  // in words: "voor huisartsen, apothekers en ..."

constexpr auto addressing = std::to_array<std::string_view>(
    {"voor", "aan", "helpt", "helpen", "ondersteunt", "waarmee", "waarin", "wat", "dat", "for"});
constexpr auto speaking_of =
    std::to_array<std::string_view>({"van", "door", "met", "over", "bij", "naar", "onder", "tussen",
                                     "tegenover", "hoe", "of", "by", "with", "about"});

/// What is made for those after whom it is called: "patiëntenfolder", "docentenhandleiding".
constexpr auto made_for =
    std::to_array<std::string_view>({"folder", "brochure", "boekje", "versie", "informatie",
                                     "voorlichting", "handleiding", "training", "scholing"});

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_spoken_to(const Match& match, const Words& words) {
  const std::uint32_t first = match.begin < longest_list ? 0 : match.begin - longest_list;
  for (std::uint32_t word = match.begin; word > first; --word) {
    const bool same_sentence = words.sentence(word - 1) == words.sentence(match.begin);
    if (!same_sentence || is_one_of(words.folded(word - 1), speaking_of)) return false;
    if (is_one_of(words.folded(word - 1), addressing)) return true;
  }
  return false;
}

}  // namespace

bool is_addressed(const Match& match, const Words& words) {
  if (is_spoken_to(match, words)) return true;
  // A phrase may begin with the word itself: "voor zorgverleners".
  if (is_one_of(words.folded(match.begin), addressing)) return true;
  const std::string_view last = words.folded(match.end - 1);
  return std::any_of(made_for.begin(), made_for.end(),
                     [&](std::string_view thing) { return last.ends_with(thing); });
}

}  // namespace wegwijzer::tag
