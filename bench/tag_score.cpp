#include "tag_score.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace wegwijzer::bench {

namespace {

constexpr std::size_t values_shown = 10;
constexpr std::size_t titles_shown = 3;

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

/// What follows from one of the tags.
std::set<std::string> parents_of(const Facet& facet, const std::vector<Tag>& tags) {
  std::set<std::string> parents;
  for (const Tag& tag : tags) {
    if (tag.facet != facet.id) continue;
    const auto chain = facet.with_parents(*facet.find(tag.value));
    for (auto parent = chain.begin() + 1; parent != chain.end(); ++parent) {
      parents.insert((*parent)->id);
    }
  }
  return parents;
}

}  // namespace

double FacetScore::precision() const { return share(right, right + wrong); }
double FacetScore::recall() const { return share(right, right + missed); }

std::set<std::string> values_of(const Facet& facet, const std::vector<Tag>& tags, Match match,
                                const std::set<std::string>& used) {
  const std::set<std::string> parents = parents_of(facet, tags);
  std::set<std::string> values;
  for (const Tag& tag : tags) {
    if (tag.facet != facet.id) continue;
    if (match != Match::Parents && parents.contains(tag.value)) continue;
    const auto chain = facet.with_parents(*facet.find(tag.value));
    const auto taken = match != Match::Recordable
                           ? chain.begin()
                           : std::find_if(chain.begin(), chain.end(), [&](const FacetValue* value) {
                               return used.contains(value->id);
                             });
    if (taken != chain.end()) values.insert((*taken)->id);
  }
  return values;
}

void add(FacetScore& score, const std::set<std::string>& recorded,
         const std::set<std::string>& given, const std::string& title) {
  for (const std::string& value : recorded) {
    if (given.contains(value)) {
      ++score.right;
    } else {
      ++score.missed;
      score.misses[value].push_back(title);
    }
  }
  for (const std::string& value : given) {
    if (recorded.contains(value)) continue;
    ++score.wrong;
    score.false_tags[value].push_back(title);
  }
}

void print_most_frequent(const char* heading,
                         const std::map<std::string, std::vector<std::string>>& titles) {
  std::vector<std::pair<std::string, std::vector<std::string>>> ordered(titles.begin(),
                                                                        titles.end());
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  fmt::print("  {}\n", heading);
  for (std::size_t i = 0; i < std::min(values_shown, ordered.size()); ++i) {
    const auto& [value, examples] = ordered[i];
    const auto end =
        examples.begin() + static_cast<std::ptrdiff_t>(std::min(titles_shown, examples.size()));
    fmt::print("    {:3} {:32} {}\n", examples.size(), value,
               fmt::join(examples.begin(), end, " | "));
  }
}

}  // namespace wegwijzer::bench
