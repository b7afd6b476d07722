#include "indexer/extract/clock_times.hpp"

#include <string>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

bool is_clock_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads times from one place on; every `take` moves on when it finds what it looks for.
class ClockReader {
 public:
  /// `text` in lower case.
  ClockReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }

  /// One or two digits that no digit follows.
  bool take_number(int& into) {
    std::size_t end = at_;
    while (end < text_.size() && is_clock_digit(text_[end])) ++end;
    if (end == at_ || end - at_ > 2) return false;
    into = 0;
    for (; at_ < end; ++at_) into = into * 10 + (text_[at_] - '0');
    return true;
  }

  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  void skip_spaces() {
    while (take(" ")) {
    }
  }

  /// "uur", "u" or "h" as a word.
  bool take_hour_word() {
    const std::size_t before = at_;
    skip_spaces();
    for (const std::string_view word : {"uur", "u.", "u", "h"}) {
      const std::size_t start = at_;
      if (take(word) && !is_letter_here()) return true;
      at_ = start;
    }
    at_ = before;
    return false;
  }

 private:
  bool is_letter_here() const {
    if (at_ >= text_.size()) return false;
    const char c = text_[at_];
    return (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
  }

  std::string_view text_;
  std::size_t at_;
};

/// One time as it was written.
struct WrittenTime {
  TimeOfDay time;
  bool has_minutes = false;
  bool is_sure = false;  ///< with a colon or "uur": nothing else looks so
};

std::optional<WrittenTime> take_time(ClockReader& reader) {
  WrittenTime found;
  if (!reader.take_number(found.time.hour) || found.time.hour > 23) return std::nullopt;
  for (const std::string_view mark : {":", ".", "u", "h"}) {
    ClockReader ahead = reader;
    int minute = 0;
    const std::size_t start = ahead.at() + mark.size();
    if (!ahead.take(mark) || !ahead.take_number(minute) || ahead.at() - start != 2) continue;
    if (minute > 59) return std::nullopt;
    found.time.minute = minute;
    found.has_minutes = true;
    found.is_sure = mark != ".";
    reader = ahead;
    break;
  }
  if (reader.take_hour_word()) found.is_sure = true;
  return found;
}

bool take_until(ClockReader& reader) {
  reader.skip_spaces();
  for (const std::string_view word : {"-", "\u2013", "\u2014", "tot", "t/m"}) {
    if (!reader.take(word)) continue;
    reader.skip_spaces();
    for (const std::string_view filler : {"en met ", "ca. ", "circa ", "ongeveer "}) {
      reader.take(filler);
    }
    return true;
  }
  return false;
}

std::optional<TimeSpan> take_span(ClockReader reader) {
  const auto start = take_time(reader);
  if (!start) return std::nullopt;
  ClockReader ahead = reader;
  const auto end = take_until(ahead) ? take_time(ahead) : std::nullopt;
  const bool spans = end && (end->is_sure || (start->has_minutes && end->has_minutes));
  if (spans) return TimeSpan{start->time, end->time};
  if (!start->is_sure) return std::nullopt;
  return TimeSpan{start->time};
}

/// Whether a number may begin here, and is not the tail of another ("3.12", "2027").
bool begins_number(std::string_view text, std::size_t at) {
  if (!is_clock_digit(text[at])) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_clock_digit(before)) return false;
  const bool joins = before == '.' || before == ':' || before == ',';
  return !(joins && at >= 2 && is_clock_digit(text[at - 2]));
}

}  // namespace

std::optional<TimeSpan> time_span_in(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  for (std::size_t at = 0; at < lower.size(); ++at) {
    if (!begins_number(lower, at)) continue;
    if (const auto span = take_span(ClockReader(lower, at))) return span;
  }
  return std::nullopt;
}

}  // namespace wegwijzer::extract
