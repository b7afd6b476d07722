#pragma once

#include <xapian.h>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/language_data.hpp"
#include "language/tokens.hpp"

namespace wegwijzer::language {

/// Text -> terms; the one seam between Dutch and the rest. Indexing and asking use the same
/// analyser, and a generation carries its fingerprint.
///
/// A token is a run of letters and digits (Unicode categories L, M, N); a final 's and other
/// apostrophes go. Words are folded (NFKC, lower case, no accents) and stemmed: Dutch by Xapian's
/// "kraaij_pohlmann" after a list of exceptions, English by "english"; other languages are folded
/// only. Text of unknown language counts as Dutch. A word whose stem would be a stop word of Dutch
/// has nothing to do with that: a Dutch one ("eens") stands for itself, an English one ("dying") is
/// marked as English. An abbreviation of the thesaurus that is a stop word in small letters ("ALS",
/// "WHO") keeps its capitals where it has them, and is no stop word.
///
/// Not for sharing between threads (a Xapian stemmer has state): each thread makes its own.
class Analyser {
 public:
  explicit Analyser(std::shared_ptr<const LanguageData> data);

  /// The tokens in the order of the text. `text` must be UTF-8.
  std::vector<Token> analyse(std::string_view text, std::string_view language) const;

  /// Every term under which a word of a query may stand in the index, as the query does not know
  /// the documents' languages: its Dutch stem first, then others, without repeats.
  std::vector<std::string> query_terms(std::string_view form) const;

  /// The stem of a folded word, taken for Dutch. Good until the next analyse().
  const std::string& dutch_stem(const std::string& form) const {
    return stem(form, Stemmer::Dutch);
  }

  /// The folded words that the list of exceptions gives this Dutch stem.
  std::vector<std::string> exceptions_with(std::string_view stem) const;

  bool is_stop_word(std::string_view form) const;
  /// Whether it belongs to the frame of a question rather than to its subject.
  bool is_question_word(std::string_view form) const;

  /// Changes when the terms of some text would.
  static std::string fingerprint(const LanguageData& data);

 private:
  enum class Stemmer { Dutch, English, None };

  static Stemmer stemmer_for(std::string_view language);
  const std::string& stem(const std::string& form, Stemmer stemmer) const;
  std::string stem_uncached(const std::string& form, Stemmer stemmer) const;
  bool is_stop_word_in(const std::string& language, const std::string& form) const;

  std::shared_ptr<const LanguageData> data_;
  WordSet capital_words_;  // folded
  mutable Xapian::Stem dutch_;
  mutable Xapian::Stem english_;
  WordSet dutch_small_words_;  // the stop words, with their stems
  mutable std::unordered_map<std::string, std::string> cache_[2];
};

}  // namespace wegwijzer::language
