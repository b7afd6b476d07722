#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "language/thesaurus.hpp"

namespace wegwijzer::language {

using WordSet = std::set<std::string, std::less<>>;

/// What an editor says about the parts of compounds (compounds.hpp).
struct CompoundRules {
  WordSet blocked;  ///< never a part: endings and particles ("heid", "over")
  WordSet words;    ///< a part also where the collection hardly has it by itself
  WordSet whole;    ///< never split, though it looks like a compound

  bool operator==(const CompoundRules&) const = default;
};

/// What a configuration says about language, per language (BCP 47 primary subtag): everything that
/// decides which terms a text gets and how a question is read. All words are folded.
/// A value: const once loaded, safe to share between threads.
struct LanguageData {
  std::map<std::string, WordSet> stop_words;
  /// Frame of a question ("waar vind ik"): counts little beside the words that carry its subject.
  std::map<std::string, WordSet> question_words;
  /// word -> stem, where the stemmer of that language is wrong
  std::map<std::string, std::map<std::string, std::string, std::less<>>> stem_exceptions;
  /// derivations that the stemmer keeps apart and a reader does not: psychiatrie, psychiater
  std::map<std::string, std::vector<std::vector<std::string>>> families;
  CompoundRules compounds;  ///< of Dutch; other languages are not split
  /// Files with one correct word a line; what stands there is never corrected.
  std::vector<std::string> word_lists;
  std::vector<ThesaurusGroup> thesaurus;

  bool operator==(const LanguageData&) const = default;
};

/// Reads language/*.json and thesaurus.json of a configuration directory; a file that is absent
/// holds nothing. All faults of all files at once.
Result<LanguageData> load_language_data(const std::filesystem::path& configuration);

/// The data as a generation keeps it, so that a reader analyses exactly as the index was made.
nlohmann::json to_json(const LanguageData& data);
Result<LanguageData> language_data_from_json(const nlohmann::json& json);

}  // namespace wegwijzer::language
