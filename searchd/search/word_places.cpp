#include "searchd/search/word_places.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "schema/fields.hpp"

namespace wegwijzer::search {

namespace {

constexpr std::size_t most_asked_words = 32;
/// Of one document; a manual that says "zorg" ten thousand times is not read to its end.
constexpr std::size_t most_hits = 4000;
constexpr std::size_t near_window = 6;
constexpr std::size_t long_ago = 1'000'000;

/// A term that stands in texts: a stem, or a phrase of the thesaurus.
bool is_in_text(const Alternative& alternative) {
  return alternative.by != By::Title && alternative.by != By::Form && alternative.by != By::Label;
}

/// Whether the phrase goes on after this code, its first word.
bool phrase_at(std::span<const WordCode> codes, std::size_t at, std::span<const WordCode> phrase) {
  std::size_t matched = 1;
  for (++at; at < codes.size() && matched < phrase.size(); ++at) {
    if (kind_of(codes[at]) == WordKind::Boundary) return false;
    if (kind_of(codes[at]) != WordKind::Word) continue;
    if (codes[at] != phrase[matched]) return false;
    ++matched;
  }
  return matched == phrase.size();
}

}  // namespace

bool has_phrase(std::span<const WordCode> codes, std::span<const WordCode> phrase) {
  for (std::size_t at = 0; at < codes.size(); ++at) {
    if (codes[at] == phrase[0] && phrase_at(codes, at, phrase)) return true;
  }
  return false;
}

WantedWords::WantedWords(const Interpretation& meaning, const std::vector<TermWeight>& weights)
    : seen_(table_size / 64) {
  for (std::size_t i = 0; i < meaning.alternatives.size(); ++i) {
    const Alternative& alternative = meaning.alternatives[i];
    if (!is_in_text(alternative)) continue;
    const WordCode code = word_code(alternative.term);
    const WordCode low = code & (table_size - 1);
    seen_[low / 64] |= std::uint64_t{1} << (low % 64);
    Wanted& wanted = wanted_[code];
    wanted.words |= alternative.words;
    wanted.weight = std::max(wanted.weight, static_cast<float>(weights[i].of(1, 1)));
  }
}

Stretch best_stretch(const WordStream& document, const WantedWords& wanted, std::size_t words) {
  const auto codes = document.codes();
  std::array<std::size_t, most_asked_words> place{}, index{};
  std::array<float, most_asked_words> weight{};
  place.fill(long_ago * 2);
  Stretch best;
  std::size_t at_word = long_ago, hits = 0;
  std::uint32_t met = 0;
  for (std::size_t i = document.text_begin(); i < codes.size() && hits < most_hits; ++i) {
    const WordKind kind = kind_of(codes[i]);
    if (kind == WordKind::Boundary) {
      at_word += words;  // no stretch goes past it
      continue;
    }
    if (kind == WordKind::Word) ++at_word;
    const auto* found = wanted.find(codes[i]);
    if (found == nullptr) continue;
    ++hits;
    for (std::uint32_t rest = found->words; rest != 0; rest &= rest - 1) {
      const auto word = static_cast<std::size_t>(std::countr_zero(rest));
      const bool old = (met >> word & 1) == 0 || at_word - place[word] >= words;
      if (old || found->weight >= weight[word]) {
        place[word] = at_word;
        index[word] = i;
        weight[word] = found->weight;
      }
      met |= std::uint32_t{1} << word;
    }
    Stretch stretch{i, i + 1, 0};
    for (std::uint32_t rest = met; rest != 0; rest &= rest - 1) {
      const auto word = static_cast<std::size_t>(std::countr_zero(rest));
      if (at_word - place[word] >= words) continue;
      stretch.weight += weight[word];
      stretch.begin = std::min(stretch.begin, index[word]);
    }
    if (stretch.weight > best.weight * 1.001F) best = stretch;
  }
  return best;
}

std::uint32_t near_pairs(const WordStream& document, const WantedWords& wanted, std::size_t words) {
  std::array<std::size_t, most_asked_words> place{};
  std::uint32_t met = 0, pairs = 0;
  const std::uint32_t all_pairs = words < 2 ? 0 : (std::uint32_t{1} << (words - 1)) - 1;
  std::size_t at_word = long_ago, hits = 0;
  for (const WordCode code : document.codes()) {
    const WordKind kind = kind_of(code);
    if (kind == WordKind::Boundary) {
      at_word += near_window;
      continue;
    }
    if (kind == WordKind::Word) ++at_word;
    const auto* found = wanted.find(code);
    if (found == nullptr) continue;
    if (++hits > most_hits) break;
    // A word that is two of the asked ones is near itself.
    for (std::uint32_t rest = found->words; rest != 0; rest &= rest - 1) {
      const auto word = static_cast<std::size_t>(std::countr_zero(rest));
      place[word] = at_word;
      met |= std::uint32_t{1} << word;
    }
    for (std::uint32_t rest = found->words; rest != 0; rest &= rest - 1) {
      const auto word = static_cast<std::size_t>(std::countr_zero(rest));
      if (word + 1 < words && (met >> (word + 1) & 1) != 0 &&
          at_word - place[word + 1] < near_window) {
        pairs |= std::uint32_t{1} << word;
      }
      if (word > 0 && (met >> (word - 1) & 1) != 0 && at_word - place[word - 1] < near_window) {
        pairs |= std::uint32_t{1} << (word - 1);
      }
    }
    if (pairs == all_pairs) break;
  }
  return pairs;
}

}  // namespace wegwijzer::search
