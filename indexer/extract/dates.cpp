#include "indexer/extract/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <vector>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

constexpr int first_year = 1950;
constexpr int last_year = 2100;

/// Longer texts hold no date that speaks about themselves.
constexpr std::size_t longest_dated_text = 2000;

constexpr std::array<std::string_view, 12> dutch_months = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 12> english_months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 12> short_months = {
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"};

/// A run of digits, a run of letters, one white space for any run of it, or one other character.
struct Token {
  enum Kind { Number, Word, Space, Mark } kind;
  std::string_view text;
};

using Tokens = std::vector<Token>;

Token::Kind kind_of(char c) {
  if (c >= '0' && c <= '9') return Token::Number;
  if ((c >= 'a' && c <= 'z') || (c & 0x80) != 0) return Token::Word;
  return c == ' ' ? Token::Space : Token::Mark;
}

Tokens tokens_of(std::string_view text) {
  Tokens tokens;
  for (std::size_t i = 0; i < text.size();) {
    const Token::Kind kind = kind_of(text[i]);
    std::size_t end = i + 1;
    while (kind != Token::Mark && end < text.size() && kind_of(text[end]) == kind) ++end;
    tokens.push_back({kind, text.substr(i, end - i)});
    i = end;
  }
  return tokens;
}

/// 1 to 12; 0 for any other word.
int month_of(std::string_view word) {
  for (const auto* names : {&dutch_months, &english_months, &short_months}) {
    const auto* found = std::find(names->begin(), names->end(), word);
    if (found != names->end()) return static_cast<int>(found - names->begin()) + 1;
  }
  if (word == "sept") return 9;
  if (word == "oct") return 10;
  return word == "mar" ? 3 : 0;
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// A date being put together; 0 is "not said".
struct Parts {
  int year = 0, month = 0, day = 0;
};

std::string to_text(const Parts& parts) {
  using namespace std::chrono;
  if (parts.year < first_year || parts.year > last_year) return {};
  if (parts.month == 0) return fmt::format("{:04}", parts.year);
  const auto date = year(parts.year) / static_cast<unsigned>(parts.month) /
                    static_cast<unsigned>(parts.day == 0 ? 1 : parts.day);
  if (!date.ok()) return {};
  if (parts.day == 0) return fmt::format("{:04}-{:02}", parts.year, parts.month);
  return fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day);
}

/// Reads tokens from one place; each `take` moves on when the next token is what is asked.
class Reader {
 public:
  Reader(const Tokens& tokens, std::size_t at) : tokens_(tokens), at_(at) {}

  std::size_t at() const { return at_; }

  bool number(int& into, std::size_t least_digits, std::size_t most_digits) {
    if (!is(Token::Number)) return false;
    const std::size_t digits = tokens_[at_].text.size();
    if (digits < least_digits || digits > most_digits) return false;
    into = number_of(tokens_[at_++].text);
    return true;
  }

  bool year(int& into) { return number(into, 4, 4); }

  bool month(int& into) {
    if (!is(Token::Word)) return false;
    into = month_of(tokens_[at_].text);
    if (into != 0) ++at_;
    return into != 0;
  }

  /// "1e", "2de", "8ste", "1st": what makes a number an ordinal.
  void ordinal() {
    constexpr auto endings =
        std::to_array<std::string_view>({"e", "de", "ste", "st", "nd", "rd", "th"});
    if (!is(Token::Word)) return;
    if (std::find(endings.begin(), endings.end(), tokens_[at_].text) != endings.end()) ++at_;
  }

  bool mark(std::string_view mark) {
    if (at_ >= tokens_.size() || tokens_[at_].text != mark) return false;
    ++at_;
    return true;
  }

  /// One of - . / and which.
  std::string_view separator() {
    for (const std::string_view mark : {"-", ".", "/"}) {
      if (this->mark(mark)) return mark;
    }
    return {};
  }

 private:
  bool is(Token::Kind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }

  const Tokens& tokens_;
  std::size_t at_;
};

/// 2024-05-01, 2024-05; a time may follow ("t" and digits).
bool read_iso(Reader reader, Parts& parts, std::size_t& end) {
  if (!reader.year(parts.year) || !reader.mark("-") || !reader.number(parts.month, 2, 2)) {
    return false;
  }
  end = reader.at();
  Reader day = reader;
  if (!day.mark("-")) return true;
  if (!day.number(parts.day, 1, 2)) return false;
  end = day.at();
  return true;
}

/// 05-06-2025, 10.09.2023, 5/6/2019: always the day first.
bool read_numeric(Reader reader, Parts& parts, std::size_t& end) {
  if (!reader.number(parts.day, 1, 2)) return false;
  const std::string_view separator = reader.separator();
  if (separator.empty() || !reader.number(parts.month, 1, 2) || !reader.mark(separator) ||
      !reader.year(parts.year)) {
    return false;
  }
  end = reader.at();
  return parts.day != 0 && parts.month != 0;
}

/// 10 oktober 2023, 1e oktober 2023, 1 okt. 2023, 10-okt-2023.
bool read_day_month(Reader reader, Parts& parts, std::size_t& end) {
  if (!reader.number(parts.day, 1, 2)) return false;
  reader.ordinal();
  reader.mark(".");
  if (!reader.mark(" ")) reader.mark("-");
  if (!reader.month(parts.month)) return false;
  reader.mark(".");
  if (!reader.mark(" ") && !reader.mark("-")) return false;
  end = reader.at();
  if (!reader.year(parts.year)) return false;
  end = reader.at();
  return parts.day != 0;
}

/// juni 2013, May 1, 2024.
bool read_month_first(Reader reader, Parts& parts, std::size_t& end) {
  if (!reader.month(parts.month)) return false;
  reader.mark(".");
  if (!reader.mark(" ")) return false;
  Reader american = reader;
  const bool has_day = american.number(parts.day, 1, 2);
  american.ordinal();
  if (has_day && american.mark(",") && american.mark(" ") && american.year(parts.year)) {
    end = american.at();
    return true;
  }
  parts.day = 0;
  if (!reader.year(parts.year)) return false;
  end = reader.at();
  return true;
}

/// Whether the number at `at` is the tail of something longer, as 12 in "3.12-04-2020".
bool continues(const Tokens& tokens, std::size_t at) {
  if (at < 2 || tokens[at].kind != Token::Number) return false;
  const std::string_view before = tokens[at - 1].text;
  return tokens[at - 2].kind == Token::Number && (before == "." || before == "/");
}

/// The first date from token `at` on, with the tokens that it takes; `at` moves behind it.
std::optional<DateInText> next_date(const Tokens& tokens, std::size_t& at) {
  for (; at < tokens.size(); ++at) {
    if (continues(tokens, at)) continue;
    for (const auto read : {read_iso, read_numeric, read_day_month, read_month_first}) {
      Parts parts;
      std::size_t end = at;
      if (!read(Reader(tokens, at), parts, end)) continue;
      std::string date = to_text(parts);
      const std::size_t begin = at;
      if (!date.empty()) {
        at = end;
        return DateInText{std::move(date), begin, end};
      }
      at = end - 1;  // a date that cannot be: its month and year alone are none either
      break;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string first_date(std::string_view text) {
  const std::string tidy = to_lower_ascii(collapse_space(cut_utf8(text, longest_dated_text)));
  const Tokens tokens = tokens_of(tidy);
  if (tokens.size() == 1 && tokens[0].kind == Token::Number && tidy.size() == 4) {
    return to_text({.year = number_of(tidy)});
  }
  std::size_t at = 0;
  const auto found = next_date(tokens, at);
  return found ? found->date : "";
}

std::vector<DateInText> dates_in(std::string_view line) {
  const std::string lower = to_lower_ascii(cut_utf8(line, longest_dated_text));
  const Tokens tokens = tokens_of(lower);
  std::vector<DateInText> dates;
  std::size_t at = 0;
  while (auto found = next_date(tokens, at)) {
    const auto offset = [&](std::size_t token) {
      return token < tokens.size()
                 ? static_cast<std::size_t>(tokens[token].text.data() - lower.data())
                 : lower.size();
    };
    dates.push_back({std::move(found->date), offset(found->begin), offset(found->end)});
  }
  return dates;
}

}  // namespace wegwijzer::extract
