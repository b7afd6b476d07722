#pragma once

#include <xapian.h>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "schema/ranking.hpp"
#include "schema/taxonomy.hpp"
#include "searchd/search/facet_columns.hpp"

namespace wegwijzer::search {

/// How many occurrences of a word give half of its weight in a document of this length, which is a
/// part of the mean length.
double bm25_saturation(const Ranking& ranking, double length);

/// What ranking knows of each document whatever the question: its length, and how much it counts
/// by its kind, its age and whether it is over. Documents are numbered docid - 1. Const; safe for
/// all threads.
class DocumentFacts {
 public:
  DocumentFacts() = default;
  /// `lengths` in words; `today` as YYYYMMDD, of the generation and not of the reader, so that the
  /// same generation gives the same answer. Throws Xapian::Error.
  DocumentFacts(const Xapian::Database& database, const Taxonomy& taxonomy,
                const FacetColumns& columns, const Ranking& ranking,
                std::span<const std::uint32_t> lengths, int today);

  // What a document counts for, factor by factor; 1 where there is nothing to say.
  /// By its date of publication (0: unknown); both dates as YYYYMMDD.
  static double freshness(const Ranking& ranking, int date, int today);
  /// By one of its values.
  static double of_value(const Ranking& ranking, const std::string& facet,
                         const std::string& value);
  /// By the last day of its event, as its slot holds it.
  static double of_event(const Ranking& ranking, const std::string& last_day, int today);

  /// The day of the generation, YYYYMMDD.
  int today() const { return today_; }
  /// Length as part of the mean length.
  float relative_length(std::size_t document) const { return lengths_[document]; }
  /// bm25_saturation of its length.
  float saturation(std::size_t document) const { return saturations_[document]; }
  /// Factor of the document's score.
  float prior(std::size_t document) const { return priors_[document]; }

  // The same of all documents, and of as many places behind the last as make a group of 64 whole.
  std::span<const float> saturations() const { return saturations_; }
  std::span<const float> priors() const { return priors_; }

 private:
  int today_ = 0;
  std::vector<float> lengths_;
  std::vector<float> saturations_;
  std::vector<float> priors_;
};

}  // namespace wegwijzer::search
