#include "indexer/extract/reflow.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// A line at least this long was ended by the margin and not by its writer.
constexpr std::size_t full_line = 45;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::size_t at = text.find(from);
  if (at == std::string::npos) return;
  std::string result;
  std::size_t done = 0;
  for (; at != std::string::npos; at = text.find(from, done)) {
    result.append(text, done, at - done).append(to);
    done = at + from.size();
  }
  text = result.append(text, done);
}

void resolve_ligatures(std::string& text) {
  constexpr auto ligatures = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"\uFB00", "ff" },
      {"\uFB01", "fi" },
      {"\uFB02", "fl" },
      {"\uFB03", "ffi"},
      {"\uFB04", "ffl"},
      {"\uFB05", "st" },
      {"\uFB06", "st" }
  });
  if (text.find("\xEF\xAC") == std::string::npos) return;
  for (const auto& [ligature, letters] : ligatures) replace_all(text, ligature, letters);
}

/// "e ¨n" and "e¨n" become "ën": U+00A8 that stands between a vowel and a letter.
void attach_diaereses(std::string& text) {
  constexpr std::string_view loose = "\u00A8";
  constexpr std::string_view combining = "\u0308";
  if (text.find(loose) == std::string::npos) return;
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const bool spaced = text[i] == ' ' && text.compare(i + 1, loose.size(), loose) == 0;
    const std::size_t at = i + (spaced ? 1 : 0);
    const std::size_t after = at + loose.size();
    const bool here = text.compare(at, loose.size(), loose) == 0 && after < text.size() &&
                      is_lower(text[after]) && !result.empty() &&
                      std::string_view("aeiouAEIOU").find(result.back()) != std::string_view::npos;
    if (here) {
      result += combining;
      i = after;
    } else {
      result += text[i++];
    }
  }
  text = std::move(result);
}

/// A mark that stands in a row to lead the eye to a page number, and how many make a row.
struct Leader {
  std::string_view mark;
  std::size_t least;
};

/// The length of the row of `leader` at `at`; 0 when there are fewer than make one.
std::size_t row_length(std::string_view text, std::size_t at, const Leader& leader) {
  std::size_t length = 0;
  while (text.compare(at + length, leader.mark.size(), leader.mark) == 0) {
    length += leader.mark.size();
  }
  return length >= leader.least * leader.mark.size() ? length : 0;
}

/// Rows of dots, or of the U+FFFD that stand for them, become a space.
void drop_leaders(std::string& text) {
  constexpr auto leaders = std::to_array<Leader>({
      {"\uFFFD", 3},
      {".",      4},
      {"\u2026", 2},
      {". ",     4}
  });
  for (const Leader& leader : leaders) {
    if (text.find(leader.mark) == std::string::npos) continue;
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = text[at] == leader.mark[0] ? row_length(text, at, leader) : 0;
      result += length > 0 ? ' ' : text[at];
      at += std::max<std::size_t>(length, 1);
    }
    text = std::move(result);
  }
}

bool is_list_item(std::string_view line) {
  for (const std::string_view mark :
       {"\u2022", "\u00B7", "\u25AA", "\u25CF", "\u25E6", "\uF0B7", "- ", "\u2013 ", "* ", "o "}) {
    if (line.starts_with(mark)) return true;
  }
  const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits <= 3 &&
         (line.substr(digits).starts_with(". ") || line.substr(digits).starts_with(") "));
}

/// "be-" before "nauwdheid"; not "huis-" before "en tuin" or "COPD-" before anything.
bool is_hyphenated(std::string_view line, std::string_view next) {
  if (line.size() < 2 || line.back() != '-' || !is_lower(line[line.size() - 2])) return false;
  if (!is_lower(next.front())) return false;
  const std::string_view word = next.substr(0, next.find_first_of(" ,;"));
  return word != "en" && word != "of" && word != "and" && word != "or";
}

/// Grows one paragraph at a time.
class Paragraphs {
 public:
  void add_line(std::string_view line) {
    if (line.empty()) return end_paragraph();
    if (!paragraph_.empty() && starts_anew(line)) end_paragraph();
    if (!paragraph_.empty()) {
      if (is_hyphenated(paragraph_, line)) {
        paragraph_.pop_back();
      } else {
        paragraph_ += ' ';
      }
    }
    paragraph_ += line;
    last_length_ = line.size();
  }

  void end_paragraph() {
    if (paragraph_.empty()) return;
    if (!text_.empty()) text_ += '\n';
    text_ += paragraph_;
    paragraph_.clear();
  }

  std::string take() {
    end_paragraph();
    return std::move(text_);
  }

 private:
  bool starts_anew(std::string_view line) const {
    if (is_list_item(line)) return true;
    return last_length_ < full_line && !is_lower(line.front());
  }

  std::string text_;
  std::string paragraph_;
  std::size_t last_length_ = 0;
};

}  // namespace

std::string reflow(std::string_view text) {
  std::string repaired(text);
  replace_all(repaired, "\u00AD\n", "");  // a soft hyphen, once it is used
  resolve_ligatures(repaired);
  attach_diaereses(repaired);
  drop_leaders(repaired);

  Paragraphs paragraphs;
  std::string_view rest = repaired;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("\n\f"), rest.size());
    paragraphs.add_line(collapse_space(normalise(rest.substr(0, end))));
    if (end < rest.size() && rest[end] == '\f') paragraphs.end_paragraph();
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return paragraphs.take();
}

}  // namespace wegwijzer::extract
