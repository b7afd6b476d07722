#include "searchd/search/similar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.hpp"
#include "schema/fields.hpp"
#include "searchd/search/json.hpp"
#include "searchd/search/scorer.hpp"

namespace wegwijzer::search {

namespace {

/// More words than these tell of other subjects too.
constexpr std::size_t most_telling = 25;
/// Of a long document, so many different words are weighed: those that occur most.
constexpr std::size_t most_weighed = 500;
/// The words of labels that count; with the telling ones no more than a mask has bits.
constexpr std::size_t most_label_words = 7;
/// A word in the title is as one that occurs so often in the text.
constexpr std::uint32_t title_occurrences = 5;
/// Shorter ones, and numbers, say nothing of a subject.
constexpr std::size_t shortest_telling = 3;

/// A word of the document under its stem.
struct TellingWord {
  std::string form, stem;
  std::uint32_t count = 0;
  double tells = 0;
};

/// The terms of a document that begin with `prefix`, without it, with their occurrences.
std::vector<std::pair<std::string, std::uint32_t>> terms_with(std::string_view prefix,
                                                              Xapian::docid docid,
                                                              const Xapian::Database& database) {
  std::vector<std::pair<std::string, std::uint32_t>> terms;
  const auto end = database.termlist_end(docid);
  auto term = database.termlist_begin(docid);
  term.skip_to(std::string(prefix));
  for (; term != end && (*term).starts_with(prefix); ++term) {
    terms.emplace_back((*term).substr(prefix.size()), term.get_wdf());
  }
  return terms;
}

bool is_number(const std::string& form) {
  return std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The words of a document but for stop words, which have no form term, under their stems.
std::vector<TellingWord> words_of(Xapian::docid docid, const std::string& language,
                                  const language::Analyser& analyser,
                                  const Xapian::Database& database) {
  auto forms = terms_with(form_prefix, docid, database);
  const std::size_t weighed = std::min(forms.size(), most_weighed);
  std::partial_sort(forms.begin(), forms.begin() + static_cast<std::ptrdiff_t>(weighed),
                    forms.end(), [](const auto& a, const auto& b) {
                      return a.second != b.second ? a.second > b.second : a.first < b.first;
                    });
  forms.resize(weighed);
  std::map<std::string, TellingWord> by_stem;
  for (const auto& [form, count] : forms) {
    if (form.size() < shortest_telling || is_number(form)) continue;
    const auto tokens = analyser.analyse(form, language);
    if (tokens.size() != 1) continue;
    TellingWord& word = by_stem[tokens[0].term];
    if (word.form.empty()) word = {form, tokens[0].term, 0, 0};
    word.count += count;
  }
  for (const auto& [stem, count] : terms_with(title_prefix, docid, database)) {
    const auto found = by_stem.find(stem);
    if (found != by_stem.end()) found->second.count += title_occurrences;
  }
  std::vector<TellingWord> words;
  for (auto& [stem, word] : by_stem) words.push_back(std::move(word));
  return words;
}

/// Those that tell most, best first; what no other document has finds nothing.
void keep_telling(std::vector<TellingWord>& words, const Ranking& ranking,
                  const Xapian::Database& database) {
  const std::size_t documents = database.get_doccount();
  for (TellingWord& word : words) {
    const std::size_t with_word = database.get_termfreq(word.stem);
    if (with_word < 2) continue;
    word.tells = word.count / (word.count + ranking.k1) * TermWeight::idf(documents, with_word);
  }
  std::erase_if(words, [](const TellingWord& word) { return word.tells <= 0; });
  std::sort(words.begin(), words.end(), [](const TellingWord& a, const TellingWord& b) {
    return a.tells != b.tells ? a.tells > b.tells : a.stem < b.stem;
  });
  if (words.size() > most_telling) words.resize(most_telling);
}

/// Adds words to a question, each with a bit of its own.
class Question {
 public:
  Question(Interpretation& meaning, const Xapian::Database& database)
      : meaning_(meaning), database_(database) {}

  void begin_word(const std::string& form) { meaning_.words.push_back({form, false, false}); }
  /// A term for the word that was begun last.
  void add(const std::string& term, double weight, By by) {
    if (weight <= 0 || !database_.term_exists(term)) return;
    const auto bit = static_cast<std::uint32_t>(meaning_.words.size() - 1);
    meaning_.alternatives.push_back(
        {term, weight, by, std::uint32_t{1} << bit, meaning_.words.back().form});
  }

 private:
  Interpretation& meaning_;
  const Xapian::Database& database_;
};

}  // namespace

Result<SimilarQuery> parse_similar_query(const std::string& id, const Parameters& parameters) {
  for (const auto& [name, value] : parameters) {
    if (name == "per_page" || name == "lang") continue;
    Error error{Code::Query, fmt::format("unknown parameter \"{}\"", cut_utf8(name, 60)),
                "known: per_page, lang"};
    error.parameter = name;
    return fail(std::move(error));
  }
  return parse_query(parameters, Taxonomy{}).map([&](const Query& query) {
    return SimilarQuery{id, query.per_page, query.language};
  });
}

Interpretation likeness(std::uint32_t document, const std::string& language,
                        const Generation& generation, const language::Analyser& analyser,
                        const Xapian::Database& database) {
  const Xapian::docid docid = document + 1;
  const Ranking& ranking = generation.ranking();
  auto words = words_of(docid, language, analyser, database);
  keep_telling(words, ranking, database);

  Interpretation meaning;
  Question question(meaning, database);
  for (const TellingWord& word : words) {
    const double weight = word.count / (word.count + ranking.k1);
    question.begin_word(word.form);
    question.add(word.stem, weight * ranking.stem, By::Stem);
    question.add(std::string(title_prefix) + word.stem, weight * ranking.title, By::Title);
  }
  auto labels = terms_with(label_prefix, docid, database);
  if (labels.size() > most_label_words) labels.resize(most_label_words);
  for (const auto& [stem, count] : labels) {
    question.begin_word(stem);
    question.add(std::string(label_prefix) + stem, ranking.label, By::Label);
  }
  return meaning;
}

nlohmann::ordered_json similar_to_json(const Results& results) {
  auto hits = nlohmann::ordered_json::array();
  for (const Hit& hit : results.hits) hits.push_back(to_json(hit));
  return {
      {"total",      results.total     },
      {"hits",       hits              },
      {"generation", results.generation}
  };
}

}  // namespace wegwijzer::search
