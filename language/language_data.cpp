#include "language/language_data.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"
#include "base/utf8.hpp"

namespace wegwijzer::language {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

void read_stop_words(const json& value, const std::string& name, LanguageData& data,
                     Problems& problems) {
  JsonObject file(value, name, "", problems);
  std::map<std::string, std::vector<std::string>> lists;
  if (!value.is_object()) return;
  for (const auto& [language, words] : value.items()) {
    std::vector<std::string> list;
    file.read(language, list);
    for (const std::string& word : list) data.stop_words[language].insert(fold(word));
  }
  file.finish();
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

using ReadFile = void (*)(const json&, const std::string&, LanguageData&, Problems&);

void read_if_present(const fs::path& path, ReadFile read, LanguageData& data, Problems& problems) {
  if (!fs::exists(path)) return;
  const auto value = parse_json_file(path);
  if (!value) return problems.add(value.error());
  read(*value, path.string(), data, problems);
}

}  // namespace

Result<LanguageData> load_language_data(const fs::path& folder) {
  LanguageData data;
  Problems problems;
  read_if_present(folder / "stopwords.json", read_stop_words, data, problems);
  read_if_present(folder / "stem_exceptions.json", read_stem_exceptions, data, problems);
  if (!problems.empty()) return fail(problems.to_error());
  return data;
}

json to_json(const LanguageData& data) {
  return {
      {"stop_words",      data.stop_words     },
      {"stem_exceptions", data.stem_exceptions}
  };
}

Result<LanguageData> language_data_from_json(const json& value) {
  LanguageData data;
  try {
    value.at("stop_words").get_to(data.stop_words);
    value.at("stem_exceptions").get_to(data.stem_exceptions);
  } catch (const json::exception& error) {
    return fail(Code::Index, fmt::format("language data of the index: {}", error.what()),
                "rebuild it: wegwijzer-indexer build");
  }
  return data;
}

}  // namespace wegwijzer::language
