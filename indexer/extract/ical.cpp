#include "indexer/extract/ical.hpp"

#include <fmt/format.h>
#include <libical/ical.h>

#include <memory>
#include <optional>

#include "base/percent_encoding.hpp"
#include "base/utf8.hpp"
#include "indexer/extract/charset.hpp"
#include "indexer/extract/event_text.hpp"
#include "indexer/extract/html_snippet.hpp"
#include "indexer/extract/ical_times.hpp"
#include "indexer/extract/moments.hpp"
#include "indexer/extract/record_words.hpp"
#include "indexer/extract/titles.hpp"
#include "indexer/extract/xml_listing.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t maximum_calendar = 10'000'000;
/// libical frees what nests by recursion; a real calendar nests three deep.
constexpr std::size_t deepest_component = 16;
constexpr std::size_t longest_event_summary = 1000;
constexpr std::size_t longest_place = 300;

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

/// libical cuts long names inside a character.
std::string owned(const char* text) { return text == nullptr ? std::string() : to_utf8(text); }

/// Lines made whole again (RFC 5545, section 3.1), as bytes: many fold inside a character.
std::string unfolded(std::string_view calendar) {
  std::string whole;
  whole.reserve(calendar.size());
  for (std::size_t i = 0; i < calendar.size(); ++i) {
    const std::string_view rest = calendar.substr(i);
    const std::size_t end = rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0;
    const bool folds = end > 0 && rest.size() > end && (rest[end] == ' ' || rest[end] == '\t');
    if (folds) {
      i += end;
    } else {
      whole += calendar[i];
    }
  }
  return whole;
}

/// The END lines that a calendar lacks because it was cut off; nullopt when it nests deeper than
/// calendars do.
std::optional<std::string> missing_ends(std::string_view calendar) {
  std::vector<std::string> open;
  for (std::size_t begin = 0; begin < calendar.size();) {
    const std::size_t end = std::min(calendar.find('\n', begin), calendar.size());
    const std::string_view line = trim(calendar.substr(begin, end - begin));
    const std::string start = to_lower_ascii(line.substr(0, 6));
    if (start == "begin:") open.emplace_back(line.substr(6, 40));
    if (start.starts_with("end:") && !open.empty()) open.pop_back();
    if (open.size() > deepest_component) return std::nullopt;
    begin = end + 1;
  }
  std::string ends;
  for (auto name = open.rbegin(); name != open.rend(); ++name) ends += "\r\nEND:" + *name;
  return ends;
}

/// The text of the first property of that kind, unescaped; empty without one.
std::string property_text(icalcomponent* event, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(event, kind);
  icalvalue* value = property == nullptr ? nullptr : icalproperty_get_value(property);
  if (value == nullptr) return {};
  switch (icalvalue_isa(value)) {
    case ICAL_TEXT_VALUE:
      return owned(icalvalue_get_text(value));
    case ICAL_URI_VALUE:
      return owned(icalvalue_get_uri(value));
    default:
      return {};
  }
}

/// The event as the calendar has it; of one that repeats the next time that it comes.
std::optional<Event> event_of(icalcomponent* event, const std::vector<std::string>& dates) {
  const std::string start = calendar_time(icalcomponent_get_dtstart(event));
  if (start.empty()) return std::nullopt;
  Event told{dates.empty() ? start : dates.front()};
  if (told.start == start) told.end = end_of_event(event);
  told.place = cut_utf8(snippet_line(property_text(event, ICAL_LOCATION_PROPERTY)), longest_place);
  told.online = is_online(told.place);
  if (is_only_online(told.place)) told.place.clear();
  if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED) {
    told.status = EventStatus::Cancelled;
  }
  return told;
}

/// The calendar's address with the UID as its fragment.
std::string made_address(const Url& calendar, const std::string& uid) {
  std::string fragment;
  percent_encode(uid, EncodeSet::Fragment, fragment);
  return listed_address("#" + fragment, calendar);
}

Moment moment_of(icalcomponent* event, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(event, kind);
  icalvalue* value = property == nullptr ? nullptr : icalproperty_get_value(property);
  if (value == nullptr || icalvalue_isa(value) != ICAL_DATETIME_VALUE) return {};
  const icaltimetype time = icalvalue_get_datetime(value);
  return iso_moment(fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", time.year, time.month,
                                time.day, time.hour, time.minute, time.second));
}

void add_categories(icalcomponent* event, Extracted& extracted) {
  for (icalproperty* property = icalcomponent_get_first_property(event, ICAL_CATEGORIES_PROPERTY);
       property != nullptr;
       property = icalcomponent_get_next_property(event, ICAL_CATEGORIES_PROPERTY)) {
    add_word(extracted, "category", vocabulary_word(owned(icalproperty_get_categories(property))));
  }
}

ListedItem read_event(icalcomponent* event, const Document& document, const Rules& rules) {
  ListedItem item{listed_address(property_text(event, ICAL_URL_PROPERTY), document.url)};
  item.id = collapse_space(normalise(property_text(event, ICAL_UID_PROPERTY)));
  if (item.url.empty() && !item.id.empty()) item.url = made_address(document.url, item.id);
  item.modified = moment_of(event, ICAL_LASTMODIFIED_PROPERTY).utc;

  Extracted& extracted = item.extracted;
  extracted.title =
      tidy_title(snippet_line(property_text(event, ICAL_SUMMARY_PROPERTY)), rules.title_strip, "");
  extracted.text = snippet_text(property_text(event, ICAL_DESCRIPTION_PROPERTY));
  extracted.summary = cut_utf8(collapse_space(extracted.text), longest_event_summary);
  extracted.published = moment_of(event, ICAL_CREATED_PROPERTY).day;
  const auto dates = occurrences_of(event, document.now);
  for (const std::string& date : dates) add_word(extracted, "event.dates", date);
  extracted.event = event_of(event, dates);
  add_categories(event, extracted);
  return item;
}

/// A change to one occurrence of an event that repeats: the event itself stands there too.
bool is_exception(icalcomponent* event) {
  return icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY) != nullptr;
}

void read_events(icalcomponent* calendar, const Document& document, const Rules& rules,
                 ListingWriter& writer) {
  for (icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
       event != nullptr;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    if (is_exception(event)) continue;
    ListedItem item = read_event(event, document, rules);
    const std::string name(cut_utf8(item.extracted.title, 200));
    if (item.url.empty() || item.extracted.title.empty()) {
      const char* const lacks = item.url.empty() ? "has no UID" : "has no title";
      writer.skip(fmt::format("event \"{}\" {}", name, lacks));
    } else if (!item.extracted.event) {
      writer.skip(fmt::format("event \"{}\" has no start that is a time", name));
    } else if (!writer.add(std::move(item))) {
      return;
    }
  }
}

std::string calendar_name(icalcomponent* calendar) {
  for (icalproperty* property = icalcomponent_get_first_property(calendar, ICAL_X_PROPERTY);
       property != nullptr; property = icalcomponent_get_next_property(calendar, ICAL_X_PROPERTY)) {
    const std::string name = to_lower_ascii(owned(icalproperty_get_x_name(property)));
    if (name == "x-wr-calname") return snippet_line(owned(icalproperty_get_x(property)));
  }
  return {};
}

}  // namespace

Result<Extracted> extract_ical(const Document& document, const Rules& rules) {
  Extracted agenda;
  agenda.listing.emplace();
  const std::string text = decode(unfolded(document.bytes), document.charset, Markup::None);
  std::string whole(cut_utf8(text, maximum_calendar));
  const auto ends = missing_ends(whole);
  if (!ends) {
    return fail(Code::Malformed, "is no calendar: its parts nest deeper than a calendar's do");
  }
  if (!ends->empty()) {
    agenda.notes.push_back("the calendar is cut off: its good part was read");
    agenda.listing->complete = false;
    whole += *ends + "\r\n";
  }
  icalerror_set_errors_are_fatal(0);
  const Component root(icalparser_parse_string(whole.c_str()));
  const auto is_calendar = [](icalcomponent* part) {
    return icalcomponent_isa(part) == ICAL_VCALENDAR_COMPONENT;
  };
  ListingWriter writer(agenda);
  if (root && is_calendar(root.get())) {
    agenda.title = calendar_name(root.get());
    read_events(root.get(), document, rules, writer);
  } else if (root && icalcomponent_isa(root.get()) == ICAL_XROOT_COMPONENT) {
    // Several calendars in one file.
    for (icalcomponent* part =
             icalcomponent_get_first_component(root.get(), ICAL_VCALENDAR_COMPONENT);
         part != nullptr;
         part = icalcomponent_get_next_component(root.get(), ICAL_VCALENDAR_COMPONENT)) {
      read_events(part, document, rules, writer);
    }
  } else {
    return fail(Code::Malformed, "is no calendar: it does not begin with BEGIN:VCALENDAR");
  }
  writer.finish();
  return agenda;
}

}  // namespace wegwijzer::extract
