#pragma once

#include <xapian.h>
#include <cstdint>
#include <vector>

#include "searchd/search/explanation.hpp"
#include "searchd/search/generation.hpp"
#include "searchd/search/scorer.hpp"
#include "searchd/search/word_places.hpp"

namespace wegwijzer::search {

/// Tells what each thing gave to the score of a document, with the arithmetic that ranked it.
/// For one thread. Costs a look into each alternative's posting list.
class Explainer {
 public:
  /// All must outlive this.
  Explainer(const Interpretation& meaning, const std::vector<TermWeight>& weights,
            const WantedWords& wanted, const Generation& generation,
            const Xapian::Database& database);

  /// How the document was looked at: the best of a list more closely than the others.
  enum class Look { Close, Words };
  /// Throws Xapian::Error.
  Explanation explain(std::uint32_t document, Look look) const;

 private:
  void add_matches(std::uint32_t document, Explanation& explanation) const;
  std::vector<DocumentFactor> factors(std::uint32_t document) const;

  const Interpretation& meaning_;
  const std::vector<TermWeight>& weights_;
  const WantedWords& wanted_;
  const Generation& generation_;
  const Xapian::Database& database_;
  const std::vector<double> word_weights_;
};

}  // namespace wegwijzer::search
