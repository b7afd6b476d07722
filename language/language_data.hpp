#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>

#include "base/result.hpp"

namespace wegwijzer::language {

/// What crawl-config/language/ says, per language (BCP 47 primary subtag). All words are folded.
/// A value: const once loaded, safe to share between threads.
struct LanguageData {
  std::map<std::string, std::set<std::string, std::less<>>> stop_words;
  /// word -> stem, where the stemmer of that language is wrong
  std::map<std::string, std::map<std::string, std::string, std::less<>>> stem_exceptions;

  bool operator==(const LanguageData&) const = default;
};

/// Reads stopwords.json and stem_exceptions.json; a file that is absent holds nothing.
Result<LanguageData> load_language_data(const std::filesystem::path& folder);

/// The data as a generation keeps it, so that a reader analyses exactly as the index was made.
nlohmann::json to_json(const LanguageData& data);
Result<LanguageData> language_data_from_json(const nlohmann::json& json);

}  // namespace wegwijzer::language
