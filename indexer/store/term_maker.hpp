#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/analyser.hpp"
#include "language/compounds.hpp"
#include "language/phrases.hpp"
#include "schema/record.hpp"
#include "schema/word_stream.hpp"

namespace wegwijzer::store {

/// What all shards of a build know of language once the census is done. Const, shared by threads.
struct Lexicon {
  std::shared_ptr<const language::LanguageData> data;  ///< with the abbreviations that were found
  language::Vocabulary vocabulary;
};

struct PreparedDocument;

/// The searchable side of one record.
struct SearchableText {
  /// term -> occurrences; all prefixes but those of facets and the id
  std::unordered_map<std::string, std::uint32_t> terms;
  std::string words;         ///< WordStreamWriter::encode
  std::string title_words;   ///< marked (language/marked_words.hpp)
  std::uint32_t length = 0;  ///< in words
};

/// Text -> terms and words. For one thread.
class TermMaker {
 public:
  /// `lexicon` must outlive this.
  explicit TermMaker(const Lexicon& lexicon);

  SearchableText make(const PreparedDocument& record);

 private:
  void add_text(SearchableText& made, WordStreamWriter& words,
                const std::vector<language::Token>& tokens, bool title, const std::string& language,
                const std::vector<Section>& sections);
  void add_label(SearchableText& made, const std::string& label);
  void mark_title(SearchableText& made, const std::vector<language::Token>& tokens,
                  const std::string& language);

  struct Parts {
    std::vector<std::string> forms, stems;
  };
  /// What a word of a text in that language is made of; empty when it is no compound.
  const Parts& parts_of(const std::string& form, const std::string& language);

  const Lexicon* lexicon_;
  language::Analyser analyser_;
  language::Compounds compounds_;
  language::PhraseFinder phrases_;
  std::unordered_map<std::string, Parts> parts_;  // by form
};

}  // namespace wegwijzer::store
