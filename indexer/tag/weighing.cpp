#include "indexer/tag/weighing.hpp"

#include <algorithm>
#include <span>
#include <tuple>

namespace wegwijzer::tag {

namespace {

constexpr std::uint32_t company_distance = 12;  // in words

struct PlaceWeight {
  const char* name;
  double weight;
};

PlaceWeight weight_of(Place place) {
  switch (place) {
    case Place::Title:
      return {"title", 5};
    case Place::Heading:
      return {"heading", 3};
    case Place::Summary:
      return {"summary", 3};
    case Place::Text:
      return {"text", 1};
  }
  return {"text", 1};
}

bool overlaps(const Match& a, const Match& b) { return a.begin < b.end && b.begin < a.end; }

bool overlaps_any(const Occurrence& occurrence, const std::vector<Occurrence>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Occurrence& other) {
    return overlaps(occurrence.match, other.match);
  });
}

/// Of occurrences that overlap the longest; of equally long ones the firmer, then the first.
std::vector<Occurrence> longest(std::vector<Occurrence> occurrences) {
  const auto order = [](const Occurrence& o) {
    return std::tuple(-static_cast<std::int64_t>(o.match.end - o.match.begin), o.role,
                      o.match.begin);
  };
  std::sort(occurrences.begin(), occurrences.end(),
            [&](const Occurrence& a, const Occurrence& b) { return order(a) < order(b); });
  std::vector<Occurrence> kept;
  for (const Occurrence& occurrence : occurrences) {
    if (!overlaps_any(occurrence, kept)) kept.push_back(occurrence);
  }
  std::sort(kept.begin(), kept.end(),
            [](const Occurrence& a, const Occurrence& b) { return a.match.begin < b.match.begin; });
  return kept;
}

bool near(const Match& a, const Match& b) {
  return !overlaps(a, b) && a.begin < b.end + company_distance &&
         b.begin < a.end + company_distance;
}

bool in_company(const Occurrence& hit, const std::vector<Occurrence>& company) {
  return std::any_of(company.begin(), company.end(),
                     [&](const Occurrence& other) { return near(hit.match, other.match); });
}

bool is_firm(const Occurrence& hit) {
  return hit.role == Role::Strong || hit.role == Role::Abbreviation;
}

/// One value's occurrences in one passage, by what they are for.
struct Sorted {
  std::vector<Occurrence> triggers, company;
};

Sorted unmasked(std::span<const Occurrence> occurrences) {
  std::vector<Occurrence> negative;
  for (const Occurrence& o : occurrences) {
    if (o.role == Role::Negative) negative.push_back(o);
  }
  const std::vector<Occurrence> masks = longest(std::move(negative));
  Sorted sorted;
  for (const Occurrence& o : occurrences) {
    if (o.role == Role::Negative || overlaps_any(o, masks)) continue;
    (o.role == Role::With ? sorted.company : sorted.triggers).push_back(o);
  }
  return sorted;
}

/// The hits that count, in the order of the text.
std::vector<Occurrence> hits_of(std::span<const Occurrence> occurrences, Place place,
                                bool has_company) {
  auto [triggers, company] = unmasked(occurrences);
  std::erase_if(triggers, [&](const Occurrence& hit) {
    switch (hit.role) {
      case Role::Abbreviation:
        return has_company && !in_company(hit, company);
      case Role::Weak:
      case Role::Name:
        return place != Place::Title && !in_company(hit, company);
      default:
        return false;
    }
  });
  return longest(std::move(triggers));
}

bool only_company_or_masks(std::span<const Occurrence> occurrences) {
  return std::all_of(occurrences.begin(), occurrences.end(), [](const Occurrence& o) {
    return o.role == Role::With || o.role == Role::Negative;
  });
}

void add(Weight& sum, const std::vector<Occurrence>& hits, const Passage& passage) {
  const PlaceWeight place = weight_of(passage.place);
  sum.score += place.weight * static_cast<double>(hits.size());
  const auto firm = std::count_if(hits.begin(), hits.end(), is_firm);
  const std::ptrdiff_t wanted = passage.place == Place::Text ? 2 : 1;
  sum.enough = sum.enough || firm >= wanted;
  if (place.weight <= sum.best) return;
  const auto first = std::find_if(hits.begin(), hits.end(), is_firm);
  const Match& match = (first == hits.end() ? hits.front() : *first).match;
  sum.best = place.weight;
  sum.trigger = passage.words.exact(match.begin, match.end);
  sum.place = place.name;
}

}  // namespace

std::map<ValueId, Weight> weigh(const TriggerIndex& triggers,
                                const std::vector<Passage>& passages) {
  std::map<ValueId, Weight> weights;
  for (const Passage& passage : passages) {
    const std::vector<Occurrence> found = triggers.find(passage.words);
    for (auto first = found.begin(); first != found.end();) {
      const ValueId value = first->value;
      const auto next = std::find_if(first, found.end(),
                                     [&](const Occurrence& other) { return other.value != value; });
      const std::span<const Occurrence> occurrences(first, next);
      first = next;
      if (only_company_or_masks(occurrences)) continue;
      const auto hits = hits_of(occurrences, passage.place, triggers.has_company(value));
      if (!hits.empty()) add(weights[value], hits, passage);
    }
  }
  return weights;
}

}  // namespace wegwijzer::tag
