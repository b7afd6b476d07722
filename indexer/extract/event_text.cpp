#include "indexer/extract/event_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/utf8.hpp"
#include "indexer/extract/clock_times.hpp"
#include "indexer/extract/event_days.hpp"

namespace wegwijzer::extract {

namespace {

/// No event costs more: such a number is a telephone's, or nonsense.
constexpr double highest_price = 1'000'000;

/// The details of an event stand before its programme and its speakers.
constexpr std::size_t maximum_lines = 300;
/// A value is a phrase; what is longer is an alinea that happens to begin with the word.
constexpr std::size_t longest_value = 200;
/// With so many dates with a time a page is a calendar.
constexpr std::size_t calendar_dates = 4;

enum class Detail { Date, Time, Place, Price, Accreditation };

struct DetailLabel {
  std::string_view text;
  Detail detail;
};

constexpr auto detail_labels = std::to_array<DetailLabel>({
    {"datum en tijd",      Detail::Date         },
    {"datum & tijd",       Detail::Date         },
    {"datum en tijdstip",  Detail::Date         },
    {"datum",              Detail::Date         },
    {"data",               Detail::Date         },
    {"wanneer",            Detail::Date         },
    {"startdatum",         Detail::Date         },
    {"tijd",               Detail::Time         },
    {"tijden",             Detail::Time         },
    {"tijdstip",           Detail::Time         },
    {"aanvang",            Detail::Time         },
    {"locatie",            Detail::Place        },
    {"waar",               Detail::Place        },
    {"plaats",             Detail::Place        },
    {"adres",              Detail::Place        },
    {"kosten",             Detail::Price        },
    {"prijs",              Detail::Price        },
    {"deelnamekosten",     Detail::Price        },
    {"tarief",             Detail::Price        },
    {"accreditatie",       Detail::Accreditation},
    {"accreditatiepunten", Detail::Accreditation},
});

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < maximum_lines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The value of a detail: what stands behind its label, or the next line when the label is alone.
struct Labelled {
  Detail detail;
  std::string_view value;
};

std::optional<Labelled> labelled_at(const std::vector<std::string_view>& lines, std::size_t at) {
  const std::string_view line = lines[at];
  const std::size_t end = std::min(line.find_first_of(":|?"), line.size());
  const std::string label = to_lower_ascii(trim(line.substr(0, end)));
  const auto* known = std::find_if(detail_labels.begin(), detail_labels.end(),
                                   [&](const DetailLabel& row) { return row.text == label; });
  if (known == detail_labels.end()) return std::nullopt;
  std::string_view value = trim(line.substr(std::min(end + 1, line.size())));
  if (value.empty() && at + 1 < lines.size()) value = trim(lines[at + 1]);
  if (value.empty() || value.size() > longest_value) return std::nullopt;
  return Labelled{known->detail, value};
}

/// All details that a text has a label for; the first value of each counts.
class Details {
 public:
  explicit Details(const std::vector<std::string_view>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto found = labelled_at(lines, i);
      if (!found) continue;
      std::string_view& value = values_[static_cast<std::size_t>(found->detail)];
      if (value.empty()) value = found->value;
    }
  }

  std::string_view operator[](Detail detail) const {
    return values_[static_cast<std::size_t>(detail)];
  }

 private:
  std::array<std::string_view, 5> values_;
};

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

/// The date in the text itself: of the first line with a date and a time.
EventDays unlabelled_days(const std::vector<std::string_view>& lines) {
  EventDays first;
  std::vector<std::string> starts;
  for (const std::string_view line : lines) {
    if (line.find_first_of("0123456789") == std::string_view::npos) continue;
    EventDays days = event_days_in(line);
    if (!days.has_time) continue;
    if (std::find(starts.begin(), starts.end(), days.start) != starts.end()) continue;
    starts.push_back(days.start);
    if (starts.size() == 1) first = std::move(days);
  }
  return starts.size() < calendar_dates ? first : EventDays{};
}

EventStatus status_in(const std::vector<std::string_view>& lines, std::string_view title) {
  constexpr std::size_t first_lines = 10;
  constexpr std::size_t longest_notice = 120;
  std::vector<std::string_view> places = {title};
  for (std::size_t i = 0; i < std::min(lines.size(), first_lines); ++i) {
    if (lines[i].size() <= longest_notice) places.push_back(lines[i]);
  }
  for (const std::string_view place : places) {
    const std::string folded = fold(place);
    if (holds_any(folded,
                  {"gaat online door", "wordt online gehouden", "verplaatst naar online"})) {
      return EventStatus::MovedOnline;
    }
    if (holds_any(folded, {"geannuleerd", "gaat niet door", "afgelast"})) {
      return EventStatus::Cancelled;
    }
    if (holds_any(folded, {"uitgesteld", "wordt verzet", "wordt verplaatst"})) {
      return EventStatus::Postponed;
    }
  }
  return EventStatus::Scheduled;
}

/// "12 januari 2027, 19.30 - 21.00 uur via Zoom"; "aanmelden kan online" is another thing.
bool meets_online(std::string_view line) {
  if (line.size() > longest_value || !time_span_in(line)) return false;
  const std::string folded = fold(line);
  return holds_any(folded, {"online", "livestream", "zoom", "via teams", "microsoft teams",
                            "ms teams", "(teams)", "via webex"}) &&
         !holds_any(folded, {"aanmeld", "inschrij", "registr"});
}

void add_place(const std::vector<std::string_view>& lines, std::string_view labelled,
               Event& event) {
  if (!event.place.empty() || event.online) return;
  if (labelled.empty()) {
    event.online = std::any_of(lines.begin(), lines.end(), meets_online);
    return;
  }
  event.online = is_online(labelled);
  if (!is_only_online(labelled)) event.place = labelled;
}

void add_details(const std::vector<std::string_view>& lines, const Details& details, Event& event) {
  add_place(lines, details[Detail::Place], event);
  if (event.price.empty()) event.price = details[Detail::Price];
  if (!event.price_amount) event.price_amount = price_in(event.price);
  if (event.accreditation.empty()) event.accreditation = details[Detail::Accreditation];
}

}  // namespace

bool names_meeting(std::string_view title) {
  return holds_any(fold(title), {"webinar", "bijeenkomst", "symposium", "congres", "cursus",
                                 "training", "workshop", "masterclass", "scholing", "studiedag",
                                 "lezing", "conferentie", "themadag", "themaavond", "thema-avond",
                                 "netwerkdag", "informatieavond", "cafe doodgewoon"});
}

bool is_online(std::string_view place) {
  return holds_any(fold(place), {"online", "zoom", "teams", "webex", "livestream", "digitaal"});
}

bool is_only_online(std::string_view place) {
  const std::string folded = fold(place);
  return is_online(place) &&
         !holds_any(folded, {" en online", ", online", " of online", "hybride"});
}

std::optional<double> price_in(std::string_view text) {
  const std::string folded = fold(text);
  const std::string words = " " + folded;
  const auto digit = folded.find_first_of("0123456789");
  if (holds_any(words, {" gratis", " kosteloos", " geen kosten", " geen"})) return 0;
  const bool euros = text.find("€") != std::string_view::npos || holds_any(folded, {"eur", ",-"});
  if (digit == std::string::npos || !euros) return std::nullopt;
  std::string number;
  for (std::size_t i = digit; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool has_more = i + 1 < folded.size() && folded[i + 1] >= '0' && folded[i + 1] <= '9';
    if (c >= '0' && c <= '9') {
      number += c;
    } else if ((c == ',' || c == '.') && has_more) {
      // A mark before three digits sets thousands apart ("1.250"); before two it is the decimal
      // one.
      const auto digits = folded.find_first_not_of("0123456789", i + 1);
      const std::size_t run = std::min(digits, folded.size()) - i - 1;
      if (run != 3) number += '.';
    } else {
      break;
    }
  }
  double amount = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), amount);
  if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
  if (amount > highest_price) return std::nullopt;
  return amount;
}

std::optional<Event> event_in_text(std::string_view text, std::string_view title) {
  const auto lines = lines_of(text);
  const Details details(lines);
  EventDays days = event_days_in(details[Detail::Date]);
  const bool labelled = !days.start.empty();
  if (!labelled) days = unlabelled_days(lines);
  if (days.start.empty()) return std::nullopt;
  if (!days.has_time) {
    if (const auto span = time_span_in(details[Detail::Time])) set_time(days, *span);
  }
  const bool has_detail = !details[Detail::Place].empty() || !details[Detail::Price].empty() ||
                          !details[Detail::Accreditation].empty();
  const bool announces = has_detail || names_meeting(title) || (labelled && days.has_time);
  if (!announces) return std::nullopt;

  Event event{.start = std::move(days.start), .end = std::move(days.end)};
  add_details(lines, details, event);
  event.status = status_in(lines, title);
  return event;
}

void add_details_in_text(std::string_view text, std::string_view title, Event& event) {
  const auto lines = lines_of(text);
  add_details(lines, Details(lines), event);
  if (event.status == EventStatus::Scheduled) event.status = status_in(lines, title);
}

}  // namespace wegwijzer::extract
