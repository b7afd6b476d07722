#include "indexer/tag/weighing.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <tuple>

#include "base/utf8.hpp"

namespace wegwijzer::tag {

namespace {

constexpr std::uint32_t company_distance = 12;  // in words
constexpr std::size_t longest_evidence = 120;   // in bytes: a "word" may be a megabyte
constexpr std::size_t most_held = 200;          // of more occurrences nobody asks what held them

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

/// Which words of a passage are taken. Looks at a phrase's own words only, so that a text of
/// nothing but triggers costs no more than its length.
class Taken {
 public:
  bool any(const Match& match) const {
    for (auto word = match.begin; word < std::min<std::size_t>(match.end, words_.size()); ++word) {
      if (words_[word]) return true;
    }
    return false;
  }
  void take(const Match& match) {
    if (words_.size() < match.end) words_.resize(match.end);
    std::fill(words_.begin() + match.begin, words_.begin() + match.end, true);
  }

 private:
  std::vector<bool> words_;
};

/// Of occurrences that overlap the longest; of equally long ones the firmer, then the first.
std::vector<Occurrence> longest(std::vector<Occurrence> occurrences) {
  const auto rank = [](const Occurrence& o) {
    return std::tuple(-std::int64_t{o.match.end - o.match.begin}, o.role, o.match.begin);
  };
  std::sort(occurrences.begin(), occurrences.end(),
            [&](const Occurrence& a, const Occurrence& b) { return rank(a) < rank(b); });
  Taken taken;
  std::vector<Occurrence> kept;
  for (const Occurrence& occurrence : occurrences) {
    if (taken.any(occurrence.match)) continue;
    taken.take(occurrence.match);
    kept.push_back(occurrence);
  }
  std::sort(kept.begin(), kept.end(),
            [](const Occurrence& a, const Occurrence& b) { return a.match.begin < b.match.begin; });
  return kept;
}

bool is_firm(const Occurrence& hit) {
  return hit.role == Role::Strong || hit.role == Role::Abbreviation;
}

/// The words of `with` in one passage.
class Company {
 public:
  /// To be called in the order of the text.
  void add(const Match& match) {
    matches_.push_back(match);
    longest_ = std::max(longest_, match.end - match.begin);
  }

  /// Whether one stands within the distance of the hit, and is not part of it.
  bool near(const Match& hit) const {
    const auto reach = company_distance + longest_;
    const auto first = std::lower_bound(
        matches_.begin(), matches_.end(), hit.begin < reach ? 0 : hit.begin - reach,
        [](const Match& match, std::uint32_t begin) { return match.begin < begin; });
    const auto last = std::find_if(first, matches_.end(), [&](const Match& match) {
      return match.begin >= hit.end + company_distance;
    });
    return std::any_of(first, last, [&](const Match& match) {
      const bool overlaps = match.begin < hit.end && hit.begin < match.end;
      return !overlaps && hit.begin < match.end + company_distance;
    });
  }

 private:
  std::vector<Match> matches_;
  std::uint32_t longest_ = 0;
};

/// One value's occurrences in one passage, by what they are for; none that is masked.
struct Unmasked {
  std::vector<Occurrence> triggers;
  Company company;
};

/// Adds what the value's negative contexts keep from counting.
void add_held(Weight& sum, std::span<const Occurrence> occurrences, const Passage& passage) {
  const PlaceWeight place = weight_of(passage.place);
  const auto holds = [&](const Occurrence& context, const Occurrence& trigger) {
    return context.role == Role::Negative && trigger.match.begin < context.match.end &&
           context.match.begin < trigger.match.end;
  };
  for (const Occurrence& trigger : occurrences) {
    if (trigger.role != Role::Strong) continue;
    const auto context =
        std::find_if(occurrences.begin(), occurrences.end(),
                     [&](const Occurrence& other) { return holds(other, trigger); });
    if (context == occurrences.end()) continue;
    sum.held += place.weight;
    if (!sum.context.empty()) continue;
    sum.context =
        cut_utf8(passage.words.exact(context->match.begin, context->match.end), longest_evidence);
    sum.context_place = place.name;
  }
}

Unmasked unmasked(std::span<const Occurrence> occurrences) {
  std::vector<Occurrence> negative;
  std::copy_if(occurrences.begin(), occurrences.end(), std::back_inserter(negative),
               [](const Occurrence& o) { return o.role == Role::Negative; });
  Taken masked;
  for (const Occurrence& context : longest(std::move(negative))) masked.take(context.match);

  Unmasked left;
  for (const Occurrence& o : occurrences) {
    if (o.role == Role::Negative || masked.any(o.match)) continue;
    if (o.role == Role::With) {
      left.company.add(o.match);
    } else {
      left.triggers.push_back(o);
    }
  }
  return left;
}

/// The hits that count, in the order of the text.
std::vector<Occurrence> hits_of(std::span<const Occurrence> occurrences, Place place,
                                const TriggerIndex& triggers) {
  const ValueId value = occurrences.front().value;
  const bool has_company = triggers.has_company(value);
  const bool may_stand_alone =
      place == Place::Title || (place == Place::Summary && triggers.is_first_named(value));
  Unmasked left = unmasked(occurrences);
  std::erase_if(left.triggers, [&](const Occurrence& hit) {
    switch (hit.role) {
      case Role::Abbreviation:
        return has_company && !left.company.near(hit.match);
      case Role::Weak:
      case Role::Name:
        return !may_stand_alone && !left.company.near(hit.match);
      default:
        return false;
    }
  });
  return longest(std::move(left.triggers));
}

bool only_company_or_masks(std::span<const Occurrence> occurrences) {
  return std::all_of(occurrences.begin(), occurrences.end(), [](const Occurrence& o) {
    return o.role == Role::With || o.role == Role::Negative;
  });
}

bool is_joined(const Match& match, const Words& words) {
  if (match.begin == 0) return false;
  const std::string_view before = words.folded(match.begin - 1);
  return before == "en" || before == "of" || before == "and" || before == "or";
}

void add(Weight& sum, const std::vector<Occurrence>& hits, const Passage& passage) {
  const PlaceWeight place = weight_of(passage.place);
  sum.score += place.weight * static_cast<double>(hits.size());
  const auto firm = std::count_if(hits.begin(), hits.end(), is_firm);
  const std::ptrdiff_t wanted = passage.place == Place::Text ? 2 : 1;
  sum.enough = sum.enough || firm >= wanted;
  const auto first = std::find_if(hits.begin(), hits.end(), is_firm);
  const Match& match = (first == hits.end() ? hits.front() : *first).match;
  const Span span{match.begin, match.end, first != hits.end(), is_joined(match, passage.words)};
  if (passage.place == Place::Title) sum.in_title = span;
  if (passage.place == Place::Summary) sum.in_summary = span;
  if (place.weight <= sum.best) return;
  sum.best = place.weight;
  sum.trigger = cut_utf8(passage.words.exact(match.begin, match.end), longest_evidence);
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
      const auto hits = hits_of(occurrences, passage.place, triggers);
      if (!hits.empty()) {
        add(weights[value], hits, passage);
      } else if (occurrences.size() <= most_held) {
        add_held(weights[value], occurrences, passage);
      }
    }
  }
  return weights;
}

}  // namespace wegwijzer::tag
