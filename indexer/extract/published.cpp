#include "indexer/extract/published.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/event_text.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/walk.hpp"
#include "indexer/extract/xpath.hpp"

namespace wegwijzer::extract {

namespace {

/// What Dutch sites write before a date, the first publication before any change.
constexpr auto phrases = std::to_array<std::string_view>(
    {"gepubliceerd op", "gepubliceerd", "publicatiedatum", "datum publicatie", "geplaatst op",
     "laatst geactualiseerd", "laatst beoordeeld", "laatst bijgewerkt", "laatst gewijzigd",
     "laatste update", "published on", "published", "last updated"});

/// The date must stand this near to the words.
constexpr std::size_t longest_line = 80;

std::string from_mark(const pugi::xml_node& page) {
  for (const pugi::xml_node& marked :
       select_elements(page, "//*[@itemprop = 'datePublished' or @pubdate]")) {
    for (const std::string& text :
         {std::string(marked.attribute("content").value()),
          std::string(marked.attribute("datetime").value()), text_on_one_line(marked)}) {
      const std::string date = first_date(text);
      if (!date.empty()) return date;
    }
  }
  return {};
}

/// Whether a date can be that of publication: not the event's own, nor one to come.
bool may_be_published(const DatedPage& page, const std::string& date) {
  const bool is_to_come = page.now != Time() && date > to_iso(page.now);
  const bool is_of_event =
      page.event && (page.event->start.starts_with(date) || page.event->end.starts_with(date));
  return !date.empty() && !is_to_come && !is_of_event;
}

bool is_marked_as_event(pugi::xml_node time) {
  for (; time; time = time.parent()) {
    const std::string_view name = time.attribute("itemprop").value();
    if (name.ends_with("startDate") || name.ends_with("endDate")) return true;
  }
  return false;
}

std::string from_only_time(const DatedPage& page) {
  std::set<std::string> dates;
  for (const pugi::xml_node& element : page.main) {
    for (const pugi::xml_node& time : elements_named(element, "time")) {
      if (is_marked_as_event(time)) continue;
      const std::string date = first_date(time.attribute("datetime").value());
      if (!date.empty()) dates.insert(date);
    }
  }
  if (dates.size() != 1 || !may_be_published(page, *dates.begin())) return {};
  return *dates.begin();
}

/// `text` in lower case without the marks around it.
std::string bare(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  constexpr std::string_view marks = " |-.,:()/";
  std::string_view rest = lower;
  for (bool again = true; again;) {
    again = false;
    rest.remove_prefix(std::min(rest.find_first_not_of(marks), rest.size()));
    rest = rest.substr(0, rest.find_last_not_of(marks) + 1);
    for (const std::string_view mark : {"\u2013", "\u2014", "\u00b7", "\u2022"}) {
      if (!rest.starts_with(mark) && !rest.ends_with(mark)) continue;
      rest = rest.starts_with(mark) ? rest.substr(mark.size())
                                    : rest.substr(0, rest.size() - mark.size());
      again = true;
    }
  }
  return std::string(rest);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "nieuws npz utrecht", "onderwijs, nieuws"; not "nieuws over de dag van".
bool names_rubric(std::string_view text) {
  const auto last = text.find_last_of(' ') + 1;
  if (is_one_of(text.substr(last), {"op", "van", "vanaf", "sinds", "tot", "per", "en", "t/m"})) {
    return false;
  }
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view part = trim(text.substr(0, comma));
    if (is_one_of(part.substr(0, part.find(' ')),
                  {"nieuws", "nieuwsbericht", "nieuwsitem", "actueel", "artikel", "achtergrond",
                   "bericht", "blog", "column", "interview", "opinie", "persbericht", "publicatie",
                   "verhaal", "weblog"})) {
      return true;
    }
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return false;
}

enum class Beside { Nothing, Rubric };

struct LineDate {
  std::string date;
  Beside beside = Beside::Nothing;
};

/// The date of a line that is one, if need be with a day of the week, or that has a rubric before
/// or behind it; empty for any other line.
LineDate read_date_line(std::string_view line) {
  if (line.size() > longest_line) return {};
  const auto dates = dates_in(line);
  if (dates.size() != 1) return {};
  const std::string before = bare(line.substr(0, dates[0].begin));
  const std::string behind = bare(line.substr(dates[0].end));
  const bool is_weekday = is_one_of(
      before, {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"});
  if (behind.empty() && (before.empty() || is_weekday)) return {dates[0].date};
  const bool one_side = before.empty() || behind.empty();
  const bool has_rubric = one_side && names_rubric(before.empty() ? behind : before);
  return has_rubric ? LineDate{dates[0].date, Beside::Rubric} : LineDate{};
}

/// Of the first lines below the title. A date alone under the name of a meeting is the day of the
/// meeting, and with more such lines the page is an overview.
std::string from_first_lines(const DatedPage& page) {
  constexpr std::size_t first_lines = 3;
  constexpr std::size_t dates_of_overview = 3;
  const std::string title = fold(page.title);
  std::set<std::string> dates;
  std::string found;
  std::size_t lines = 0;
  for (std::string_view rest = page.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const LineDate read = read_date_line(line);
    if (!read.date.empty()) dates.insert(read.date);
    if (lines == first_lines || fold(line) == title) continue;
    ++lines;
    const bool is_of_meeting = read.beside == Beside::Nothing && names_meeting(title);
    if (found.empty() && !is_of_meeting && may_be_published(page, read.date)) found = read.date;
  }
  return dates.size() < dates_of_overview ? found : "";
}

}  // namespace

std::string date_in_words(std::string_view text) {
  std::size_t best = phrases.size();
  std::string best_date;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view whole = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (whole.size() > longest_line) continue;
    const std::string line = to_lower_ascii(whole);
    for (std::size_t i = 0; i < best; ++i) {
      if (!line.starts_with(phrases[i])) continue;
      std::string date = first_date(std::string_view(line).substr(phrases[i].size()));
      if (date.empty()) continue;
      best = i;
      best_date = std::move(date);
    }
  }
  return best_date;
}

std::string published_date(const DatedPage& page) {
  std::string date = from_mark(page.tree);
  if (date.empty()) date = date_in_words(page.text);
  if (date.empty()) date = from_first_lines(page);
  if (date.empty()) date = from_only_time(page);
  return date;
}

}  // namespace wegwijzer::extract
