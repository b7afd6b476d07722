#include "searchd/search/refinement.hpp"

#include <algorithm>
#include <functional>
#include <queue>

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

/// The best scores so far, so many as are shown.
class ShownScores {
 public:
  explicit ShownScores(std::size_t shown) : shown_(shown) {}

  void add(double score) {
    scores_.push(score);
    if (scores_.size() > shown_) scores_.pop();
  }
  /// Whether a document with this score comes behind all of them.
  bool are_above(double score) const {
    return scores_.size() == shown_ && !scores_.empty() && score < scores_.top();
  }

 private:
  std::size_t shown_;
  std::priority_queue<double, std::vector<double>, std::greater<>> scores_;
};

/// The most that a bonus can be.
double most_bonus(const Candidate& candidate, const AllWords& all,
                  const std::vector<double>& word_weights, const Ranking& ranking) {
  // A title that is the question has all its words.
  double most = all.in(candidate.words) ? ranking.equal_title * candidate.score : 0;
  const std::uint32_t neighbours = candidate.words & (candidate.words >> 1);
  for (std::size_t i = 0; i + 1 < word_weights.size(); ++i) {
    if ((neighbours >> i & 1) != 0) most += ranking.near * (word_weights[i] + word_weights[i + 1]);
  }
  return most;
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

std::vector<Candidate> refine(std::vector<Candidate> candidates, std::size_t shown,
                              const Interpretation& meaning, const std::vector<TermWeight>& weights,
                              const WantedWords& wanted, const Generation& generation) {
  const std::vector<double> most = word_weights(meaning, weights);
  const std::size_t refined = std::min(refined_candidates, candidates.size());
  const AllWords all(meaning, generation.ranking());
  ShownScores scores(shown);
  for (std::size_t i = 0; i < refined; ++i) {
    Candidate& candidate = candidates[i];
    if (scores.are_above(candidate.score +
                         most_bonus(candidate, all, most, generation.ranking()))) {
      continue;
    }
    const Bonus bonus = bonus_of(candidate, meaning, most, wanted, generation);
    candidate.score += bonus.near + bonus.equal_title;
    scores.add(candidate.score);
  }
  std::sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(refined),
            is_better);
  return candidates;
}

}  // namespace wegwijzer::search
