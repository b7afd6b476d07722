#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "schema/record.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::bench {

/// When a tag counts as the one that was recorded.
enum class Match {
  Exact,       ///< the very value; parents that follow from a value are left out on both sides
  Parents,     ///< the very value; parents count as values of their own
  Recordable,  ///< each tag taken up to the nearest value that the catalogue uses; without, it is
               ///< left out: who has no word for it cannot record it
};

/// Tags compared with what was recorded, for one facet.
struct FacetScore {
  std::int64_t right = 0, missed = 0, wrong = 0;
  /// value -> titles of the records in which it was missed, or given without being recorded
  std::map<std::string, std::vector<std::string>> misses, false_tags;

  double precision() const;
  double recall() const;
};

/// The values of one facet among `tags`, as `match` sees them; `used` are those of the catalogue.
std::set<std::string> values_of(const Facet& facet, const std::vector<Tag>& tags, Match match,
                                const std::set<std::string>& used);

void add(FacetScore& score, const std::set<std::string>& recorded,
         const std::set<std::string>& given, const std::string& title);

/// The ten values with the most titles, a line each, with a few of the titles.
void print_most_frequent(const char* heading,
                         const std::map<std::string, std::vector<std::string>>& titles);

}  // namespace wegwijzer::bench
