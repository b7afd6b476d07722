#include "searchd/search/dictionary.hpp"

#include <algorithm>

#include "schema/manifest.hpp"

namespace wegwijzer::search {

Dictionary::Dictionary(std::shared_ptr<const language::LanguageData> data,
                       language::Vocabulary vocabulary, language::KnownWords known,
                       const language::Analyser& analyser)
    : data_(std::move(data)),
      vocabulary_(std::move(vocabulary)),
      known_(std::move(known)),
      compounds_(*data_, vocabulary_),
      synonyms_(*data_, analyser),
      speller_(vocabulary_, known_, synonyms_.single_words()) {
  for (const auto& [language, families] : data_->families) {
    for (const std::vector<std::string>& family : families) {
      for (const std::string& word : family) {
        const std::string& stem = analyser.dutch_stem(word);
        std::vector<std::string>& others = families_[stem];
        for (const std::string& other : family) {
          const bool known_already = std::find(others.begin(), others.end(), other) != others.end();
          if (analyser.dutch_stem(other) != stem && !known_already) others.push_back(other);
        }
      }
    }
  }
}

Result<std::unique_ptr<const Dictionary>> Dictionary::open(
    const std::filesystem::path& generation, std::shared_ptr<const language::LanguageData> data) {
  auto vocabulary = language::Vocabulary::open(generation / vocabulary_file);
  if (!vocabulary) return fail(vocabulary.error());
  auto known = language::KnownWords::open(generation / known_words_file);
  if (!known) return fail(known.error());
  const language::Analyser analyser(data);
  return std::unique_ptr<const Dictionary>(
      new Dictionary(data, std::move(*vocabulary), std::move(*known), analyser));
}

const std::vector<std::string>& Dictionary::family_of(const std::string& stem) const {
  static const std::vector<std::string> none;
  const auto found = families_.find(stem);
  return found == families_.end() ? none : found->second;
}

}  // namespace wegwijzer::search
