#pragma once

#include <vector>

#include "searchd/search/generation.hpp"
#include "searchd/search/interpretation.hpp"
#include "searchd/search/scorer.hpp"
#include "searchd/search/word_places.hpp"

namespace wegwijzer::search {

/// So many of the best by their words are looked at more closely. Always these, whatever page is
/// shown, so that the pages of an answer fit together.
inline constexpr std::size_t refined_candidates = 200;

/// What a closer look adds to the score of one document.
struct Bonus {
  double near = 0;         ///< neighbours of the question that stand together
  double equal_title = 0;  ///< the title is the question
};

Bonus bonus_of(const Candidate& candidate, const Interpretation& meaning,
               const std::vector<double>& word_weights, const WantedWords& wanted,
               const Generation& generation);

/// The most that each asked word can give.
std::vector<double> word_weights(const Interpretation& meaning,
                                 const std::vector<TermWeight>& weights);

/// The candidates, which come by their scores, in their final order: the first refined_candidates
/// by their scores with bonus, the others behind them as they were. A bonus never takes anything
/// away. Only the first `shown` have to be right: what no bonus can bring among them is not looked
/// at.
std::vector<Candidate> refine(std::vector<Candidate> candidates, std::size_t shown,
                              const Interpretation& meaning, const std::vector<TermWeight>& weights,
                              const WantedWords& wanted, const Generation& generation);

}  // namespace wegwijzer::search
