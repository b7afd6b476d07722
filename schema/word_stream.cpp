#include "schema/word_stream.hpp"

#include <array>
#include <cstring>

#include "base/fingerprint.hpp"

namespace wegwijzer {

namespace {

using Counts = std::array<std::uint32_t, 4>;

WordCode with_kind(WordCode code, WordKind kind) { return code | static_cast<std::uint32_t>(kind); }

}  // namespace

WordCode word_code(std::string_view term) {
  return static_cast<WordCode>(digest64(term)) & word_code_mask;
}

WordStream::WordStream(std::string_view bytes) {
  Counts counts{};
  if (bytes.size() < sizeof(counts)) return;
  std::memcpy(counts.data(), bytes.data(), sizeof(counts));
  const auto [title_codes, words, marks, codes] = counts;
  const std::size_t expected = sizeof(counts) + std::size_t{marks} * sizeof(WordMark) +
                               std::size_t{codes} * sizeof(WordCode);
  if (bytes.size() < expected || title_codes > codes) return;
  const char* at = bytes.data() + sizeof(counts);
  title_codes_ = title_codes;
  words_ = words;
  marks_ = {reinterpret_cast<const WordMark*>(at), marks};
  codes_ = {reinterpret_cast<const WordCode*>(at + marks * sizeof(WordMark)), codes};
}

void WordStreamWriter::add(std::string_view term, bool joined) {
  if (!joined) ++words_;
  codes_.push_back(with_kind(word_code(term), joined ? WordKind::Joined : WordKind::Word));
}

void WordStreamWriter::add_part(std::string_view term) {
  codes_.push_back(with_kind(word_code(term), WordKind::Part));
}

void WordStreamWriter::add_boundary() { codes_.push_back(with_kind(0, WordKind::Boundary)); }

void WordStreamWriter::end_title() {
  title_codes_ = static_cast<std::uint32_t>(codes_.size());
  add_boundary();
}

void WordStreamWriter::mark(std::size_t byte) {
  marks_.push_back({static_cast<std::uint32_t>(byte), static_cast<std::uint32_t>(codes_.size())});
}

std::string WordStreamWriter::encode() const {
  const Counts counts{title_codes_, words_, static_cast<std::uint32_t>(marks_.size()),
                      static_cast<std::uint32_t>(codes_.size())};
  std::string bytes(reinterpret_cast<const char*>(counts.data()), sizeof(counts));
  bytes.append(reinterpret_cast<const char*>(marks_.data()), marks_.size() * sizeof(WordMark));
  bytes.append(reinterpret_cast<const char*>(codes_.data()), codes_.size() * sizeof(WordCode));
  return bytes;
}

}  // namespace wegwijzer
