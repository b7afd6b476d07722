#include "indexer/tag/field_words.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/tag/inflection.hpp"
#include "indexer/tag/words.hpp"

namespace wegwijzer::tag {

namespace {

constexpr std::size_t shortest_named = 4;

/// Adds the inflections of all names, where they are no name themselves.
void add_inflections(std::map<std::string, std::vector<ValueId>>& names) {
  auto inflected = names;
  for (const auto& [key, values] : names) {
    if (key.size() < shortest_named) continue;
    for (const std::string& form : inflections(key)) inflected.try_emplace(form, values);
  }
  names = std::move(inflected);
}

void add_once(std::vector<ValueId>& values, ValueId value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> items;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(",;|"), list.size());
    const std::string_view item = trim(list.substr(0, end));
    if (!item.empty()) items.emplace_back(item);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return items;
}

/// The id that the source's own table gives for a word; nullptr when it is not in there.
const std::string* lookup(const std::map<std::string, std::string>& table,
                          const std::string& word) {
  const auto exact = table.find(word);
  if (exact != table.end()) return &exact->second;
  const std::string key = words_key(word);
  const auto alike = std::find_if(table.begin(), table.end(),
                                  [&](const auto& entry) { return words_key(entry.first) == key; });
  return alike == table.end() ? nullptr : &alike->second;
}

}  // namespace

/// One field of a document.
struct FieldWords::Field {
  const std::string& name;
  const std::string* facet;                         // nullptr when it belongs to none
  const std::map<std::string, std::string>* table;  // of Source::values, or nullptr
};

FieldWords::FieldWords(const Taxonomy& taxonomy, const Values& values) : values_(&values) {
  for (const Facet& facet : taxonomy.facets) {
    names_[facet.id];
    facets_.emplace(words_key(facet.id), facet.id);
    for (const auto& [language, label] : facet.label) facets_.emplace(words_key(label), facet.id);
    if (facet.derived_from == DerivedFrom::Access) facets_.emplace("access", facet.id);
  }
  for (ValueId id = 0; id < values.size(); ++id) {
    const FacetValue& value = *values[id].value;
    Names& names = names_[values[id].facet->id];
    add_once(names[words_key(value.id)], id);
    for (const Label* label : {&value.label, &value.short_label}) {
      for (const auto& [language, text] : *label) add_once(names[words_key(text)], id);
    }
    if (value.restricted) continue;
    for (const std::string& label : value.when.source_label) {
      add_once(labels_[words_key(label)], id);
    }
  }
  add_inflections(labels_);
  for (auto& [facet, names] : names_) add_inflections(names);
}

FieldMatches FieldWords::read(const std::map<std::string, std::vector<std::string>>& fields,
                              const source::Source& source) const {
  FieldMatches matches;
  for (const auto& [name, words] : fields) {
    const auto facet = facets_.find(words_key(name));
    Field field{name, facet == facets_.end() ? nullptr : &facet->second, nullptr};
    if (field.facet != nullptr) {
      const auto table = source.values.find(*field.facet);
      if (table != source.values.end()) field.table = &table->second;
    }
    for (const std::string& word : words) read_word(field, word, matches);
  }
  return matches;
}

void FieldWords::read_word(const Field& field, const std::string& word, FieldMatches& into) const {
  const auto take = [&](const std::string& part, const Meaning& meaning) {
    for (const ValueId value : meaning.values) into.found.push_back({value, field.name, part});
    const bool missing = !meaning.known && field.facet != nullptr && !words_key(part).empty();
    if (missing) into.unmapped.push_back({*field.facet, part});
  };
  const Meaning whole = meaning(field, word);
  const std::vector<std::string> parts = split(word);
  std::vector<Meaning> meanings;
  if (!whole.known && parts.size() > 1) {
    for (const std::string& part : parts) meanings.push_back(meaning(field, part));
  }
  const bool is_list =
      std::any_of(meanings.begin(), meanings.end(), [](const Meaning& part) { return part.known; });
  if (!is_list) return take(word, whole);
  for (std::size_t i = 0; i < parts.size(); ++i) take(parts[i], meanings[i]);
}

FieldWords::Meaning FieldWords::meaning(const Field& field, const std::string& word) const {
  Meaning meaning = field.facet == nullptr ? Meaning{} : meaning_in_facet(field, word);
  const auto labelled = labels_.find(words_key(field.name + " " + word));
  if (labelled == labels_.end()) return meaning;
  meaning.known = true;
  for (const ValueId value : labelled->second) add_once(meaning.values, value);
  return meaning;
}

FieldWords::Meaning FieldWords::meaning_in_facet(const Field& field,
                                                 const std::string& word) const {
  const std::string* id = field.table == nullptr ? nullptr : lookup(*field.table, word);
  if (id != nullptr) {
    const auto value = values_->find(*field.facet, *id);
    return value ? Meaning{true, {*value}} : Meaning{true};
  }
  const Names& names = names_.at(*field.facet);
  const auto named = names.find(words_key(word));
  return named == names.end() ? Meaning{} : Meaning{true, named->second};
}

}  // namespace wegwijzer::tag
