#include "indexer/tag/phrases.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace wegwijzer::tag {

namespace {

constexpr std::size_t shortest_stem = 8;

std::size_t count_letters(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; }));
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
    const std::string_view last = words.folded(words.size() - 1);
    const char sign = words.after(words.size() - 1);
    if (sign == ':' || sign == '.') made.after = sign;
    made.open = letters == Case::Folded && made.after == '\0' &&
                (sign == '-' || count_letters(last) >= shortest_stem);

    Node node = 0;
    for (std::size_t i = 0; i < words.size(); ++i) node = add_child(node, word_id(words.folded(i)));
    ends_[node].push_back(next);
    if (made.open) {
      is_stem_[word_id(last)] = true;
      const auto at = std::lower_bound(stem_lengths_.begin(), stem_lengths_.end(), last.size());
      if (at == stem_lengths_.end() || *at != last.size()) stem_lengths_.insert(at, last.size());
    }
  }
  phrases_.push_back(std::move(made));
  return next;
}

Phrases::WordId Phrases::word_id(std::string_view folded) {
  const auto next = static_cast<WordId>(words_.size());
  const auto [known, added] = words_.try_emplace(std::string(folded), next);
  if (added) is_stem_.push_back(false);
  return known->second;
}

Phrases::WordId Phrases::find_word(std::string_view folded) const {
  const auto found = words_.find(folded);
  return found == words_.end() ? unknown : found->second;
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

Phrases::Readings Phrases::read(const Words& words) const {
  Readings readings;
  readings.words.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words.folded(i);
    const auto begin = static_cast<std::uint32_t>(readings.stems.size());
    for (const std::size_t length : stem_lengths_) {
      if (length >= word.size()) break;
      const WordId stem = find_word(word.substr(0, length));
      if (stem != unknown && is_stem_[stem]) readings.stems.push_back(stem);
    }
    const auto end = static_cast<std::uint32_t>(readings.stems.size());
    readings.words.push_back({find_word(word), begin, end});
  }
  return readings;
}

std::vector<Match> Phrases::find(const Words& words) const {
  const Readings readings = read(words);
  std::vector<Match> found;
  for (std::size_t begin = 0; begin < words.size(); ++begin) walk(words, readings, begin, found);
  return found;
}

void Phrases::walk(const Words& words, const Readings& readings, std::size_t begin,
                   std::vector<Match>& found) const {
  const auto report = [&](PhraseId phrase, std::size_t end) {
    if (!holds(phrase, words, begin, end)) return;
    found.push_back({phrase, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  Node node = 0;
  for (std::size_t at = begin; at < words.size(); ++at) {
    if (words.sentence(at) != words.sentence(begin)) return;
    const Reading& reading = readings.words[at];
    for (auto stem = reading.stems_begin; stem < reading.stems_end; ++stem) {
      const Node open = child(node, readings.stems[stem]);
      if (open == no_node) continue;
      for (const PhraseId phrase : ends_[open]) {
        if (phrases_[phrase].open) report(phrase, at + 1);
      }
    }
    node = reading.whole == unknown ? no_node : child(node, reading.whole);
    if (node == no_node) return;
    for (const PhraseId phrase : ends_[node]) report(phrase, at + 1);
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
