#include "searchd/search/refinement.hpp"

#include <algorithm>

namespace wegwijzer::search {

namespace {

/// Whether the title's words are those of the question, in this order.
bool is_title(const WordStream& words, const std::vector<WordCode>& asked) {
  std::size_t at = 0;
  for (const WordCode code : words.title()) {
    if (kind_of(code) != WordKind::Word) continue;
    if (at == asked.size() || code != asked[at]) return false;
    ++at;
  }
  return at == asked.size() && at > 0;
}

}  // namespace

std::vector<double> word_weights(const Interpretation& meaning,
                                 const std::vector<TermWeight>& weights) {
  std::vector<double> most(meaning.words.size());
  for (std::size_t i = 0; i < meaning.alternatives.size(); ++i) {
    const Alternative& alternative = meaning.alternatives[i];
    if (alternative.by == By::Title || alternative.by == By::Form) continue;
    for (std::size_t word = 0; word < most.size(); ++word) {
      if ((alternative.words >> word & 1) != 0) {
        most[word] = std::max(most[word], weights[i].of(1, 1));
      }
    }
  }
  return most;
}

Bonus bonus_of(const Candidate& candidate, const Interpretation& meaning,
               const std::vector<double>& word_weights, const WantedWords& wanted,
               const Generation& generation) {
  const WordStream words(generation.words()[candidate.document]);
  const Ranking& ranking = generation.ranking();
  Bonus bonus;
  if (is_title(words, meaning.as_title)) bonus.equal_title = ranking.equal_title * candidate.score;
  const bool has_neighbours = (candidate.words & (candidate.words >> 1)) != 0;
  if (!has_neighbours || ranking.near <= 0) return bonus;
  const std::uint32_t pairs = near_pairs(words, wanted, meaning.words.size());
  for (std::size_t i = 0; i + 1 < word_weights.size(); ++i) {
    if ((pairs >> i & 1) != 0) bonus.near += ranking.near * (word_weights[i] + word_weights[i + 1]);
  }
  return bonus;
}

std::vector<Candidate> refine(std::vector<Candidate> candidates, const Interpretation& meaning,
                              const std::vector<TermWeight>& weights, const WantedWords& wanted,
                              const Generation& generation) {
  const std::vector<double> most = word_weights(meaning, weights);
  const std::size_t refined = std::min(refined_candidates, candidates.size());
  for (std::size_t i = 0; i < refined; ++i) {
    const Bonus bonus = bonus_of(candidates[i], meaning, most, wanted, generation);
    candidates[i].score += bonus.near + bonus.equal_title;
  }
  std::sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(refined),
            is_better);
  return candidates;
}

}  // namespace wegwijzer::search
