#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/tag/affixes.hpp"
#include "indexer/tag/words.hpp"

namespace wegwijzer::tag {

using PhraseId = std::uint32_t;

/// A phrase found: words [begin, end) of a text.
struct Match {
  PhraseId phrase;
  std::uint32_t begin, end;
  bool whole = true;  ///< not as a part of a compound

  bool operator==(const Match&) const = default;
};

enum class Case {
  Folded,  ///< case and accents do not count
  Exact,   ///< these very letters, and not in a sentence that is all capitals
};

/// Where in a compound a phrase may stand without saying so.
enum class Compounds {
  AsWritten,  ///< "rouw-" and "-richtlijn", and a last word of 8 letters or more begins one
  Ends,       ///< a phrase of one word of 6 letters or more ends one ("themadossier"), and only one
              ///< with a hyphen begins one
  Anywhere,   ///< a phrase of one word of 6 letters or more begins and ends one: "delierzorg"
};

/// Thousands of phrases to be found in a text in one pass over its words.
///
/// Whole words only, within one sentence. In a folded phrase a word of 5 letters or more stands for
/// its other forms too (inflection.hpp), unless it has a capital: that is a name. It may also be
/// the beginning of a compound ("mantelzorg" in "mantelzorgondersteuning"), when it ends in "-" or
/// its last word is longer than 7 letters; and the end of one ("-richtlijn" in
/// "dementierichtlijn"), when it begins with "-"; what else, Compounds says. A phrase that ends in
/// ":" or "." wants that sign in the text too.
/// Fill it with add(), then share it: find() is const and safe from several threads.
class Phrases {
 public:
  /// The same phrase added in the same way gets the same id. Ids count from 0.
  PhraseId add(std::string_view phrase, Case letters, Compounds compounds = Compounds::AsWritten);
  std::size_t size() const { return phrases_.size(); }
  const std::string& text(PhraseId phrase) const { return phrases_[phrase].text; }

  /// All matches, overlapping ones too, by where they begin.
  std::vector<Match> find(const Words& words) const;

 private:
  using WordId = std::uint32_t;
  using Node = std::uint32_t;
  static constexpr Node no_node = UINT32_MAX;

  struct Phrase {
    std::string text;
    std::vector<std::string> exact;  // for Case::Exact
    char after = '\0';               // a sign that must follow
    bool open = false;               // may be the beginning of a compound
    bool head = false;               // may be its end
    std::size_t front = 0;           // in bytes, of what stands before its end at least
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  /// What one word of a text can be in a phrase: ranges in Readings::ids.
  struct Reading {
    std::uint32_t whole_begin, stems_begin, heads_begin, end;
  };
  struct Readings {
    std::vector<Reading> words;
    std::vector<WordId> ids;

    std::span<const WordId> whole(std::size_t word) const;
    std::span<const WordId> stems(std::size_t word) const;
    std::span<const WordId> heads(std::size_t word) const;
  };
  enum class Start { Word, EndOfCompound };

  WordId word_id(std::string_view folded);
  void add_form(std::string_view form, WordId word);
  std::span<const WordId> words_with(std::string_view form) const;
  Node child(Node node, WordId word) const;
  Node add_child(Node node, WordId word);
  void add_words(const Words& words, PhraseId phrase, const Phrase& made);
  std::vector<std::string> forms_of(const Words& words, std::size_t word, const Phrase& made) const;
  Readings read(const Words& words) const;
  void read_parts(std::string_view word, Readings& readings) const;
  void walk(const Words& words, const Readings& readings, std::size_t begin, Start start,
            std::vector<Match>& found) const;
  bool holds(PhraseId phrase, const Words& words, std::size_t begin, std::size_t end) const;

  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, PhraseId> ids_;
  std::unordered_map<std::string, WordId> words_;
  /// A word as it may stand in a text -> the words of phrases that it stands for.
  std::unordered_map<std::string, std::vector<WordId>, Hash, std::equal_to<>> forms_;
  Affixes stems_{Affixes::Side::Front};  // the last words of open phrases
  Affixes heads_{Affixes::Side::Back};   // the first words of phrases with a head, in all forms
  std::unordered_map<std::uint64_t, Node> children_;
  std::vector<std::vector<PhraseId>> ends_ = {{}};  // by Node; node 0 is the root
};

}  // namespace wegwijzer::tag
