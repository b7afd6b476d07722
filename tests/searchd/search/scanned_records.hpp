#pragma once

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/store/document.hpp"
#include "indexer/store/term_maker.hpp"
#include "schema/fields.hpp"
#include "schema/manifest.hpp"
#include "schema/stored_record.hpp"
#include "searchd/search/generation.hpp"
#include "searchd/search/interpretation.hpp"
#include "searchd/search/query.hpp"

namespace wegwijzer::search {

/// A collection answered in the slowest and plainest way, to hold the fast one to: every record is
/// looked at for every question. It shares the analyser and the terms of a record with the index,
/// and nothing else: no posting list, bit set, column, word code or snippet.
class ScannedRecords {
 public:
  /// `records` in the order of the documents of `generation`.
  ScannedRecords(const std::vector<Record>& records, const Generation& generation)
      : ranking_(generation.ranking()), taxonomy_(generation.taxonomy()) {
    const auto vocabulary = generation.database_path().parent_path() / vocabulary_file;
    const store::Lexicon lexicon{generation.language_data(),
                                 std::move(*language::Vocabulary::open(vocabulary))};
    store::TermMaker terms(lexicon);
    Reader reader{language::Analyser(lexicon.data),
                  language::Compounds(*lexicon.data, lexicon.vocabulary),
                  {}};
    reader.phrases.emplace_back(*lexicon.data, reader.analyser);
    const int today = date_number(generation.manifest().created);
    for (const Record& record : records) {
      documents_.push_back(scan(record, terms, reader, today));
      words_ += documents_.back().length;
      for (const auto& [term, count] : documents_.back().terms) ++with_term_[term];
    }
  }

  /// What a record gets, and which; best first.
  struct Scored {
    double score = 0;
    std::size_t document = 0;
  };

  struct Answer {
    std::vector<std::size_t> found;  ///< in the order of the documents
    std::vector<Scored> ranked;      ///< the same, best first
    /// facet -> value -> documents
    std::map<std::string, std::map<std::string, std::size_t>> counts;
  };

  Answer answer(const Query& query, const Interpretation& meaning) const {
    Answer answer;
    const std::vector<double> idfs = tells(meaning);
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      const Document& document = documents_[i];
      if (!matches(document, query, meaning) || !is_between(document, query)) continue;
      std::set<std::string> missed;
      for (const auto& [facet, values] : query.filters) {
        const bool passes =
            std::any_of(values.begin(), values.end(), [&](const std::string& value) {
              return document.tags.contains({facet, value});
            });
        if (!passes) missed.insert(facet);
      }
      // A value counts as if nothing were chosen in its own facet.
      for (const auto& [facet, value] : document.tags) {
        if (missed.empty() || missed == std::set<std::string>{facet}) ++answer.counts[facet][value];
      }
      if (!missed.empty()) continue;
      answer.found.push_back(i);
      answer.ranked.push_back({base_score(document, meaning, idfs), i});
    }
    refine(answer.ranked, meaning, idfs);
    return answer;
  }

 private:
  /// One word of a text with all terms that stand in its place.
  using Place = std::set<std::string>;

  struct Document {
    std::unordered_map<std::string, std::uint32_t> terms;
    /// What phrases are looked for in: the stems of the title, then of each section.
    std::vector<std::vector<std::string>> runs;
    std::vector<std::vector<Place>> places;  ///< the same with compounds, joined forms, phrases
    double length = 0, prior = 1;
    int date = 0;
    std::set<std::pair<std::string, std::string>> tags;
  };

  struct Reader {
    language::Analyser analyser;
    language::Compounds compounds;
    std::vector<language::PhraseFinder> phrases;  // one, made when the analyser has its place
  };

  Document scan(const Record& record, store::TermMaker& terms, const Reader& reader,
                int today) const {
    Document document;
    const auto prepared = store::prepare(record, taxonomy_, ranking_);
    document.terms = terms.make(prepared).terms;
    read(document, reader, prepared.title, prepared.language, {});
    read(document, reader, prepared.shown, prepared.language, prepared.sections);
    for (const auto& run : document.runs) document.length += static_cast<double>(run.size());
    document.date = date_number(record.published);
    for (const Tag& tag : record.tags) document.tags.insert({tag.facet, tag.value});
    if (document.date > 0 && ranking_.half_life > 0) {
      const double age = std::max(0.0, years(today) - years(document.date));
      document.prior += ranking_.freshness * std::pow(0.5, age / ranking_.half_life);
    }
    for (const auto& [facet, factors] : ranking_.facets) {
      for (const auto& [value, factor] : factors) {
        if (document.tags.contains({facet, value})) document.prior *= factor;
      }
    }
    return document;
  }

  static double years(int date) {
    return date / 10'000 + (date / 100 % 100 - 1) / 12.0 + (date % 100 - 1) / 365.0;
  }

  static void read(Document& document, const Reader& reader, const std::string& text,
                   const std::string& language, const std::vector<Section>& sections) {
    const auto tokens = reader.analyser.analyse(text, language);
    const auto phrases = reader.phrases.front().find(tokens);
    const auto begin_run = [&] {
      document.runs.emplace_back();
      document.places.emplace_back();
    };
    begin_run();
    auto section = sections.begin();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      for (; section != sections.end() && tokens[i].begin >= section->offset; ++section)
        begin_run();
      if (!tokens[i].joined) {
        document.runs.back().push_back(tokens[i].term);
        document.places.back().emplace_back();
      }
      Place& place = document.places.back().back();
      place.insert(tokens[i].term);
      if (language.empty() || language == "nl") {
        for (const std::string& part : reader.compounds.split(tokens[i].form)) {
          place.insert(reader.analyser.dutch_stem(part));
        }
      }
      for (const auto& phrase : phrases) {
        if (phrase.token == i) place.insert(std::string(phrase_prefix) + phrase.key);
      }
    }
  }

  bool matches(const Document& document, const Query& query, const Interpretation& meaning) const {
    if (query.text.empty()) return true;
    const std::uint32_t has = words_of(document, meaning);
    const std::uint32_t all = meaning.all_words();
    const bool listed =
        meaning.words.empty() && meaning.required.empty() && !meaning.excluded.empty();
    if (!listed && (has == 0 || (meaning.every_word && (has & all) != all))) return false;
    const auto meets = [&](const Condition& condition) {
      return std::any_of(
          condition.options.begin(), condition.options.end(),
          [&](const Condition::Option& option) { return meets_option(document, option); });
    };
    return std::all_of(meaning.required.begin(), meaning.required.end(), meets) &&
           std::none_of(meaning.excluded.begin(), meaning.excluded.end(), meets);
  }

  static std::uint32_t words_of(const Document& document, const Interpretation& meaning) {
    std::uint32_t words = 0;
    for (const Alternative& alternative : meaning.alternatives) {
      if (document.terms.contains(alternative.term)) words |= alternative.words;
    }
    return words;
  }

  static bool meets_option(const Document& document, const Condition::Option& option) {
    if (option.stems.size() == 1 && !option.quoted) {
      return document.terms.contains((option.title ? std::string(title_prefix) : "") +
                                     option.stems[0]);
    }
    const auto last = option.title ? document.runs.begin() + 1 : document.runs.end();
    return std::any_of(document.runs.begin(), last, [&](const std::vector<std::string>& run) {
      return std::search(run.begin(), run.end(), option.stems.begin(), option.stems.end()) !=
             run.end();
    });
  }

  static bool is_between(const Document& document, const Query& query) {
    if (query.from.empty() && query.to.empty()) return true;
    const auto first_days = [](std::string date, const char* rest) {
      date += std::string(rest).substr(date.size());
      std::erase(date, '-');
      return std::stoi(date);
    };
    const int low = query.from.empty() ? 1 : first_days(query.from, "0000-01-01");
    const int high = query.to.empty() ? 99991231 : first_days(query.to, "0000-12-31");
    return document.date >= low && document.date <= high;
  }

  /// What each of the alternatives tells.
  std::vector<double> tells(const Interpretation& meaning) const {
    std::vector<double> idfs;
    for (const Alternative& alternative : meaning.alternatives) {
      const auto size = static_cast<double>(documents_.size());
      double with_term = 0;
      for (const Alternative& other : meaning.alternatives) {
        const bool together = (alternative.by == By::Stem || alternative.by == By::Title) &&
                              other.by == alternative.by && other.words == alternative.words;
        if (together || &other == &alternative) with_term += occurrences(other.term);
      }
      if (alternative.by == By::Synonym) {
        with_term = std::max(with_term, with_rarest_typed(alternative.words, meaning));
      }
      with_term = std::min(with_term, size);
      const double odds = (size - with_term + 0.5) / (with_term + 0.5);
      idfs.push_back(std::log(odds < 2 ? odds / 2 + 1 : odds));
    }
    return idfs;
  }

  /// How many records have the rarest of these asked words; 0 where a record with one is missing.
  double with_rarest_typed(std::uint32_t words, const Interpretation& meaning) const {
    std::map<std::uint32_t, double> typed;  // by the words that a stem stands for
    for (const Alternative& other : meaning.alternatives) {
      const bool within = (other.words & ~words) == 0;
      if (other.by == By::Stem && within) typed[other.words] += occurrences(other.term);
    }
    std::uint32_t known = 0;
    double rarest = 0;
    for (const auto& [asked, with] : typed) {
      rarest = known == 0 ? with : std::min(rarest, with);
      known |= asked;
    }
    return known == words ? rarest : 0;
  }

  double weight(const Alternative& alternative, double idf, double count, double length) const {
    const double k =
        ranking_.k1 * (1 - ranking_.b + ranking_.b * std::max(length, ranking_.shortest));
    return alternative.weight * idf * (ranking_.k1 + 1) * count / (count + k);
  }

  double occurrences(const std::string& term) const {
    const auto found = with_term_.find(term);
    return found == with_term_.end() ? 0 : static_cast<double>(found->second);
  }

  double base_score(const Document& document, const Interpretation& meaning,
                    const std::vector<double>& idfs) const {
    const double mean = words_ / static_cast<double>(documents_.size());
    double score = 0;
    for (std::size_t i = 0; i < idfs.size(); ++i) {
      const auto found = document.terms.find(meaning.alternatives[i].term);
      if (found == document.terms.end()) continue;
      score += weight(meaning.alternatives[i], idfs[i], found->second, document.length / mean);
    }
    const std::uint32_t all = meaning.all_words();
    const bool has_all = (words_of(document, meaning) & all) == all;
    return score * document.prior *
           (std::popcount(all) > 1 && has_all ? 1 + ranking_.all_words : 1);
  }

  /// The bonuses of a closer look at the first two hundred.
  void refine(std::vector<Scored>& ranked, const Interpretation& meaning,
              const std::vector<double>& idfs) const {
    const auto better = [](const Scored& a, const Scored& b) {
      return a.score != b.score ? a.score > b.score : a.document < b.document;
    };
    std::sort(ranked.begin(), ranked.end(), better);
    const std::size_t refined = std::min<std::size_t>(ranked.size(), 200);
    for (std::size_t i = 0; i < refined; ++i) {
      const Document& document = documents_[ranked[i].document];
      std::vector<WordCode> title;
      for (const std::string& stem : document.runs[0]) title.push_back(word_code(stem));
      const bool is_title = !title.empty() && title == meaning.as_title;
      ranked[i].score *= is_title ? 1 + ranking_.equal_title : 1;
      ranked[i].score += near(document, meaning, idfs);
    }
    std::sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(refined), better);
  }

  /// For neighbours of the question that stand less than six words apart.
  double near(const Document& document, const Interpretation& meaning,
              const std::vector<double>& idfs) const {
    double bonus = 0;
    for (std::size_t word = 0; word + 1 < meaning.words.size(); ++word) {
      const bool together =
          std::any_of(document.places.begin(), document.places.end(), [&](const auto& run) {
            const auto first = standing(run, meaning, word),
                       second = standing(run, meaning, word + 1);
            return std::any_of(first.begin(), first.end(), [&](long a) {
              return std::any_of(second.begin(), second.end(),
                                 [&](long b) { return std::abs(a - b) < 6; });
            });
          });
      if (!together) continue;
      bonus += ranking_.near * (most_of(word, meaning, idfs) + most_of(word + 1, meaning, idfs));
    }
    return bonus;
  }

  /// Where in a run the word of the question stands, as any of its alternatives.
  static std::vector<long> standing(const std::vector<Place>& run, const Interpretation& meaning,
                                    std::size_t word) {
    std::vector<long> places;
    for (std::size_t i = 0; i < run.size(); ++i) {
      for (const Alternative& alternative : meaning.alternatives) {
        const bool in_text = alternative.by != By::Title && alternative.by != By::Form &&
                             alternative.by != By::Label;
        if (in_text && (alternative.words >> word & 1) != 0 && run[i].contains(alternative.term)) {
          places.push_back(static_cast<long>(i));
        }
      }
    }
    return places;
  }

  double most_of(std::size_t word, const Interpretation& meaning,
                 const std::vector<double>& idfs) const {
    double most = 0;
    for (std::size_t i = 0; i < idfs.size(); ++i) {
      const Alternative& alternative = meaning.alternatives[i];
      if (alternative.by == By::Title || alternative.by == By::Form) continue;
      if ((alternative.words >> word & 1) != 0) {
        most = std::max(most, weight(alternative, idfs[i], 1, 1));
      }
    }
    return most;
  }

  Ranking ranking_;
  Taxonomy taxonomy_;
  std::vector<Document> documents_;
  double words_ = 0;
  std::unordered_map<std::string, std::size_t> with_term_;
};

}  // namespace wegwijzer::search
