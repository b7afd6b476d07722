#pragma once

#include <xapian.h>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "schema/ranking.hpp"
#include "searchd/search/bitset.hpp"
#include "searchd/search/deadline.hpp"
#include "searchd/search/generation.hpp"
#include "searchd/search/interpretation.hpp"

namespace wegwijzer::search {

/// A document that matches, and how well.
struct Candidate {
  std::uint32_t document = 0;  ///< docid - 1
  double score = 0;
  std::uint32_t words = 0;  ///< bits of the asked words that it has

  bool operator==(const Candidate&) const = default;
};

/// Better scores first; of equal ones the newer document.
bool is_better(const Candidate& a, const Candidate& b);

/// How much one alternative gives to a document in which it occurs `count` times.
/// BM25 as Xapian computes it, with document lengths in words.
class TermWeight {
 public:
  TermWeight(const Ranking& ranking, double factor, std::size_t documents, std::size_t with_term)
      : ranking_(&ranking), factor_(factor * idf(documents, with_term) * (ranking.k1 + 1)) {}

  /// `length` as part of the mean length.
  double of(double count, double length) const {
    return factor_ * count / (count + bm25_saturation(*ranking_, length));
  }
  /// The same in the arithmetic of the pass over all postings.
  float of_saturated(float count, float saturation) const {
    return static_cast<float>(factor_) * count / (count + saturation);
  }

  /// What a term tells that occurs in so many of all documents.
  static double idf(std::size_t documents, std::size_t with_term);

 private:
  const Ranking* ranking_;
  double factor_;
};

/// Which documents have every word that counts, and what they get for it.
class AllWords {
 public:
  AllWords(const Interpretation& meaning, const Ranking& ranking)
      : all_(meaning.all_words()), bonus_((all_ & (all_ - 1)) != 0 ? ranking.all_words : 0) {}

  /// `has`: bits of the asked words that a document has.
  bool in(std::uint32_t has) const { return (has & all_) == all_; }
  /// What such a document gets, as part of its score. One word alone is no merit.
  double bonus() const { return bonus_; }
  /// Factor of the score of a document.
  double factor(std::uint32_t has) const { return in(has) ? 1 + bonus_ : 1; }

 private:
  std::uint32_t all_;
  double bonus_;
};

/// Finds and scores the documents that an Interpretation asks for: term by term over Xapian's
/// posting lists, block by block of documents. One pass gives every match, and so the exact total
/// and all counts; and it says what each term gave, which a query tree does not.
///
/// For one thread. Costs 128 KB, and what the PostingCache of the generation holds.
class Scorer {
 public:
  /// Both must outlive this.
  Scorer(const Generation& generation, const Xapian::Database& database);

  struct Outcome {
    Bitset matches;                   ///< whatever the filters
    std::vector<Candidate> best;      ///< of those in `allowed`, best first
    std::vector<TermWeight> weights;  ///< of each alternative, in their order
  };

  /// Keeps the `keep` best of the matches that are in `allowed`. Throws Xapian::Error, and
  /// Deadline::Passed.
  Outcome run(const Interpretation& meaning, const Bitset& allowed, std::size_t keep,
              const Deadline& deadline);

  /// The documents that meet a condition.
  Bitset meeting(const Condition& condition, const Deadline& deadline) const;

 private:
  using Lists = std::vector<PostingCache::List>;

  /// The best so far.
  class Best;

  /// What the documents of a block are collected by.
  struct Conditions {
    AllWords all;
    bool every_word;  ///< only documents with all of them
    std::optional<Bitset> possible;
    const Bitset& allowed;
  };

  std::vector<TermWeight> weights(const Interpretation& meaning, const Lists& lists) const;
  void add_phrase(const Condition::Option& option, Bitset& documents,
                  const Deadline& deadline) const;
  std::optional<Bitset> possible(const Interpretation& meaning, const Deadline& deadline) const;
  void add_postings(std::size_t block, std::span<const Posting> postings, std::uint32_t words,
                    TermWeight weight);
  void collect(std::size_t block, const Conditions& conditions, Bitset& matches, Best& best) const;

  const Generation& generation_;
  const Xapian::Database& database_;
  // Of the documents of one block: what they get, and which of the asked words they have.
  std::vector<float> scores_;
  std::vector<std::uint32_t> words_;
};

}  // namespace wegwijzer::search
