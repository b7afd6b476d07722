#include "indexer/extract/page_language.hpp"

#include <cstdio>  // FILE, which the next header uses and does not include

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// Below this names and loan words outweigh the language ("Advance care planning in de praktijk").
constexpr std::size_t least_text = 200;
/// CLD2 needs 0.1 ms per KB, and this much settles it.
constexpr std::size_t sample_piece = 300;
constexpr std::size_t sample_pieces = 3;
/// Of a text in one language the rest is names and quotations.
constexpr int least_percent = 70;

bool names_references(std::string_view line) {
  constexpr auto names = std::to_array<std::string_view>(
      {"bronnen", "literatuur", "literatuurlijst", "literatuurverwijzingen", "literature",
       "referentielijst", "referenties", "references"});
  if (line.size() > 30) return false;
  const std::string folded = fold(line);
  return std::find(names.begin(), names.end(), folded) != names.end();
}

/// Pieces from begin, middle and end, cut at spaces.
std::string sample_of(std::string_view text) {
  if (text.size() <= sample_piece * sample_pieces) return std::string(text);
  std::string sample;
  for (std::size_t i = 0; i < sample_pieces; ++i) {
    const std::size_t begin = (text.size() - sample_piece) * i / (sample_pieces - 1);
    const std::size_t word = std::min(text.find_first_of(" \n", begin), text.size());
    sample += std::string(cut_utf8(text.substr(i == 0 ? 0 : word), sample_piece)) + "\n";
  }
  return sample;
}

/// The level of the heading that stands at `offset`; 7, below all, for a line that is no heading.
int level_at(const std::vector<Heading>& headings, std::size_t offset) {
  const auto found = std::find_if(headings.begin(), headings.end(),
                                  [&](const Heading& heading) { return heading.offset == offset; });
  return found == headings.end() ? 7 : found->level;
}

/// Where the section that the line at `offset` opens ends.
std::size_t end_of_section(std::string_view text, const std::vector<Heading>& headings,
                           std::size_t offset) {
  const int level = level_at(headings, offset);
  for (const Heading& heading : headings) {
    if (heading.offset > offset && heading.level <= level) {
      return std::min(heading.offset, text.size());
    }
  }
  return text.size();
}

}  // namespace

std::string without_references(std::string_view text, const std::vector<Heading>& headings) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (names_references(line)) {
      at = end_of_section(text, headings, at);
      continue;
    }
    kept.append(line) += '\n';
    at = end + 1;
  }
  return kept;
}

std::string language_of(std::string_view text, const std::vector<Heading>& headings,
                        std::string_view declared) {
  const std::string prose = without_references(text, headings);
  if (prose.size() < least_text) return std::string(declared);
  const std::string sample = sample_of(prose);

  const std::string hint(declared);
  const CLD2::CLDHints hints{hint.empty() ? nullptr : hint.c_str(), nullptr, -1,
                             CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  bool is_reliable = false;
  CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()),
                                 /*is_plain_text=*/true, &hints, /*flags=*/0, languages.data(),
                                 percents.data(), scores.data(), nullptr, &bytes, &is_reliable);
  const bool is_clear =
      is_reliable && languages[0] != CLD2::UNKNOWN_LANGUAGE && percents[0] >= least_percent;
  if (!is_clear) return std::string(declared);
  const std::string code = CLD2::LanguageCode(languages[0]);
  return code.substr(0, code.find('-'));  // "zh-Hant"
}

}  // namespace wegwijzer::extract
