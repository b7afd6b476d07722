#include "searchd/search/scorer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <map>

#include "schema/fields.hpp"
#include "searchd/search/word_places.hpp"

namespace wegwijzer::search {

namespace {

/// Documents whose bits make one word of a Bitset; a block has a whole number of them.
constexpr std::size_t group_size = 64;
static_assert(PostingList::block_size % group_size == 0);

/// A bit for each of `group_size` flags, which are 0 or 1.
std::uint64_t bits_of(const std::array<std::uint8_t, group_size>& flags) {
  // The product gathers the lowest bits of eight bytes in its highest byte.
  constexpr std::uint64_t gather =
      std::endian::native == std::endian::little ? 0x0102'0408'1020'4080 : 0x8040'2010'0804'0201;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < group_size; i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, flags.data() + i, sizeof eight);
    bits |= (eight * gather >> 56) << i;
  }
  return bits;
}

using Together = std::map<std::pair<std::uint32_t, By>, std::size_t>;

/// How many documents have the rarest of some asked words; 0 where one of them is not in the index,
/// for then its synonym is all there is.
std::size_t with_typed(std::uint32_t words, const Together& together) {
  std::size_t rarest = 0;
  std::uint32_t known = 0;
  for (const auto& [key, with] : together) {
    if (key.second != By::Stem || (key.first & ~words) != 0) continue;
    known |= key.first;
    rarest = rarest == 0 ? with : std::min(rarest, with);
  }
  return known == words ? rarest : 0;
}

}  // namespace

/// Keeps the `keep` best of the candidates that it meets, in the order of their documents.
class Scorer::Best {
 public:
  explicit Best(std::size_t keep) : keep_(keep) { best_.reserve(2 * keep); }

  /// Scores up to here are no longer among the best: of equal ones the first stays.
  float threshold() const { return threshold_; }

  void add(const Candidate& candidate) {
    best_.push_back(candidate);
    if (best_.size() == 2 * keep_) drop_half();
  }

  std::vector<Candidate> sorted() && {
    std::sort(best_.begin(), best_.end(), is_better);
    if (best_.size() > keep_) best_.resize(keep_);
    return std::move(best_);
  }

 private:
  void drop_half() {
    const auto last = best_.begin() + static_cast<std::ptrdiff_t>(keep_ - 1);
    std::nth_element(best_.begin(), last, best_.end(), is_better);
    threshold_ = static_cast<float>(last->score);
    best_.resize(keep_);
  }

  std::size_t keep_;
  std::vector<Candidate> best_;
  float threshold_ = -1;
};

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
      scores_(PostingList::block_size),
      words_(PostingList::block_size) {}

std::vector<TermWeight> Scorer::weights(const Interpretation& meaning, const Lists& lists) const {
  // A word stands under another stem in each language; what it tells is what they tell together.
  Together together;
  const auto shares = [](const Alternative& alternative) {
    return alternative.by == By::Stem || alternative.by == By::Title;
  };
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const Alternative& alternative = meaning.alternatives[i];
    if (shares(alternative)) together[{alternative.words, alternative.by}] += lists[i]->size();
  }
  const std::size_t documents = generation_.columns().documents();
  std::vector<TermWeight> weights;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const Alternative& alternative = meaning.alternatives[i];
    std::size_t with_term =
        shares(alternative) ? together[{alternative.words, alternative.by}] : lists[i]->size();
    if (alternative.by == By::Synonym) {
      // What stands for the typed words tells no more than they do, however rare it is.
      with_term = std::max(with_term, with_typed(alternative.words, together));
    }
    weights.emplace_back(generation_.ranking(), alternative.weight, documents,
                         std::min(with_term, documents));
  }
  return weights;
}

void Scorer::add_postings(std::size_t block, std::span<const Posting> postings, std::uint32_t words,
                          TermWeight weight) {
  const float* saturations =
      generation_.facts().saturations().data() + block * PostingList::block_size;
  for (const Posting posting : postings) {
    scores_[posting.document] += weight.of_saturated(posting.count, saturations[posting.document]);
    words_[posting.document] |= words;
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
  Bitset documents(generation_.columns().documents());
  for (const Condition::Option& option : condition.options) {
    add_phrase(option, documents, deadline);
  }
  return documents;
}

std::optional<Bitset> Scorer::possible(const Interpretation& meaning,
                                       const Deadline& deadline) const {
  if (meaning.required.empty() && meaning.excluded.empty()) return std::nullopt;
  Bitset documents(generation_.columns().documents());
  documents.set_all();
  for (const Condition& condition : meaning.required) documents &= meeting(condition, deadline);
  for (const Condition& condition : meaning.excluded) {
    documents.remove(meeting(condition, deadline));
  }
  return documents;
}

void Scorer::collect(std::size_t block, const Conditions& conditions, Bitset& matches,
                     Best& best) const {
  const std::size_t first = block * PostingList::block_size;
  const std::size_t last = std::min(first + PostingList::block_size, matches.size());
  const float all_words = static_cast<float>(conditions.all.bonus());
  for (std::size_t begin = first; begin < last; begin += group_size) {
    const float* scores = scores_.data() + (begin - first);
    const std::uint32_t* words = words_.data() + (begin - first);
    const float* priors = generation_.facts().priors().data() + begin;
    std::array<std::uint8_t, group_size> flags;
    for (std::size_t i = 0; i < group_size; ++i) flags[i] = words[i] != 0;
    std::uint64_t found = bits_of(flags);
    if (found == 0) continue;
    if (conditions.possible) found &= conditions.possible->word(begin / group_size);
    std::array<float, group_size> totals;
    for (std::size_t i = 0; i < group_size; ++i) {
      flags[i] = conditions.all.in(words[i]);
      totals[i] = scores[i] * priors[i] * (1 + all_words * flags[i]);
    }
    if (conditions.every_word) found &= bits_of(flags);
    matches.set_word(begin / group_size, found);
    found &= conditions.allowed.word(begin / group_size);
    for (std::size_t i = 0; i < group_size; ++i) flags[i] = totals[i] > best.threshold();
    for (found &= bits_of(flags); found != 0; found &= found - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(found));
      best.add({static_cast<std::uint32_t>(begin + i), totals[i], words[i]});
    }
  }
}

Scorer::Outcome Scorer::run(const Interpretation& meaning, const Bitset& allowed, std::size_t keep,
                            const Deadline& deadline) {
  const std::size_t documents = generation_.columns().documents();
  Lists lists;
  for (const Alternative& alternative : meaning.alternatives) {
    deadline.check();
    lists.push_back(generation_.postings().of(alternative.term, database_));
  }
  Outcome outcome{Bitset(documents), {}, weights(meaning, lists)};
  if (meaning.only_excludes()) {
    outcome.matches = *possible(meaning, deadline);
    return outcome;
  }
  const Conditions conditions{AllWords(meaning, generation_.ranking()), meaning.every_word,
                              possible(meaning, deadline), allowed};
  Best best(keep);
  for (std::size_t block = 0; block < PostingList::blocks(documents); ++block) {
    const std::size_t in_block =
        std::min(PostingList::block_size, documents - block * PostingList::block_size);
    const std::size_t places = (in_block + group_size - 1) / group_size * group_size;
    std::fill_n(scores_.begin(), places, 0.0F);
    std::fill_n(words_.begin(), places, 0U);
    deadline.check();
    for (std::size_t i = 0; i < lists.size(); ++i) {
      add_postings(block, lists[i]->in_block(block), meaning.alternatives[i].words,
                   outcome.weights[i]);
    }
    collect(block, conditions, outcome.matches, best);
  }
  outcome.best = std::move(best).sorted();
  return outcome;
}

}  // namespace wegwijzer::search
