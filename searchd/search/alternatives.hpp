#pragma once

#include <xapian.h>
#include <string>
#include <vector>

#include "language/analyser.hpp"
#include "schema/ranking.hpp"
#include "searchd/search/dictionary.hpp"
#include "searchd/search/interpretation.hpp"

namespace wegwijzer::search {

/// A plain word of a typed text.
struct QuestionWord {
  std::string form;   ///< folded
  std::string typed;  ///< as it was
  bool capitals = false;
  bool stop_word = false;
  bool weightless = false;     ///< says nothing by itself
  bool hyphen_before = false;  ///< "learning" in "e-learning"
  bool or_before = false;      ///< it or the one before
  std::size_t place = 0;       ///< among all words of the text: neighbours differ by one
};

/// Finds what may stand for words, and adds it to an Interpretation. Terms that the index does not
/// have are never added. Methods throw Xapian::Error.
class AlternativesBuilder {
 public:
  /// All must outlive this.
  AlternativesBuilder(const Dictionary& dictionary, const Ranking& ranking,
                      const language::Analyser& analyser, const Xapian::Database& database,
                      Interpretation& meaning)
      : dictionary_(dictionary),
        ranking_(ranking),
        analyser_(analyser),
        database_(database),
        meaning_(meaning) {}

  /// With correction, compounds, thesaurus, families, joins and the beginning of the last word.
  void add_freely(std::vector<QuestionWord> words);
  /// Each word in any of its endings, and nothing else; it must stand there by itself, and not only
  /// as a part of a compound.
  void add_exactly(const std::vector<QuestionWord>& words);
  /// The words of a phrase count as they stand.
  void add_condition(const Condition::Option& option);

 private:
  using Mask = std::uint32_t;

  bool exists(const std::string& term) const { return database_.term_exists(term); }
  /// Every term under which a word of a question may stand in the index.
  std::vector<std::string> terms_of(const std::string& form) const;
  bool is_known(const std::string& form) const;
  /// The word in each of the endings that the collection has.
  std::vector<std::string> endings_of(const std::string& form) const;
  void correct(std::vector<QuestionWord>& words);
  /// The parts of a compound that the index has and that tell something.
  std::vector<std::string> parts_of(const std::string& form) const;
  /// Whether so many documents have the term that it cannot stand for something else.
  bool is_common(const std::string& term) const;
  /// A bit for the word, or for each part of it; 0 when there are too many words.
  Mask ask(const std::string& form, bool question_word);
  void add(const std::string& term, double weight, By by, Mask words, const std::string& shown);
  /// Every term under which a form stands: stem, title, form, label.
  void add_form(const std::string& form, double weight, Mask words);
  /// A tag whose label says it, unless a good part of the collection has such a tag.
  void add_label(const std::string& stem, double weight, Mask words, const std::string& shown);
  /// `first_part`: the bit of the first one, those of the others follow; 0 when each stands for the
  /// whole word.
  void add_parts(const std::vector<std::string>& parts, double weight, Mask whole, Mask first_part);
  void add_edges(const std::string& form, double weight, Mask words);
  void add_prefix(const std::string& form, double weight, Mask words);
  void add_family(const std::string& form, double weight, Mask words);
  void add_synonyms(const std::vector<QuestionWord>& words, const std::vector<Mask>& masks);
  /// What the thesaurus says of a stretch of words, which the question has as `typed`.
  void add_match(const language::Synonyms::Match& match, const std::string& typed, double weight,
                 Mask words);
  bool add_synonym(const language::Synonym& synonym, double weight, Mask words);
  void add_joins(const std::vector<QuestionWord>& words, const std::vector<Mask>& masks);
  /// What the thesaurus says where the words at `begin` are written as one.
  void add_joined_synonyms(const std::vector<QuestionWord>& words, const std::vector<Mask>& masks,
                           std::size_t begin, std::size_t length, const std::string& form);
  /// Whether the collection or the thesaurus has it.
  bool leads_somewhere(const std::string& form) const;
  /// Whether the word, with its neighbours, is written as one somewhere.
  bool joins(const std::vector<QuestionWord>& words, std::size_t at) const;
  std::string joined_form(const std::vector<QuestionWord>& words, std::size_t begin,
                          std::size_t length) const;
  std::vector<language::TypedWord> typed_words(const std::vector<QuestionWord>& words) const;
  void let_go_of_unknown(const std::vector<QuestionWord>& words, const std::vector<Mask>& masks);

  const Dictionary& dictionary_;
  const Ranking& ranking_;
  const language::Analyser& analyser_;
  const Xapian::Database& database_;
  Interpretation& meaning_;
};

}  // namespace wegwijzer::search
