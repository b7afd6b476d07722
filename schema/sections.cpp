#include "schema/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace wegwijzer {

namespace {

/// What the format itself uses does not stand in a heading.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
  return text;
}

}  // namespace

std::string encode_sections(const std::vector<Section>& sections) {
  std::string bytes;
  for (const Section& section : sections) {
    bytes += fmt::format("{}\t{}\t{}\n", section.offset, one_line(section.fragment),
                         one_line(section.title));
  }
  return bytes;
}

std::vector<Section> decode_sections(std::string_view bytes) {
  std::vector<Section> sections;
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) continue;
    Section section;
    const char* const tab = line.data() + first;
    const auto [end, error] = std::from_chars(line.data(), tab, section.offset);
    if (error != std::errc() || end != tab) continue;
    section.fragment = line.substr(first + 1, second - first - 1);
    section.title = line.substr(second + 1);
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace wegwijzer
