#include "language/known_words.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

#include "base/fingerprint.hpp"
#include "base/utf8.hpp"

namespace wegwijzer::language {

namespace {

constexpr std::size_t shortest_of_pair = 4;
constexpr std::size_t longest_listed_abbreviation = 4;

/// Most lines are folded as they stand, and folding half a million words takes seconds.
std::string folded_word(std::string_view line) {
  const bool plain =
      std::all_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return plain ? std::string(line) : fold(trim(to_utf8(line)));
}

/// "GGZ" in a list makes "ggz" no ordinary word, though that may stand there too.
bool is_abbreviation_line(std::string_view line) {
  return line.size() <= longest_listed_abbreviation &&
         std::count_if(line.begin(), line.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
}

std::span<const std::uint64_t> digests(const MappedFile& file) {
  const std::string_view bytes = file.bytes();
  return {reinterpret_cast<const std::uint64_t*>(bytes.data()),
          bytes.size() / sizeof(std::uint64_t)};
}

}  // namespace

Result<KnownWords> KnownWords::open(const std::filesystem::path& path) {
  auto file = MappedFile::open(path);
  if (!file) return fail(file.error());
  return KnownWords(std::move(*file));
}

bool KnownWords::contains(std::string_view form) const {
  const auto all = digests(file_);
  return std::binary_search(all.begin(), all.end(), digest64(form));
}

bool KnownWords::contains_pair(std::string_view form) const {
  for (std::size_t at = shortest_of_pair; at + shortest_of_pair <= form.size(); ++at) {
    if (contains(form.substr(0, at)) && contains(form.substr(at))) return true;
  }
  return false;
}

Result<void> write_known_words(const std::filesystem::path& file,
                               const std::vector<std::string>& word_lists) {
  std::vector<std::uint64_t> all, abbreviations;
  for (const std::string& list : word_lists) {
    const auto text = read_file(list);
    if (!text) continue;
    for (std::string_view rest = *text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      auto& words = is_abbreviation_line(line) ? abbreviations : all;
      words.push_back(digest64(folded_word(line)));
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::sort(abbreviations.begin(), abbreviations.end());
  std::erase_if(all, [&](std::uint64_t word) {
    return std::binary_search(abbreviations.begin(), abbreviations.end(), word);
  });
  return write_file(
      file, {reinterpret_cast<const char*>(all.data()), all.size() * sizeof(std::uint64_t)});
}

}  // namespace wegwijzer::language
