#include "indexer/extract/page_language.hpp"

#include <cstdio>  // FILE, which the next header uses and does not include

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// Below this names and loan words outweigh the language ("Advance care planning in de praktijk").
constexpr std::size_t least_text = 60;
/// From here on there are sentences.
constexpr std::size_t enough_text = 200;
/// What CLD2 gives for each KB: a sentence has 800 and more, a title full of loan words 600.
constexpr double least_score = 700;
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

/// Whether a letter of another script begins here, Greek and later. 0xE1 leads more Latin, 0xE2
/// punctuation.
bool leads_other_script(unsigned char c) { return c >= 0xCE && c < 0xF0 && c != 0xE1 && c != 0xE2; }

/// Whether most letters are not Latin, so that a few of them tell the language.
bool is_in_other_script(std::string_view text) {
  const auto others = std::count_if(text.begin(), text.end(), [](char c) {
    return leads_other_script(static_cast<unsigned char>(c));
  });
  const auto latin = std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  return others > 1 && others > latin;
}

/// The text that tells the language; of a short one the title is needed too.
std::string evidence_of(const Extracted& document) {
  const std::string& body = document.text.empty() ? document.summary : document.text;
  std::string prose = without_references(body, document.headings);
  return prose.size() < enough_text ? document.title + "\n" + prose : sample_of(prose);
}

/// What CLD2 makes of a text.
struct Guess {
  std::string language;  ///< empty when it is not sure, or the text is of several
  double score = 0;      ///< for each KB
};

Guess guess_language(const std::string& text, const std::string& hint, int flags) {
  const CLD2::CLDHints hints{hint.empty() ? nullptr : hint.c_str(), nullptr, -1,
                             CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  bool is_reliable = false;
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()),
                                 /*is_plain_text=*/true, &hints, flags, languages.data(),
                                 percents.data(), scores.data(), nullptr, &bytes, &is_reliable);
  const bool is_clear =
      is_reliable && languages[0] != CLD2::UNKNOWN_LANGUAGE && percents[0] >= least_percent;
  if (!is_clear) return {};
  const std::string code = CLD2::LanguageCode(languages[0]);
  return {code.substr(0, code.find('-')), scores[0]};  // "zh-Hant"
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

std::string language_of(const Extracted& document, std::string_view declared) {
  const std::string evidence = evidence_of(document);
  const bool other_script = is_in_other_script(evidence);
  if (evidence.size() < least_text && !other_script) return std::string(declared);

  if (other_script) return guess_language(evidence, "", CLD2::kCLDFlagBestEffort).language;
  if (evidence.size() >= enough_text) {
    const std::string language = guess_language(evidence, std::string(declared), 0).language;
    return language.empty() ? std::string(declared) : language;
  }
  // Most of what is read is Dutch, and short Dutch looks like Afrikaans.
  const std::string hint(declared.empty() ? "nl" : declared);
  Guess guess = guess_language(evidence, hint, 0);
  if (guess.language == "af") guess.language = "nl";
  const bool is_known = guess.language == hint || guess.score >= least_score;
  return is_known ? guess.language : std::string(declared);
}

}  // namespace wegwijzer::extract
