#include "indexer/store/census.hpp"

#include <set>

#include "base/utf8.hpp"
#include "language/abbreviations.hpp"
#include "language/tokens.hpp"

namespace wegwijzer::store {

void Census::add(const Record& record) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const std::string* text : {&record.title, &record.summary, &record.text}) {
    for (language::Token& token : language::tokenize(*text)) ++forms_[std::move(token.form)];
    for (const language::Abbreviation& found : language::find_abbreviations(*text)) {
      const auto key = std::pair(found.short_form, found.long_form);
      Explained& explained = explained_[key];
      explained.initials = explained.initials || found.initials;
      if (seen.insert(key).second) ++explained.records;
    }
  }
}

void Census::add(const Census& other) {
  for (const auto& [form, count] : other.forms_) forms_[form] += count;
  for (const auto& [key, explained] : other.explained_) {
    Explained& ours = explained_[key];
    ours.records += explained.records;
    ours.initials = ours.initials || explained.initials;
  }
}

std::map<std::string, std::uint32_t> Census::counts() const {
  return {forms_.begin(), forms_.end()};
}

std::vector<language::ThesaurusGroup> Census::abbreviations() const {
  std::vector<language::ThesaurusGroup> groups;
  for (const auto& [key, explained] : explained_) {
    if (explained.records < 2 && !explained.initials) continue;
    language::ThesaurusGroup group;
    group.id = "found-" + to_lower_ascii(key.first) + "-" + key.second;
    group.terms = {key.first, key.second};
    group.kind = "found";
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace wegwijzer::store
