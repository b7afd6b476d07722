#include "language/language_data.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"
#include "base/utf8.hpp"

namespace wegwijzer::language {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

WordSet folded(const std::vector<std::string>& words) {
  WordSet set;
  for (const std::string& word : words) set.insert(fold(word));
  return set;
}

/// {"nl": ["word", ...], "en": [...]}
std::map<std::string, WordSet> read_lists(const json& value, const std::string& name,
                                          Problems& problems) {
  std::map<std::string, WordSet> lists;
  JsonObject file(value, name, "", problems);
  if (!value.is_object()) return lists;
  for (const auto& [language, words] : value.items()) {
    std::vector<std::string> list;
    file.read(language, list);
    lists[language] = folded(list);
  }
  file.finish();
  return lists;
}

void read_stop_words(const json& value, const std::string& name, LanguageData& data,
                     Problems& problems) {
  data.stop_words = read_lists(value, name, problems);
}

void read_question_words(const json& value, const std::string& name, LanguageData& data,
                         Problems& problems) {
  data.question_words = read_lists(value, name, problems);
}

void read_stem_exceptions(const json& value, const std::string& name, LanguageData& data,
                          Problems& problems) {
  JsonObject file(value, name, "", problems);
  if (!value.is_object()) return;
  for (const auto& [language, words] : value.items()) {
    std::map<std::string, std::string> stems;
    file.read(language, stems);
    for (const auto& [word, stem] : stems) {
      data.stem_exceptions[language][fold(word)] = fold(stem);
    }
  }
  file.finish();
}

void read_families(const json& value, const std::string& name, LanguageData& data,
                   Problems& problems) {
  JsonObject file(value, name, "", problems);
  if (!value.is_object()) return;
  for (const auto& [language, families] : value.items()) {
    file.allow(language);
    for (const json& family : families) {
      std::vector<std::string> words;
      for (const json& word : family) {
        if (word.is_string()) words.push_back(fold(word.get<std::string>()));
      }
      if (!family.is_array() || words.size() < 2 || words.size() != family.size()) {
        file.complain(language,
                      "is " + describe(family) + ", expected a list of two words or more");
      }
      data.families[language].push_back(std::move(words));
    }
  }
  file.finish();
}

void read_compounds(const json& value, const std::string& name, LanguageData& data,
                    Problems& problems) {
  JsonObject file(value, name, "", problems);
  file.object("nl", [&](JsonObject& rules) {
    std::vector<std::string> blocked, words, whole;
    rules.read("blocked", blocked);
    rules.read("words", words);
    rules.read("whole", whole);
    data.compounds = {folded(blocked), folded(words), folded(whole)};
  });
  file.finish();
}

void read_spelling(const json& value, const std::string& name, LanguageData& data,
                   Problems& problems) {
  JsonObject file(value, name, "", problems);
  file.read("word_lists", data.word_lists);
  file.finish();
}

using ReadFile = void (*)(const json&, const std::string&, LanguageData&, Problems&);

void read_if_present(const fs::path& path, ReadFile read, LanguageData& data, Problems& problems) {
  if (!fs::exists(path)) return;
  const auto value = parse_json_file(path);
  if (!value) return problems.add(value.error());
  read(*value, path.string(), data, problems);
}

}  // namespace

Result<LanguageData> load_language_data(const fs::path& configuration) {
  const fs::path folder = configuration / "language";
  LanguageData data;
  Problems problems;
  read_if_present(folder / "stopwords.json", read_stop_words, data, problems);
  read_if_present(folder / "question_words.json", read_question_words, data, problems);
  read_if_present(folder / "stem_exceptions.json", read_stem_exceptions, data, problems);
  read_if_present(folder / "families.json", read_families, data, problems);
  read_if_present(folder / "compounds.json", read_compounds, data, problems);
  read_if_present(folder / "spelling.json", read_spelling, data, problems);
  auto thesaurus = load_thesaurus(configuration / "thesaurus.json");
  if (thesaurus) {
    data.thesaurus = std::move(*thesaurus);
  } else {
    problems.add(thesaurus.error());
  }
  if (!problems.empty()) return fail(problems.to_error());
  return data;
}

json to_json(const LanguageData& data) {
  json thesaurus = json::array();
  for (const ThesaurusGroup& group : data.thesaurus) thesaurus.push_back(to_json(group));
  return {
      {"stop_words",      data.stop_words       },
      {"question_words",  data.question_words   },
      {"stem_exceptions", data.stem_exceptions  },
      {"families",        data.families         },
      {"blocked_parts",   data.compounds.blocked},
      {"part_words",      data.compounds.words  },
      {"whole_words",     data.compounds.whole  },
      {"word_lists",      data.word_lists       },
      {"thesaurus",       thesaurus             }
  };
}

Result<LanguageData> language_data_from_json(const json& value) {
  LanguageData data;
  try {
    value.at("stop_words").get_to(data.stop_words);
    value.at("question_words").get_to(data.question_words);
    value.at("stem_exceptions").get_to(data.stem_exceptions);
    value.at("families").get_to(data.families);
    value.at("blocked_parts").get_to(data.compounds.blocked);
    value.at("part_words").get_to(data.compounds.words);
    value.at("whole_words").get_to(data.compounds.whole);
    value.at("word_lists").get_to(data.word_lists);
    for (const json& group : value.at("thesaurus")) {
      data.thesaurus.push_back(thesaurus_group_from_json(group));
    }
  } catch (const json::exception& error) {
    return fail(Code::Index, fmt::format("language data of the index: {}", error.what()),
                "rebuild it: wegwijzer-indexer build");
  }
  return data;
}

}  // namespace wegwijzer::language
