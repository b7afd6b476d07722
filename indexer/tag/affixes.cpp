#include "indexer/tag/affixes.hpp"

#include <algorithm>

namespace wegwijzer::tag {

namespace {

constexpr std::size_t letters_looked_at = 3;

}  // namespace

std::string_view Affixes::part(std::string_view word, std::size_t length) const {
  return side_ == Side::Front ? word.substr(0, length) : word.substr(word.size() - length);
}

std::size_t Affixes::bit(std::string_view word) const {
  std::size_t bits = 0;
  for (const char c : part(word, letters_looked_at))
    bits = bits << 5 | (static_cast<unsigned char>(c) & 0x1Fu);
  return bits;
}

void Affixes::add(std::string_view affix, std::uint32_t id, std::size_t rest) {
  if (affix.size() < letters_looked_at) return;  // "-en" ends anything
  std::vector<Entry>& entries = entries_[std::string(affix)];
  const auto known = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.id == id; });
  if (known == entries.end()) {
    entries.push_back({id, rest});
  } else {
    known->rest = std::min(known->rest, rest);
  }
  const auto at = std::lower_bound(lengths_.begin(), lengths_.end(), affix.size());
  if (at == lengths_.end() || *at != affix.size()) lengths_.insert(at, affix.size());
  seen_.set(bit(affix));
}

void Affixes::find(std::string_view word, std::vector<std::uint32_t>& into) const {
  if (word.size() <= letters_looked_at || !seen_.test(bit(word))) return;
  for (const std::size_t length : lengths_) {
    if (length >= word.size()) return;
    const auto found = entries_.find(part(word, length));
    if (found == entries_.end()) continue;
    for (const Entry& entry : found->second) {
      if (length + entry.rest <= word.size()) into.push_back(entry.id);
    }
  }
}

}  // namespace wegwijzer::tag
