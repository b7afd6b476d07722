#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/search/interpretation.hpp"

namespace wegwijzer::search {

/// What one term gave to a document in which it stands.
struct TermMatch {
  std::string shown;        ///< the term, for people
  By by = By::Stem;         ///< why it stands for what was asked
  std::uint32_t words = 0;  ///< bits of the asked words that it stands for
  std::uint32_t count = 0;  ///< how often it stands there
  double weight = 0;        ///< part of the score

  bool operator==(const TermMatch&) const = default;
};

/// Why a document counts for more or less whatever is asked.
struct DocumentFactor {
  std::string kind;   ///< "freshness", "value" or "past_event"
  std::string facet;  ///< of a value, by its id
  std::string value;
  double factor = 1;

  bool operator==(const DocumentFactor&) const = default;
};

/// The score of one document as a sum that a person can follow.
struct Explanation {
  std::vector<AskedWord> words;
  std::uint32_t has = 0;                ///< bits of the words that the document has
  std::vector<TermMatch> matches;       ///< those that gave most first
  std::vector<DocumentFactor> factors;  ///< other than 1

  // The parts of the score, in the order in which they are computed.
  double by_words = 0;      ///< what the matches gave together
  double by_document = 0;   ///< what the factors made of that
  double by_all_words = 0;  ///< for having every word
  double by_nearness = 0;   ///< for neighbours of the question that stand together
  double by_title = 0;      ///< for a title that is the question

  double score() const { return by_words + by_document + by_all_words + by_nearness + by_title; }
  /// The asked words that the document does not have, whether or not any other has them.
  std::vector<std::string> missing() const;

  bool operator==(const Explanation&) const = default;
};

}  // namespace wegwijzer::search
