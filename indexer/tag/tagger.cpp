#include "indexer/tag/tagger.hpp"

#include <algorithm>
#include <optional>

#include "indexer/tag/access.hpp"
#include "indexer/tag/derived.hpp"
#include "indexer/tag/first_named.hpp"
#include "indexer/tag/passages.hpp"
#include "indexer/tag/weighing.hpp"

namespace wegwijzer::tag {

namespace {

void add_url(Weight& weight, const UrlMatch& match) {
  weight.score += url_weight;
  if (url_weight <= weight.best) return;
  weight.best = url_weight;
  weight.trigger = match.pattern;
  weight.place = "url";
}

Evidence evidence_of(const Weight& weight) {
  const char* from = weight.place == "url" ? "url" : weight.synonym ? "synonym" : "trigger";
  return {from, weight.trigger, weight.place, weight.score};
}

}  // namespace

Tagger::Tagger(Taxonomy taxonomy, Decisions decisions)
    : taxonomy_(std::move(taxonomy)),
      decisions_(std::move(decisions)),
      values_(taxonomy_),
      triggers_(values_),
      urls_(values_),
      fields_(taxonomy_, values_) {}

Tagged Tagger::tag(const Input& input) const {
  Tagged tagged;
  Found found, doubtful;
  add_statement({input.extracted, input.source}, found, tagged);
  for (const Statement& listing : input.listings) add_statement(listing, found, tagged);
  const std::vector<UrlMatch> addresses = urls_.find(input.url);
  add_address(addresses, found);
  add_derived(input, found, tagged);
  add_words(input, addresses, found, doubtful);
  tagged.access = input.source->access;
  if (const Facet* facet = taxonomy_.derived_from(DerivedFrom::Access)) {
    tagged.access = settle_access(*facet, values_, input, found);
  }
  take_away(input, found);
  add_decisions(input, found, tagged);
  add_otherwise(input, tagged, found);
  take_away(input, found);
  take_away(input, doubtful);
  add_parents(found);

  std::erase_if(doubtful, [&](const auto& entry) { return found.contains(entry.first); });
  tagged.tags = to_tags(found);
  tagged.doubtful = to_tags(doubtful);
  return tagged;
}

void Tagger::add_statement(const Statement& statement, Found& found, Tagged& tagged) const {
  add_source(*statement.source, found);
  add_fields(statement, found, tagged);
}

void Tagger::add_source(const source::Source& source, Found& found) const {
  for (const auto& [facet, values] : source.facets) {
    for (const std::string& name : values) {
      const auto value = values_.find(facet, name);
      if (value) found.try_emplace(*value, Evidence{"source", source.id, "facets"});
    }
  }
}

void Tagger::add_fields(const Statement& statement, Found& found, Tagged& tagged) const {
  FieldMatches matches = fields_.read(statement.extracted->fields, *statement.source);
  for (const FieldMatch& match : matches.found) {
    found.try_emplace(match.value, Evidence{"field", match.word, match.field, certain_weight});
  }
  std::move(matches.unmapped.begin(), matches.unmapped.end(), std::back_inserter(tagged.unmapped));
}

void Tagger::add_address(const std::vector<UrlMatch>& addresses, Found& found) const {
  for (const UrlMatch& match : addresses) {
    if (!match.certain || has_value_of(*values_[match.value].facet, found)) continue;
    found.try_emplace(match.value, Evidence{"url", match.pattern, "url", certain_weight});
  }
}

void Tagger::add_derived(const Input& input, Found& found, Tagged& tagged) const {
  const auto add = [&](const Facet& facet, const FacetValue* value, const Evidence& evidence) {
    if (value != nullptr) found.try_emplace(*values_.find(facet.id, value->id), evidence);
  };
  tagged.language = primary_language(input.extracted->language);
  if (const Facet* facet = taxonomy_.derived_from(DerivedFrom::Language)) {
    add(*facet, value_of_language(*facet, tagged.language),
        Evidence{"language", tagged.language, "language"});
  }
  const std::string& published = input.extracted->published;
  if (const Facet* facet = taxonomy_.derived_from(DerivedFrom::Published)) {
    add(*facet, value_of_date(*facet, published), Evidence{"date", published, "published"});
  }
}

void Tagger::add_words(const Input& input, const std::vector<UrlMatch>& addresses, Found& found,
                       Found& doubtful) const {
  auto weights = weigh(triggers_, passages_of(*input.extracted));
  const FirstNamed named = first_named(values_, weights);
  for (const UrlMatch& match : addresses) {
    if (!match.certain) add_url(weights[match.value], match);
  }
  for (const auto& [value, weight] : weights) {
    const bool enough =
        weight.enough || weight.score >= assign_threshold || named.first.contains(value);
    const bool in_passing = named.in_passing.contains(value);
    if (enough && (weight.place == "url" || !in_passing)) {
      found.try_emplace(value, evidence_of(weight));
    } else if (in_passing && !enough) {
      continue;  // "uitleg" beside a course leaves no doubt
    } else if (weight.score >= doubt_threshold) {
      doubtful.emplace(value, evidence_of(weight));
    } else if (weight.held >= doubt_threshold) {
      doubtful.emplace(value, Evidence{"held", weight.context, weight.context_place, weight.held});
    }
  }
}

void Tagger::add_decisions(const Input& input, Found& found, Tagged& tagged) const {
  for (const Decision& decision : decisions_.on(input.url)) {
    const auto value = values_.find(decision.facet, decision.value);
    if (!decision.yes || !value) continue;
    if (values_[*value].facet->derived_from == DerivedFrom::Access) {
      std::erase_if(found, [&](const auto& entry) {
        return values_[entry.first].facet == values_[*value].facet;
      });
      tagged.access = decision.value;
    }
    found[*value] = Evidence{"person", decision.why, ""};
  }
}

void Tagger::take_away(const Input& input, Found& found) const {
  for (const Decision& decision : decisions_.on(input.url)) {
    const auto refused = values_.find(decision.facet, decision.value);
    if (decision.yes || !refused) continue;
    std::erase_if(found, [&](const auto& entry) {
      if (entry.second.from == "person") return false;
      std::optional<ValueId> at = entry.first;
      while (at && *at != *refused) at = values_[*at].parent;
      return at.has_value();
    });
  }
}

void Tagger::add_otherwise(const Input& input, const Tagged& tagged, Found& found) const {
  const auto underivable = [&](const Facet& facet) {
    switch (facet.derived_from) {
      case DerivedFrom::Nothing:
        return true;
      case DerivedFrom::Language:
        return tagged.language.empty();
      case DerivedFrom::Published:
        return input.extracted->published.empty();
      case DerivedFrom::Access:
        return tagged.access.empty();
    }
    return false;
  };
  Found added;
  for (ValueId id = 0; id < values_.size(); ++id) {
    const Facet& facet = *values_[id].facet;
    if (!values_[id].value->otherwise || !underivable(facet) || has_value_of(facet, found))
      continue;
    added.try_emplace(id, Evidence{"otherwise", "", ""});
  }
  found.merge(added);
}

void Tagger::add_parents(Found& found) const {
  Found parents;
  for (const auto& [value, evidence] : found) {
    ValueId child = value;
    while (const auto parent = values_[child].parent) {
      parents.try_emplace(*parent, Evidence{"parent", values_[child].value->id, ""});
      child = *parent;
    }
  }
  found.merge(parents);  // what was found by itself keeps its own evidence
}

bool Tagger::has_value_of(const Facet& facet, const Found& found) const {
  return std::any_of(found.begin(), found.end(),
                     [&](const auto& entry) { return values_[entry.first].facet == &facet; });
}

std::vector<Tag> Tagger::to_tags(const Found& found) const {
  std::vector<Tag> tags;
  for (const auto& [id, evidence] : found) {
    tags.push_back({values_[id].facet->id, values_[id].value->id, evidence});
  }
  std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) {
    return std::tie(a.facet, a.value) < std::tie(b.facet, b.value);
  });
  return tags;
}

}  // namespace wegwijzer::tag
