#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/word_stream.hpp"

namespace wegwijzer::search {

/// Why a term stands for a word of the question.
enum class By {
  Stem,     ///< the word itself, whatever its ending
  Title,    ///< it, in the title
  Form,     ///< it, spelt exactly so
  Label,    ///< it, in the label of a tag
  Part,     ///< a part of the compound
  Edge,     ///< known beginning or end of a word that is not known
  Prefix,   ///< a word that begins with it
  Synonym,  ///< the thesaurus says so
  Family,   ///< a derivation
  Joined,   ///< neighbours written as one word
};

/// The name of the reason in answers: "stem", "title", ...
const char* name_of(By by);

/// One word of the question, or one part of a compound in it: documents may have it or not.
struct AskedWord {
  std::string form;  ///< folded, corrected
  /// Frame of the question: counts little, and is not missed.
  bool question_word = false;
  bool let_go = false;  ///< nothing in the index stands for it

  bool operator==(const AskedWord&) const = default;
};

/// One term that stands for some of the asked words.
struct Alternative {
  std::string term;   ///< in the index, with its prefix
  double weight = 1;  ///< factor of its BM25 weight
  By by = By::Stem;
  std::uint32_t words = 0;  ///< bit i: has the i-th asked word when it has this term
  std::string shown;        ///< what it is, for people
};

/// A thing that a document must have, or must not: one of several phrases or terms.
struct Condition {
  struct Option {
    std::vector<std::string> stems;  ///< in this order, next to each other
    bool title = false;              ///< in the title
    bool quoted = false;             ///< as words of their own, not as parts of compounds
    std::vector<std::string> forms;  ///< the same words, folded
  };
  std::vector<Option> options;
};

struct Correction {
  std::string from, to;

  bool operator==(const Correction&) const = default;
};

struct Expansion {
  std::string from;
  std::vector<std::string> to;
  std::string kind;  ///< "synonym" or "family"

  bool operator==(const Expansion&) const = default;
};

/// What a typed text means to one generation: decided from the text alone, before filters, page and
/// facets. No text is an error; what it may cost is bounded here.
struct Interpretation {
  std::vector<AskedWord> words;
  std::vector<Alternative> alternatives;
  std::vector<Condition> required, excluded;
  bool every_word = false;  ///< exact: documents must have all words
  /// The words of the text in their order, as codes of stems: a title that has these and no others
  /// is what was asked for.
  std::vector<WordCode> as_title;

  std::vector<Correction> corrected;
  std::string corrected_text;  ///< the whole text with its corrections; empty without any
  std::vector<std::string> relaxed;
  std::vector<Expansion> expanded;

  /// Bits of the words that a document should have all of.
  std::uint32_t all_words() const;
  /// Nothing is asked for but that something is not there: every other document is meant.
  bool only_excludes() const;
};

}  // namespace wegwijzer::search
