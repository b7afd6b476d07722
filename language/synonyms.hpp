#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "language/analyser.hpp"

namespace wegwijzer::language {

/// A word or phrase that may stand for one that was typed.
struct Synonym {
  std::string text;  ///< as the thesaurus writes it, to be shown
  std::string key;   ///< phrase_key of it
  std::string kind;  ///< of its group: "abbreviation", "lay", ...
  /// Only where the rest of the question fits, or lightly.
  bool dangerous = false;

  bool operator==(const Synonym&) const = default;
};

/// "GGZ", "PaTz": short, with capitals beyond the first letter.
bool is_abbreviation(std::string_view text);

/// A word of a question as the thesaurus looks at it.
struct TypedWord {
  std::string form;         ///< folded
  std::string stem;         ///< Dutch
  bool capitals = false;    ///< typed in capitals, two letters or more
  bool known_word = false;  ///< an ordinary word of the language ("als", "so")
};

/// The thesaurus at work: what may stand for a stretch of typed words. One step only: a synonym's
/// synonyms do not count. What is forbidden never comes out, by whatever group.
///
/// An abbreviation ("GGZ") is meant when it was typed in capitals, or is no ordinary word; one that
/// is marked dangerous only in capitals. Const; safe for all threads.
class Synonyms {
 public:
  Synonyms(const LanguageData& data, const Analyser& analyser);

  /// A word or phrase of the thesaurus, with its phrase_key.
  struct Term {
    std::string text, key;
  };

  struct Match {
    std::size_t begin = 0, length = 0;  ///< the words that it covers
    bool within_another = false;        ///< a longer match covers them too
    std::vector<Synonym> synonyms;
  };
  /// Every stretch of the words that is in the thesaurus, by its first word and then its length.
  std::vector<Match> matches(const std::vector<TypedWord>& words) const;

  /// The right spelling of a word that is often misspelt so (a one-way group of kind "spelling");
  /// empty for any other.
  const std::string& misspelling_of(const std::string& form) const;

  /// All single words of the thesaurus, folded: correct, whatever the collection holds.
  const std::vector<std::string>& single_words() const { return single_words_; }

 private:
  struct Entry {
    std::vector<Synonym> synonyms;
    bool abbreviation = false;  // every text that has this key is one
    bool dangerous = false;     // in every group
  };

  void add(const Term& from, const Term& to, const ThesaurusGroup& group);
  bool is_forbidden(const std::string& from, const std::string& to) const;
  bool is_meant(const Entry& entry, const std::vector<TypedWord>& words, std::size_t begin,
                std::size_t length) const;

  std::unordered_map<std::string, Entry> entries_;
  std::set<std::pair<std::string, std::string>> forbidden_;
  std::vector<std::string> single_words_;
  std::unordered_map<std::string, std::string> misspellings_;
};

}  // namespace wegwijzer::language
