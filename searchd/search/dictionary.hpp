#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "language/compounds.hpp"
#include "language/known_words.hpp"
#include "language/language_data.hpp"
#include "language/spelling.hpp"
#include "language/synonyms.hpp"
#include "language/vocabulary.hpp"

namespace wegwijzer::search {

/// What one generation knows of words: those it has, those that are correct, what compounds are
/// made of, what may stand for what. Const once open; safe for all threads.
class Dictionary {
 public:
  static Result<std::unique_ptr<const Dictionary>> open(
      const std::filesystem::path& generation, std::shared_ptr<const language::LanguageData> data);

  const language::Vocabulary& vocabulary() const { return vocabulary_; }
  const language::KnownWords& known_words() const { return known_; }
  const language::Compounds& compounds() const { return compounds_; }
  const language::Synonyms& synonyms() const { return synonyms_; }
  const language::Speller& speller() const { return speller_; }
  /// The other words of a word's families, by its Dutch stem.
  const std::vector<std::string>& family_of(const std::string& stem) const;

  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

 private:
  Dictionary(std::shared_ptr<const language::LanguageData> data, language::Vocabulary vocabulary,
             language::KnownWords known, const language::Analyser& analyser);

  std::shared_ptr<const language::LanguageData> data_;
  language::Vocabulary vocabulary_;
  language::KnownWords known_;
  language::Compounds compounds_;
  language::Synonyms synonyms_;
  language::Speller speller_;
  std::unordered_map<std::string, std::vector<std::string>> families_;
};

}  // namespace wegwijzer::search
