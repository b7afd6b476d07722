#include "indexer/tag/phrases.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/tag/inflection.hpp"

namespace wegwijzer::tag {

namespace {

constexpr std::size_t shortest_stem = 8;       // in letters, of the beginning of a compound
constexpr std::size_t shortest_part = 6;       // in letters, of what may be part of any compound
constexpr std::size_t shortest_front = 2;      // in bytes, of what stands before a written "-end"
constexpr std::size_t front_of_any = 4;        // "spirituele" is nothing with "rituelen"
constexpr std::size_t shortest_inflected = 5;  // "zorgen" is not the plural of "zorg"

std::size_t count_letters(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_name(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

PhraseId Phrases::add(std::string_view phrase, Case letters, Compounds compounds) {
  const std::string text = collapse_space(normalise(phrase));
  const auto next = static_cast<PhraseId>(phrases_.size());
  const auto [known, added] =
      ids_.try_emplace(std::to_string(static_cast<int>(letters)) +
                           std::to_string(static_cast<int>(compounds)) + text,
                       next);
  if (!added) return known->second;

  const Words words{text};
  Phrase made;
  made.text = text;
  if (letters == Case::Exact) {
    for (std::size_t i = 0; i < words.size(); ++i) made.exact.emplace_back(words.exact(i));
  }
  if (words.size() > 0) {
    const std::size_t last = words.size() - 1;
    const char sign = words.after(last);
    if (sign == ':' || sign == '.') made.after = sign;
    const bool folded = letters == Case::Folded;
    const std::size_t length = count_letters(words.folded(last));
    const bool part = last == 0 && !is_name(words.exact(last)) && length >= shortest_part;
    const bool begins = (length >= shortest_stem && compounds != Compounds::Ends) ||
                        (part && compounds == Compounds::Anywhere);
    made.open = folded && made.after == '\0' && (sign == '-' || begins);
    const bool written = text.starts_with('-');
    made.head = folded && (written || (part && compounds != Compounds::AsWritten));
    made.front = written ? shortest_front : front_of_any;
    add_words(words, next, made);
  }
  phrases_.push_back(std::move(made));
  return next;
}

std::vector<std::string> Phrases::forms_of(const Words& words, std::size_t word,
                                           const Phrase& made) const {
  const std::string_view folded = words.folded(word);
  std::vector<std::string> forms{std::string(folded)};
  const bool inflected = made.exact.empty() && !is_name(words.exact(word));
  if (inflected && count_letters(folded) >= shortest_inflected) {
    for (std::string& form : inflections(folded)) forms.push_back(std::move(form));
  }
  return forms;
}

void Phrases::add_words(const Words& words, PhraseId phrase, const Phrase& made) {
  Node node = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const WordId id = word_id(words.folded(i));
    node = add_child(node, id);
    for (const std::string& form : forms_of(words, i, made)) {
      add_form(form, id);
      if (i == 0 && made.head) heads_.add(form, id, made.front);
    }
    if (i + 1 == words.size() && made.open) stems_.add(words.folded(i), id, 1);
  }
  ends_[node].push_back(phrase);
}

Phrases::WordId Phrases::word_id(std::string_view folded) {
  const auto next = static_cast<WordId>(words_.size());
  return words_.try_emplace(std::string(folded), next).first->second;
}

void Phrases::add_form(std::string_view form, WordId word) {
  std::vector<WordId>& words = forms_[std::string(form)];
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

std::span<const Phrases::WordId> Phrases::words_with(std::string_view form) const {
  const auto found = forms_.find(form);
  if (found == forms_.end()) return {};
  return found->second;
}

Phrases::Node Phrases::child(Node node, WordId word) const {
  const auto found = children_.find(std::uint64_t{node} << 32 | word);
  return found == children_.end() ? no_node : found->second;
}

Phrases::Node Phrases::add_child(Node node, WordId word) {
  const auto next = static_cast<Node>(ends_.size());
  const auto [known, added] = children_.try_emplace(std::uint64_t{node} << 32 | word, next);
  if (added) ends_.emplace_back();
  return known->second;
}

std::span<const Phrases::WordId> Phrases::Readings::whole(std::size_t word) const {
  const Reading& reading = words[word];
  return std::span(ids).subspan(reading.whole_begin, reading.stems_begin - reading.whole_begin);
}

std::span<const Phrases::WordId> Phrases::Readings::stems(std::size_t word) const {
  const Reading& reading = words[word];
  return std::span(ids).subspan(reading.stems_begin, reading.heads_begin - reading.stems_begin);
}

std::span<const Phrases::WordId> Phrases::Readings::heads(std::size_t word) const {
  const Reading& reading = words[word];
  return std::span(ids).subspan(reading.heads_begin, reading.end - reading.heads_begin);
}

Phrases::Readings Phrases::read(const Words& words) const {
  Readings readings;
  readings.words.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) read_parts(words.folded(i), readings);
  return readings;
}

void Phrases::read_parts(std::string_view word, Readings& readings) const {
  const auto here = [&] { return static_cast<std::uint32_t>(readings.ids.size()); };
  Reading reading;
  reading.whole_begin = here();
  const auto whole = words_with(word);
  readings.ids.insert(readings.ids.end(), whole.begin(), whole.end());
  reading.stems_begin = here();
  stems_.find(word, readings.ids);
  reading.heads_begin = here();
  heads_.find(word, readings.ids);
  reading.end = here();
  readings.words.push_back(reading);
}

std::vector<Match> Phrases::find(const Words& words) const {
  const Readings readings = read(words);
  std::vector<Match> found;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    const bool begins_one = !readings.whole(begin).empty() || !readings.stems(begin).empty();
    if (begins_one) walk(words, readings, begin, Start::Word, found);
    if (!readings.heads(begin).empty()) {
      walk(words, readings, begin, Start::EndOfCompound, found);
    }
  }
  return found;
}

void Phrases::walk(const Words& words, const Readings& readings, std::size_t begin, Start start,
                   std::vector<Match>& found) const {
  const auto known = static_cast<std::ptrdiff_t>(found.size());
  const auto report = [&](PhraseId phrase, std::size_t end, bool whole) {
    if (start == Start::EndOfCompound && !phrases_[phrase].head) return;
    if (!holds(phrase, words, begin, end)) return;
    const Match match{phrase, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                      whole && start == Start::Word};
    // A word may be a form of the phrase's last and begin with it too: "richtlijnen".
    const auto same = std::find_if(found.begin() + known, found.end(), [&](const Match& other) {
      return other.phrase == match.phrase && other.end == match.end;
    });
    if (same == found.end()) found.push_back(match);
  };
  std::vector<Node> nodes{0}, next;
  for (std::size_t at = begin; at < words.size(); ++at) {
    if (words.sentence(at) != words.sentence(begin)) return;
    const bool at_end_of_compound = at == begin && start == Start::EndOfCompound;
    next.clear();
    for (const Node node : nodes) {
      for (const WordId id : at_end_of_compound ? readings.heads(at) : readings.whole(at)) {
        const Node whole = child(node, id);
        if (whole == no_node) continue;
        next.push_back(whole);
        for (const PhraseId phrase : ends_[whole]) report(phrase, at + 1, true);
      }
      if (at_end_of_compound) continue;
      for (const WordId id : readings.stems(at)) {
        const Node open = child(node, id);
        if (open == no_node) continue;
        for (const PhraseId phrase : ends_[open]) {
          if (phrases_[phrase].open) report(phrase, at + 1, false);
        }
      }
    }
    if (next.empty()) return;
    nodes.swap(next);
  }
}

bool Phrases::holds(PhraseId phrase, const Words& words, std::size_t begin, std::size_t end) const {
  const Phrase& wanted = phrases_[phrase];
  if (wanted.after != '\0' && words.after(end - 1) != wanted.after) return false;
  if (wanted.exact.empty()) return true;
  if (words.shouted(begin)) return false;
  for (std::size_t i = begin; i < end; ++i) {
    if (words.exact(i) != wanted.exact[i - begin]) return false;
  }
  return true;
}

}  // namespace wegwijzer::tag
