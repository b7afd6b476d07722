#include "indexer/tag/weighing.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <tuple>

#include "base/utf8.hpp"
#include "indexer/tag/addressee.hpp"
#include "indexer/tag/hits.hpp"
#include "indexer/tag/title_shape.hpp"

namespace wegwijzer::tag {

namespace {

constexpr std::size_t words_of_one_more = 500;  // of text, for each of which one more hit is wanted
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

bool is_firm(const Occurrence& hit) {
  return hit.role == Role::Strong || hit.role == Role::Abbreviation;
}

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

bool only_company_or_masks(std::span<const Occurrence> occurrences) {
  return std::all_of(occurrences.begin(), occurrences.end(), [](const Occurrence& o) {
    return o.role == Role::With || o.role == Role::Negative;
  });
}

Alone may_stand_alone(Place place, ValueId value, const TriggerIndex& triggers) {
  const bool says_what_it_is = place == Place::Summary && triggers.is_first_named(value);
  return place == Place::Title || says_what_it_is ? Alone::Counts : Alone::WantsCompany;
}

bool is_joined(const Match& match, const Words& words) {
  if (match.begin == 0) return false;
  const std::string_view before = words.folded(match.begin - 1);
  return before == "en" || before == "of" || before == "and" || before == "or";
}

Span span_of(const Occurrence& hit, const Words& words) {
  return {hit.match.begin, hit.match.end, is_firm(hit), hit.match.whole,
          is_joined(hit.match, words)};
}

std::optional<Span> title_of(const std::vector<Occurrence>& hits, const Words& title) {
  const auto found = std::find_if(hits.begin(), hits.end(), [&](const Occurrence& hit) {
    return is_firm(hit) && is_title_of(hit.match, title);
  });
  if (found == hits.end()) return std::nullopt;
  return span_of(*found, title);
}

/// Where hits count as if they stood: who is only spoken of in a title is no reader yet.
Place place_of(std::vector<Occurrence>& hits, const Passage& passage,
               const TriggerIndex& triggers) {
  if (passage.place == Place::Text || !triggers.is_addressed(hits.front().value)) {
    return passage.place;
  }
  const auto addressed = [&](const Occurrence& hit) {
    return is_addressed(hit.match, passage.words);
  };
  if (std::none_of(hits.begin(), hits.end(), addressed)) return Place::Text;
  std::erase_if(hits, [&](const Occurrence& hit) { return !addressed(hit); });
  return passage.place;
}

/// In a long text any word falls now and then.
std::ptrdiff_t hits_wanted(Place place, const Words& words) {
  if (place != Place::Text) return 1;
  return 2 + static_cast<std::ptrdiff_t>(words.size() / words_of_one_more);
}

void add(Weight& sum, std::vector<Occurrence> hits, const Passage& passage,
         const TriggerIndex& triggers) {
  const Place counts_as = place_of(hits, passage, triggers);
  const PlaceWeight place = weight_of(counts_as);
  const std::ptrdiff_t wanted = hits_wanted(counts_as, passage.words);
  const double part = counts_as == Place::Text ? 2.0 / static_cast<double>(wanted) : 1;
  sum.score += place.weight * part * static_cast<double>(hits.size());
  const auto firm = std::count_if(hits.begin(), hits.end(), is_firm);
  sum.enough = sum.enough || firm >= wanted;
  const auto first = std::find_if(hits.begin(), hits.end(), is_firm);
  const Occurrence& told_by = first == hits.end() ? hits.front() : *first;
  const Match& match = told_by.match;
  const Span span = span_of(told_by, passage.words);
  if (passage.place == Place::Title) {
    sum.in_title = span;
    sum.title_of = title_of(hits, passage.words);
  }
  if (passage.place == Place::Summary) sum.in_summary = span;
  if (place.weight <= sum.best) return;
  sum.best = place.weight;
  sum.synonym = told_by.synonym;
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
      auto hits = hits_of(occurrences, may_stand_alone(passage.place, value, triggers),
                          triggers.has_company(value));
      if (!hits.empty()) {
        add(weights[value], std::move(hits), passage, triggers);
      } else if (occurrences.size() <= most_held) {
        add_held(weights[value], occurrences, passage);
      }
    }
  }
  return weights;
}

}  // namespace wegwijzer::tag
