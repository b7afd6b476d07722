#include "indexer/tag/affixes.hpp"

#include <algorithm>
#include <bit>

namespace wegwijzer::tag {

namespace {

constexpr std::size_t shortest_affix = 3;  // in bytes
constexpr std::size_t longest_affix = 63;

}  // namespace

std::string_view Affixes::part(std::string_view word, std::size_t length) const {
  return side_ == Side::Front ? word.substr(0, length) : word.substr(word.size() - length);
}

std::size_t Affixes::key(std::string_view word) const {
  std::size_t key = 0;
  for (const char c : part(word, shortest_affix)) {
    key = key << 5 | (static_cast<unsigned char>(c) & 0x1Fu);
  }
  return key;
}

void Affixes::add(std::string_view affix, std::uint32_t id, std::size_t rest) {
  if (affix.size() < shortest_affix || affix.size() > longest_affix) return;
  std::vector<Entry>& entries = entries_[std::string(affix)];
  const auto known = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.id == id; });
  if (known == entries.end()) {
    entries.push_back({id, rest});
  } else {
    known->rest = std::min(known->rest, rest);
  }
  lengths_[key(affix)] |= std::uint64_t{1} << affix.size();
}

void Affixes::find(std::string_view word, std::vector<std::uint32_t>& into) const {
  if (word.size() <= shortest_affix) return;
  for (std::uint64_t left = lengths_[key(word)]; left != 0; left &= left - 1) {
    const auto length = static_cast<std::size_t>(std::countr_zero(left));
    if (length >= word.size()) return;
    const auto found = entries_.find(part(word, length));
    if (found == entries_.end()) continue;
    for (const Entry& entry : found->second) {
      if (length + entry.rest <= word.size()) into.push_back(entry.id);
    }
  }
}

}  // namespace wegwijzer::tag
