#include "indexer/tag/first_named.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace wegwijzer::tag {

namespace {

struct Named {
  ValueId value;
  Span span;
};

/// Where to look for what a document is, the first place before the second.
struct Sign {
  std::optional<Span> Weight::*place;
  bool firm;
};

constexpr Sign signs[] = {
    {&Weight::in_summary, true },
    {&Weight::in_title,   true },
    {&Weight::in_summary, false},
    {&Weight::in_title,   false},
};

/// What of one facet is named so, in the order of the text, the longest first.
std::vector<Named> named_by(const Sign& sign, const Facet& facet, const Values& values,
                            const std::map<ValueId, Weight>& weights) {
  std::vector<Named> named;
  for (const auto& [value, weight] : weights) {
    const std::optional<Span>& span = weight.*sign.place;
    const bool says_it = span && span->firm == sign.firm;
    if (values[value].facet == &facet && says_it) named.push_back({value, *span});
  }
  std::sort(named.begin(), named.end(), [](const Named& a, const Named& b) {
    return std::tuple(a.span.begin, b.span.end, a.value) <
           std::tuple(b.span.begin, a.span.end, b.value);
  });
  return named;
}

/// Without what is only a part of a word that is a kind itself: the "instrument" of
/// "meetinstrument".
std::vector<Named> without_parts(const std::vector<Named>& named) {
  std::vector<Named> kept;
  for (const Named& each : named) {
    const bool part =
        !each.span.whole && std::any_of(named.begin(), named.end(), [&](const Named& other) {
          return other.span.whole && other.span.begin == each.span.begin &&
                 other.span.end == each.span.end;
        });
    if (!part) kept.push_back(each);
  }
  return kept;
}

/// What the title is of; of words within longer ones the longer, and of two in a row ("cursus
/// richtlijn") the first.
std::set<ValueId> titled(const Facet& facet, const Values& values,
                         const std::map<ValueId, Weight>& weights) {
  std::vector<Named> named;
  for (const auto& [value, weight] : weights) {
    const bool of_it = values[value].facet == &facet && weight.title_of;
    if (of_it) named.push_back({value, *weight.title_of});
  }
  named = without_parts(named);
  std::set<ValueId> titled;
  for (const Named& each : named) {
    const bool part = std::any_of(named.begin(), named.end(), [&](const Named& other) {
      const bool within = other.span.begin <= each.span.begin && each.span.end <= other.span.end;
      const bool longer = other.span.end - other.span.begin > each.span.end - each.span.begin;
      return (within && longer) || other.span.end == each.span.begin;
    });
    if (!part) titled.insert(each.value);
  }
  return titled;
}

/// Those at the beginning of the row that stand in one breath.
std::set<ValueId> first_of(const std::vector<Named>& named) {
  std::set<ValueId> first;
  Span last = named.front().span;
  for (const Named& next : named) {
    const bool same = next.span.begin == last.begin && next.span.end == last.end;
    if (!same && !first.empty()) {
      if (next.span.begin < last.end) continue;  // within a longer one
      const bool in_one_breath = next.span.joined && next.span.begin == last.end + 1;
      if (!in_one_breath) break;
    }
    first.insert(next.value);
    last = next.span;
  }
  return first;
}

}  // namespace

FirstNamed first_named(const Values& values, const std::map<ValueId, Weight>& weights) {
  std::set<const Facet*> facets;
  for (const auto& [value, weight] : weights) {
    if (values[value].facet->first_named) facets.insert(values[value].facet);
  }
  FirstNamed named;
  for (const Facet* facet : facets) {
    std::vector<Named> row;
    for (const Sign& sign : signs) {
      if (row.empty()) row = named_by(sign, *facet, values, weights);
    }
    if (row.empty()) continue;
    named.first.merge(first_of(without_parts(row)));
    named.first.merge(titled(*facet, values, weights));
    for (const auto& [value, weight] : weights) {
      const bool other = values[value].facet == facet && !named.first.contains(value);
      if (other) named.in_passing.insert(value);
    }
  }
  return named;
}

}  // namespace wegwijzer::tag
