#include "searchd/search/scorer.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "schema/fields.hpp"
#include "searchd/search/word_places.hpp"

namespace wegwijzer::search {

namespace {

/// Most documents have none of the words: so many are passed at a glance.
constexpr std::size_t glance = 8;

bool are_zero(const std::uint32_t* words) {
  std::uint32_t any = 0;
  for (std::size_t i = 0; i < glance; ++i) any |= words[i];
  return any == 0;
}

}  // namespace

bool is_better(const Candidate& a, const Candidate& b) {
  return a.score != b.score ? a.score > b.score : a.document < b.document;
}

double TermWeight::idf(std::size_t documents, std::size_t with_term) {
  const auto n = static_cast<double>(with_term), all = static_cast<double>(documents);
  double odds = (all - n + 0.5) / (n + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;  // as Xapian: a word that most documents have still tells
  return std::log(odds);
}

Scorer::Scorer(const Generation& generation, const Xapian::Database& database)
    : generation_(generation),
      database_(database),
      scores_(generation.columns().documents()),
      words_(generation.columns().documents()) {}

std::vector<TermWeight> Scorer::weights(const Interpretation& meaning) const {
  // A word stands under another stem in each language; what it tells is what they tell together.
  std::map<std::pair<std::uint32_t, By>, std::size_t> together;
  const auto shares = [](const Alternative& alternative) {
    return alternative.by == By::Stem || alternative.by == By::Title;
  };
  for (const Alternative& alternative : meaning.alternatives) {
    if (!shares(alternative)) continue;
    together[{alternative.words, alternative.by}] += database_.get_termfreq(alternative.term);
  }
  const std::size_t documents = scores_.size();
  std::vector<TermWeight> weights;
  for (const Alternative& alternative : meaning.alternatives) {
    const std::size_t with_term = shares(alternative)
                                      ? together[{alternative.words, alternative.by}]
                                      : database_.get_termfreq(alternative.term);
    weights.emplace_back(generation_.ranking(), alternative.weight, documents,
                         std::min(with_term, documents));
  }
  return weights;
}

void Scorer::add_postings(const Alternative& alternative, const TermWeight& weight,
                          const Deadline& deadline) {
  deadline.check();
  const DocumentFacts& facts = generation_.facts();
  for (const Posting& posting : postings_.of(alternative.term, database_)) {
    scores_[posting.document] +=
        weight.of_saturated(posting.count, facts.saturation(posting.document));
    words_[posting.document] |= alternative.words;
  }
}

void Scorer::add_phrase(const Condition::Option& option, Bitset& documents,
                        const Deadline& deadline) const {
  std::vector<WordCode> codes;
  for (const std::string& stem : option.stems) codes.push_back(word_code(stem));
  // The documents that have all the words, led by the rarest.
  std::vector<std::string> terms;
  for (const std::string& stem : option.stems) {
    terms.push_back(option.title ? std::string(title_prefix) + stem : stem);
  }
  std::sort(terms.begin(), terms.end(), [&](const std::string& a, const std::string& b) {
    return database_.get_termfreq(a) < database_.get_termfreq(b);
  });
  std::vector<Xapian::PostingIterator> others;
  for (std::size_t i = 1; i < terms.size(); ++i)
    others.push_back(database_.postlist_begin(terms[i]));
  std::size_t steps = 0;
  const auto end = database_.postlist_end(terms[0]);
  for (auto posting = database_.postlist_begin(terms[0]); posting != end; ++posting) {
    if (++steps % 64 == 0) deadline.check();
    bool everywhere = true;
    for (std::size_t i = 1; i < terms.size() && everywhere; ++i) {
      others[i - 1].skip_to(*posting);
      everywhere = others[i - 1] != database_.postlist_end(terms[i]) && *others[i - 1] == *posting;
    }
    if (!everywhere) continue;
    const std::size_t document = *posting - 1;
    if (codes.size() == 1 && !option.quoted) {
      documents.set(document);
      continue;
    }
    const WordStream words(generation_.words()[document]);
    if (has_phrase(option.title ? words.title() : words.codes(), codes)) documents.set(document);
  }
}

Bitset Scorer::meeting(const Condition& condition, const Deadline& deadline) const {
  Bitset documents(scores_.size());
  for (const Condition::Option& option : condition.options) {
    add_phrase(option, documents, deadline);
  }
  return documents;
}

Bitset Scorer::conditions(const Interpretation& meaning, const Deadline& deadline) const {
  Bitset documents(scores_.size());
  documents.set_all();
  for (const Condition& condition : meaning.required) documents &= meeting(condition, deadline);
  for (const Condition& condition : meaning.excluded) {
    documents.remove(meeting(condition, deadline));
  }
  return documents;
}

Scorer::Outcome Scorer::run(const Interpretation& meaning, const Bitset& allowed, std::size_t keep,
                            const Deadline& deadline) {
  Outcome outcome{Bitset(scores_.size()), {}};
  std::fill(scores_.begin(), scores_.end(), 0.0F);
  std::fill(words_.begin(), words_.end(), 0U);
  const auto weights = this->weights(meaning);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    add_postings(meaning.alternatives[i], weights[i], deadline);
  }
  const bool conditional = !meaning.required.empty() || !meaning.excluded.empty();
  const Bitset possible = conditional ? conditions(meaning, deadline) : Bitset();
  const AllWords all(meaning, generation_.ranking());
  auto& best = outcome.best;
  for (std::size_t document = 0; document < words_.size(); ++document) {
    if (document % glance == 0 && document + glance <= words_.size() &&
        are_zero(words_.data() + document)) {
      document += glance - 1;
      continue;
    }
    const std::uint32_t has = words_[document];
    if (has == 0 || (conditional && !possible.test(document))) continue;
    if (meaning.every_word && !all.in(has)) continue;
    outcome.matches.set(document);
    if (!allowed.test(document)) continue;
    const double score = scores_[document] * generation_.facts().prior(document) * all.factor(has);
    const Candidate candidate{static_cast<std::uint32_t>(document), score, has};
    if (best.size() == keep && !is_better(candidate, best.front())) continue;
    best.push_back(candidate);
    std::push_heap(best.begin(), best.end(), is_better);
    if (best.size() > keep) {
      std::pop_heap(best.begin(), best.end(), is_better);
      best.pop_back();
    }
  }
  std::sort_heap(best.begin(), best.end(), is_better);
  return outcome;
}

}  // namespace wegwijzer::search
