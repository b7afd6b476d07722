#include "indexer/tag/phrases.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/tag/inflection.hpp"

namespace wegwijzer::tag {

namespace {

constexpr std::size_t shortest_stem = 8;       // in letters, of the beginning of a compound
constexpr std::size_t shortest_front = 2;      // in bytes, of what stands before its end
constexpr std::size_t shortest_inflected = 5;  // "zorgen" is not the plural of "zorg"

std::size_t count_letters(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void add_length(std::vector<std::size_t>& lengths, std::size_t length) {
  const auto at = std::lower_bound(lengths.begin(), lengths.end(), length);
  if (at == lengths.end() || *at != length) lengths.insert(at, length);
}

}  // namespace

PhraseId Phrases::add(std::string_view phrase, Case letters) {
  const std::string text = collapse_space(normalise(phrase));
  const auto next = static_cast<PhraseId>(phrases_.size());
  const auto [known, added] = ids_.try_emplace((letters == Case::Exact ? "=" : "~") + text, next);
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
    made.open = folded && made.after == '\0' &&
                (sign == '-' || count_letters(words.folded(last)) >= shortest_stem);
    made.head = folded && text.starts_with('-');
    add_words(words, next, made);
  }
  phrases_.push_back(std::move(made));
  return next;
}

void Phrases::add_words(const Words& words, PhraseId phrase, const Phrase& made) {
  Node node = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words.folded(i);
    const WordId id = word_id(word);
    node = add_child(node, id);
    std::vector<std::string> forms{std::string(word)};
    const bool name = words.exact(i) != word;
    if (made.exact.empty() && !name && count_letters(word) >= shortest_inflected) {
      for (const std::string& form : inflections(word)) forms.push_back(form);
    }
    for (const std::string& form : forms) {
      add_form(form, id);
      if (i == 0 && made.head) add_length(head_lengths_, form.size());
    }
    if (i == 0 && made.head) is_head_[id] = true;
    if (i + 1 == words.size() && made.open) {
      is_stem_[id] = true;
      add_length(stem_lengths_, word.size());
    }
  }
  ends_[node].push_back(phrase);
}

Phrases::WordId Phrases::word_id(std::string_view folded) {
  const auto next = static_cast<WordId>(words_.size());
  const auto [known, added] = words_.try_emplace(std::string(folded), next);
  if (added) {
    is_stem_.push_back(false);
    is_head_.push_back(false);
  }
  return known->second;
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
  const auto take = [&](std::string_view part, const std::vector<bool>* wanted) {
    for (const WordId id : words_with(part)) {
      if (wanted == nullptr || (*wanted)[id]) readings.ids.push_back(id);
    }
  };
  Reading reading;
  reading.whole_begin = here();
  take(word, nullptr);
  reading.stems_begin = here();
  for (const std::size_t length : stem_lengths_) {
    if (length >= word.size()) break;
    take(word.substr(0, length), &is_stem_);
  }
  reading.heads_begin = here();
  for (const std::size_t length : head_lengths_) {
    if (length + shortest_front > word.size()) break;
    take(word.substr(word.size() - length), &is_head_);
  }
  reading.end = here();
  readings.words.push_back(reading);
}

std::vector<Match> Phrases::find(const Words& words) const {
  const Readings readings = read(words);
  std::vector<Match> found;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    walk(words, readings, begin, Start::Word, found);
    if (!readings.heads(begin).empty()) {
      walk(words, readings, begin, Start::EndOfCompound, found);
    }
  }
  return found;
}

void Phrases::walk(const Words& words, const Readings& readings, std::size_t begin, Start start,
                   std::vector<Match>& found) const {
  const auto known = static_cast<std::ptrdiff_t>(found.size());
  const auto report = [&](PhraseId phrase, std::size_t end) {
    if (start == Start::EndOfCompound && !phrases_[phrase].head) return;
    if (!holds(phrase, words, begin, end)) return;
    const Match match{phrase, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    // A word may be a form of the phrase's last and begin with it too: "richtlijnen".
    if (std::find(found.begin() + known, found.end(), match) == found.end()) found.push_back(match);
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
        for (const PhraseId phrase : ends_[whole]) report(phrase, at + 1);
      }
      if (at_end_of_compound) continue;
      for (const WordId id : readings.stems(at)) {
        const Node open = child(node, id);
        if (open == no_node) continue;
        for (const PhraseId phrase : ends_[open]) {
          if (phrases_[phrase].open) report(phrase, at + 1);
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
