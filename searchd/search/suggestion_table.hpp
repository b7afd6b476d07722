#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/analyser.hpp"
#include "searchd/search/bitset.hpp"

namespace wegwijzer::search {

/// What somebody is typing, as a table of suggestions looks for it.
struct Sought {
  struct Word {
    std::string form;
    std::vector<std::string> stems;  ///< Analyser::query_terms
    bool unfinished = false;         ///< the last word: more letters may come
    bool correct = false;            ///< a word of the language: no slip is looked for in it
  };

  std::string squeezed;  ///< as language::squeezed
  /// The words, and where one has a hyphen, the words with that one written as one.
  std::vector<std::vector<Word>> readings;
};

/// No readings when the text has no word, or more than anybody types.
Sought sought(std::string_view typed, const language::Analyser& analyser);

/// Texts to be suggested, numbered from 0 with the best first, found by the words that are typed.
/// Every typed word must be a word of the text, or a part of its compound, in any inflection; the
/// last one may also be the beginning of one.
///
/// Work is bounded by the table, not by what is typed: a typed word costs at most one step for
/// each word of each text, and a slip in it one for each different word with its first letter.
/// Const; safe for all threads.
class SuggestionTable {
 public:
  /// `texts` with their words marked (language/marked_words.hpp); not kept.
  SuggestionTable(const std::vector<std::string_view>& texts, const language::Analyser& analyser);

  std::size_t size() const { return squeezed_begin_.size() - 1; }
  /// The text as language::squeezed.
  std::string_view squeezed(std::uint32_t text) const;

  /// The best of the texts that match, at most `most` of each.
  struct Found {
    std::vector<std::uint32_t> beginning;  ///< the text begins with what is typed
    std::vector<std::uint32_t> elsewhere;  ///< it has it further on
  };
  Found find(const Sought& sought, std::size_t most) const;

  /// The best of the texts that match when one letter too many, too few, wrong, or swapped with its
  /// neighbour is put right in one typed word of `shortest` bytes or more.
  std::vector<std::uint32_t> find_misspelt(const Sought& sought, std::size_t shortest,
                                           std::size_t most) const;

 private:
  /// A place where somebody may begin to type a word: its beginning, or that of a part.
  struct Beginning {
    std::uint32_t at, length;  // in letters_
    std::uint32_t word;
  };

  void sort_texts();
  void add_words(const std::vector<std::string_view>& texts, const language::Analyser& analyser);
  void add_beginnings(const std::vector<std::string_view>& words,
                      const language::Analyser& analyser);
  std::string_view letters(const Beginning& beginning) const;
  std::span<const Beginning> beginning_with(std::string_view form) const;
  void add_texts_with(std::uint32_t word, Bitset& texts) const;
  void add_texts_with_letters(std::string_view form, bool unfinished, Bitset& texts) const;
  Bitset texts_with(const Sought::Word& word) const;
  Bitset texts_with_all(const std::vector<Sought::Word>& words) const;
  Bitset texts_with_nearly(const Sought::Word& word) const;

  std::string squeezed_;                       // of all texts
  std::vector<std::uint32_t> squeezed_begin_;  // by text, one past the last too
  std::vector<std::uint32_t> in_order_;        // texts in the order of squeezed()
  std::vector<std::uint32_t> texts_;           // those of the first word, of the second, ...
  std::vector<std::uint32_t> texts_begin_;     // by word, one past the last too
  std::string letters_;                        // of all beginnings
  std::vector<Beginning> beginnings_;          // in the order of their letters
  std::string first_letters_;                  // with which a beginning begins
  std::unordered_map<std::string, std::vector<std::uint32_t>> words_by_stem_;
};

/// Whether one edit makes `typed` into `word`, or, for an unfinished one, into a beginning of it.
bool is_one_edit_from(std::string_view typed, std::string_view word, bool unfinished);

}  // namespace wegwijzer::search
