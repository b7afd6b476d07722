#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "searchd/search/searcher.hpp"
#include "searchd/search/typed_text.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::fuzz {

namespace {

/// What nobody's text may go beyond: 24 words, each with all that may stand for it.
constexpr std::size_t most_alternatives = 3000;

/// A small collection, open for questions.
class SmallIndex {
 public:
  static SmallIndex& instance() {
    static SmallIndex index;
    return index;
  }

  search::Interpretation interpret(const std::string& text, search::Reading reading) const {
    return interpreter_.interpret(text, reading);
  }
  bool has_term(const std::string& term) const { return database_.term_exists(term); }
  Result<search::Results> run(const search::Query& query) { return searcher_->run(query); }

 private:
  static std::vector<Record> records() {
    using testing::a_record;
    return {a_record("delier", "Delier in de stervensfase", "Onrust en pijn in de laatste dagen."),
            a_record("pijn", "Pijn bij kinderen", "Geef een kind met pijn pijnmedicatie."),
            a_record("rouw", "Palliatieve zorg: e-learning over rouw", "De GGZ en mondzorg.")};
  }

  testing::TempIndex index_{testing::shipped_taxonomy(), records()};
  std::shared_ptr<const search::Generation> generation_ =
      *search::Generation::open(index_.generation());
  Xapian::Database database_{generation_->database_path().string()};
  language::Analyser analyser_{generation_->language_data()};
  search::Interpreter interpreter_{generation_->dictionary(), generation_->ranking(), analyser_,
                                   database_};
  std::unique_ptr<search::Searcher> searcher_ = *search::Searcher::open(generation_);
};

void claim_clauses(const std::string& text) {
  std::size_t total = 0;
  for (const search::Clause& clause : search::read_typed_text(text)) {
    claim(!clause.text.empty() && is_utf8(clause.text), "a clause has a text");
    claim(!(clause.excluded && clause.or_before), "what is excluded is no alternative");
    total += clause.text.size();
  }
  claim(total <= text.size(), "clauses stand beside each other in the text");
}

void claim_meaning(const search::Interpretation& meaning, const SmallIndex& index) {
  claim(meaning.words.size() <= 32, "asked words have a bit each");
  claim(meaning.alternatives.size() <= most_alternatives, "what a question costs is bounded");
  const std::uint64_t bits = (std::uint64_t{1} << meaning.words.size()) - 1;
  for (const search::Alternative& alternative : meaning.alternatives) {
    claim(index.has_term(alternative.term), "an alternative is in the index");
    claim(alternative.weight > 0, "an alternative counts");
    claim(alternative.words != 0 && (alternative.words & ~bits) == 0,
          "an alternative stands for words that were asked");
  }
  claim(meaning.corrected.empty() == meaning.corrected_text.empty() &&
            is_utf8(meaning.corrected_text),
        "a correction is shown in the whole text");
  claim(!meaning.every_word ||
            (meaning.corrected.empty() && meaning.relaxed.empty() && meaning.expanded.empty()),
        "as typed means as typed");
}

}  // namespace

/// What somebody types, from the text to the answer.
void fuzz_question(std::string_view input) {
  SmallIndex& index = SmallIndex::instance();
  const std::string text = to_utf8(cut_utf8(to_utf8(input), search::longest_text));
  claim_clauses(text);
  for (const auto reading : {search::Reading::Free, search::Reading::Exact}) {
    claim_meaning(index.interpret(text, reading), index);
    search::Query query;
    query.text = text;
    query.exact = reading == search::Reading::Exact;
    const auto results = index.run(query);
    claim(results.has_value(), "text that a person types is no error");
    claim(results->hits.size() == results->total, "every hit of so few is shown");
  }
}

}  // namespace wegwijzer::fuzz
