#include "searchd/search/suggestion_table.hpp"

#include <algorithm>
#include <numeric>

#include "language/marked_words.hpp"

namespace wegwijzer::search {

using language::MarkedWord;
using language::Token;

namespace {

/// No title has more; whoever types on is not looking for one.
constexpr std::size_t most_typed_words = 24;
/// Each word that is tried for a slip costs a walk over all words with its first letter.
constexpr std::size_t most_tried_words = 3;

}  // namespace

Sought sought(std::string_view typed, const language::Analyser& analyser) {
  Sought sought;
  std::vector<Sought::Word> apart, joined;
  std::vector<std::size_t> places;  // where the words of `joined` begin
  const std::vector<Token> tokens = analyser.analyse(typed, "nl");
  for (const Token& token : tokens) {
    Sought::Word word{token.form, analyser.query_terms(token.form)};
    if (token.joined) {
      while (!places.empty() && places.back() >= token.begin) {
        places.pop_back();
        joined.pop_back();
      }
    } else {
      apart.push_back(word);
    }
    places.push_back(token.begin);
    joined.push_back(std::move(word));
  }
  if (apart.empty() || apart.size() > most_typed_words) return {};
  sought.squeezed = language::squeezed(tokens);
  apart.back().unfinished = true;
  joined.back().unfinished = true;
  const bool has_hyphen = joined.size() < apart.size();
  sought.readings.push_back(std::move(apart));
  if (has_hyphen) sought.readings.push_back(std::move(joined));
  return sought;
}

bool is_one_edit_from(std::string_view typed, std::string_view word, bool unfinished) {
  const auto fits = [&](std::size_t of_typed, std::size_t of_word) {
    if (of_typed > typed.size() || of_word > word.size()) return false;
    const std::string_view rest = typed.substr(of_typed), other = word.substr(of_word);
    return unfinished ? other.starts_with(rest) : other == rest;
  };
  const std::size_t at = static_cast<std::size_t>(
      std::mismatch(typed.begin(), typed.end(), word.begin(), word.end()).first - typed.begin());
  if (fits(at + 1, at) || fits(at, at + 1) || fits(at + 1, at + 1)) return true;
  const bool swapped = at + 1 < typed.size() && at + 1 < word.size() && typed[at] == word[at + 1] &&
                       typed[at + 1] == word[at];
  return swapped && fits(at + 2, at + 2);
}

SuggestionTable::SuggestionTable(const std::vector<std::string_view>& texts,
                                 const language::Analyser& analyser) {
  squeezed_begin_.push_back(0);
  for (const std::string_view text : texts) {
    squeezed_ += language::squeezed(text);
    squeezed_begin_.push_back(static_cast<std::uint32_t>(squeezed_.size()));
  }
  sort_texts();
  add_words(texts, analyser);
}

void SuggestionTable::sort_texts() {
  in_order_.resize(size());
  std::iota(in_order_.begin(), in_order_.end(), 0U);
  std::sort(in_order_.begin(), in_order_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return squeezed(a) < squeezed(b); });
}

void SuggestionTable::add_words(const std::vector<std::string_view>& texts,
                                const language::Analyser& analyser) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::vector<std::string_view> words;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // word, text
  for (std::uint32_t text = 0; text < texts.size(); ++text) {
    std::string_view rest = texts[text];
    for (auto word = language::take_marked(rest); !word.empty();
         word = language::take_marked(rest)) {
      const auto number = static_cast<std::uint32_t>(words.size());
      const auto [known, is_new] = numbers.emplace(word, number);
      if (is_new) words.push_back(word);
      places.emplace_back(known->second, text);
    }
  }
  texts_begin_.assign(words.size() + 1, 0);
  for (const auto& [word, text] : places) ++texts_begin_[word + 1];
  std::partial_sum(texts_begin_.begin(), texts_begin_.end(), texts_begin_.begin());
  texts_.resize(places.size());
  std::vector<std::uint32_t> next(texts_begin_.begin(), texts_begin_.end() - 1);
  for (const auto& [word, text] : places) texts_[next[word]++] = text;
  add_beginnings(words, analyser);
}

void SuggestionTable::add_beginnings(const std::vector<std::string_view>& words,
                                     const language::Analyser& analyser) {
  std::vector<std::pair<std::string, std::uint32_t>> beginnings;
  for (std::uint32_t number = 0; number < words.size(); ++number) {
    const MarkedWord word = language::read_marked(words[number]);
    for (std::string& stem : analyser.query_terms(word.form)) {
      words_by_stem_[std::move(stem)].push_back(number);
    }
    beginnings.emplace_back(word.form, number);
    std::size_t part_begin = 0;
    for (const std::size_t next : word.parts) {
      const std::string part = word.form.substr(part_begin, next - part_begin);
      words_by_stem_[analyser.dutch_stem(part)].push_back(number);
      beginnings.emplace_back(word.form.substr(next), number);
      part_begin = next;
    }
    if (part_begin > 0) {
      words_by_stem_[analyser.dutch_stem(word.form.substr(part_begin))].push_back(number);
    }
  }
  std::sort(beginnings.begin(), beginnings.end());
  for (const auto& [letters, word] : beginnings) {
    if (letters.empty()) continue;
    if (first_letters_.empty() || first_letters_.back() != letters[0]) first_letters_ += letters[0];
    beginnings_.push_back({static_cast<std::uint32_t>(letters_.size()),
                           static_cast<std::uint32_t>(letters.size()), word});
    letters_ += letters;
  }
}

std::string_view SuggestionTable::squeezed(std::uint32_t text) const {
  return std::string_view(squeezed_).substr(squeezed_begin_[text],
                                            squeezed_begin_[text + 1] - squeezed_begin_[text]);
}

std::string_view SuggestionTable::letters(const Beginning& beginning) const {
  return std::string_view(letters_).substr(beginning.at, beginning.length);
}

std::span<const SuggestionTable::Beginning> SuggestionTable::beginning_with(
    std::string_view form) const {
  const auto first = std::lower_bound(
      beginnings_.begin(), beginnings_.end(), form,
      [&](const Beginning& known, std::string_view asked) { return letters(known) < asked; });
  const auto last = std::partition_point(first, beginnings_.end(), [&](const Beginning& known) {
    return letters(known).starts_with(form);
  });
  return {first, last};
}

void SuggestionTable::add_texts_with(std::uint32_t word, Bitset& texts) const {
  for (std::uint32_t i = texts_begin_[word]; i < texts_begin_[word + 1]; ++i) texts.set(texts_[i]);
}

Bitset SuggestionTable::texts_with(const Sought::Word& word) const {
  Bitset texts(size());
  for (const std::string& stem : word.stems) {
    const auto words = words_by_stem_.find(stem);
    if (words == words_by_stem_.end()) continue;
    for (const std::uint32_t number : words->second) add_texts_with(number, texts);
  }
  if (word.unfinished) add_texts_with_letters(word.form, /*unfinished=*/true, texts);
  return texts;
}

void SuggestionTable::add_texts_with_letters(std::string_view form, bool unfinished,
                                             Bitset& texts) const {
  for (const Beginning& beginning : beginning_with(form)) {
    if (unfinished || beginning.length == form.size()) add_texts_with(beginning.word, texts);
  }
}

/// A slip after the first letter is looked for among the words with that letter; for a slip in the
/// first one there are but as many ways to put it right as there are letters.
Bitset SuggestionTable::texts_with_nearly(const Sought::Word& word) const {
  Bitset texts(size());
  const std::string_view form = word.form, rest = form.substr(1);
  for (const Beginning& beginning : beginning_with(form.substr(0, 1))) {
    if (is_one_edit_from(form, letters(beginning), word.unfinished)) {
      add_texts_with(beginning.word, texts);
    }
  }
  add_texts_with_letters(rest, word.unfinished, texts);
  for (const char letter : first_letters_) {
    for (const std::string_view after : {form, rest}) {
      add_texts_with_letters(letter + std::string(after), word.unfinished, texts);
    }
  }
  if (rest.empty()) return texts;
  const std::string swapped{form[1], form[0]};
  add_texts_with_letters(swapped + std::string(form.substr(2)), word.unfinished, texts);
  return texts;
}

Bitset SuggestionTable::texts_with_all(const std::vector<Sought::Word>& words) const {
  Bitset texts = texts_with(words.front());
  for (std::size_t i = 1; i < words.size(); ++i) texts &= texts_with(words[i]);
  return texts;
}

SuggestionTable::Found SuggestionTable::find(const Sought& sought, std::size_t most) const {
  const auto first = std::lower_bound(
      in_order_.begin(), in_order_.end(), sought.squeezed,
      [&](std::uint32_t text, const std::string& typed) { return squeezed(text) < typed; });
  const auto last = std::partition_point(first, in_order_.end(), [&](std::uint32_t text) {
    return squeezed(text).starts_with(sought.squeezed);
  });
  Found found;
  found.beginning.resize(std::min(most, static_cast<std::size_t>(last - first)));
  std::partial_sort_copy(first, last, found.beginning.begin(), found.beginning.end());

  Bitset matching(size());
  for (const auto& words : sought.readings) matching |= texts_with_all(words);
  matching.for_each([&](std::size_t bit) {
    const auto text = static_cast<std::uint32_t>(bit);
    if (!squeezed(text).starts_with(sought.squeezed)) found.elsewhere.push_back(text);
    return found.elsewhere.size() < most;
  });
  return found;
}

std::vector<std::uint32_t> SuggestionTable::find_misspelt(const Sought& sought,
                                                          std::size_t shortest,
                                                          std::size_t most) const {
  const auto& words = sought.readings.front();
  std::vector<Bitset> with;
  for (const Sought::Word& word : words) with.push_back(texts_with(word));
  Bitset found(size());
  std::size_t tried = 0;
  for (std::size_t i = 0; i < words.size() && tried < most_tried_words; ++i) {
    if (words[i].form.size() < shortest || words[i].correct) continue;
    Bitset others(size());
    others.set_all();
    for (std::size_t j = 0; j < words.size(); ++j) {
      if (j != i) others &= with[j];
    }
    if (others.count() == 0) continue;
    ++tried;
    others &= texts_with_nearly(words[i]);
    others.remove(with[i]);
    found |= others;
  }
  std::vector<std::uint32_t> best;
  found.for_each([&](std::size_t text) {
    best.push_back(static_cast<std::uint32_t>(text));
    return best.size() < most;
  });
  return best;
}

}  // namespace wegwijzer::search
