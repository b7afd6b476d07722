#include "indexer/extract/schema_event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"
#include "indexer/extract/event_days.hpp"
#include "indexer/extract/event_text.hpp"
#include "indexer/extract/local_time.hpp"

namespace wegwijzer::extract {

namespace {

using Thing = SchemaGraph::Thing;

/// An address is never markup: "?a=1&copy=2" stays as it is.
std::string address_of(const Thing& thing, const char* property, const Url& base) {
  const auto found = thing.find(property);
  if (found == thing.end()) return {};
  const Thing& value = found->is_array() && !found->empty() ? found->front() : *found;
  if (!value.is_string()) return {};
  const auto url = Url::parse(value.get_ref<const std::string&>(), &base);
  return url ? url->href() : "";
}

/// Where a video can be seen, rather than where its file or its player is.
std::string address_of_video(const Thing& video, const Url& base) {
  for (const char* property : {"url", "embedUrl", "contentUrl"}) {
    std::string address = address_of(video, property, base);
    if (!address.empty()) return address;
  }
  return {};
}

/// The recording that a thing names; a video about it counts too.
std::string recording_of_thing(const SchemaGraph& graph, const Thing& thing, const Url& base) {
  for (const Thing* recording : graph.parts(thing, "recordedIn")) {
    std::string address = address_of_video(*recording, base);
    if (!address.empty()) return address;
  }
  for (const Thing* work : graph.parts(thing, "subjectOf")) {
    std::string address =
        has_type(*work, "VideoObject") ? address_of_video(*work, base) : std::string();
    if (!address.empty()) return address;
  }
  return address_of(thing, "recordedIn", base);
}

/// "Jaarbeurs, Utrecht": the name of a place and its town.
std::string place_of(const SchemaGraph& graph, const Thing& location) {
  std::string place = graph.text(location, "name");
  std::string town;
  for (const Thing* address : graph.parts(location, "address")) {
    if (town.empty()) town = graph.text(*address, "addressLocality");
  }
  if (town.empty() && place.empty()) place = graph.text(location, "address");
  if (town.empty() || place.find(town) != std::string::npos) return place;
  return place.empty() ? town : place + ", " + town;
}

void read_place(const SchemaGraph& graph, const Thing& thing, Event& event) {
  for (const Thing* location : graph.parts(thing, "location")) {
    if (has_type(*location, "VirtualLocation")) {
      event.online = true;
    } else if (event.place.empty()) {
      event.place = place_of(graph, *location);
    }
  }
  const auto locations = graph.texts(thing, "location");
  if (event.place.empty() && !event.online && !locations.empty()) event.place = locations.front();
  for (const char* property : {"eventAttendanceMode", "courseMode"}) {
    const std::string mode = to_lower_ascii(graph.text(thing, property));
    event.online = event.online || mode.find("online") != std::string::npos ||
                   mode.find("mixed") != std::string::npos;
  }
  const std::string folded = fold(event.place);
  if (folded == "online" || folded == "zoom" || folded == "teams" || folded == "microsoft teams") {
    event.place.clear();
    event.online = true;
  }
}

/// 12.5 for "12.50", "12,50" and "€ 12,50".
std::optional<double> amount_in(const std::string& written) {
  return written.empty() ? std::nullopt : price_in("€ " + written);
}

std::string written_amount(double amount) {
  const bool whole = amount == std::trunc(amount);
  std::string text = whole ? fmt::format("€ {:.0f}", amount) : fmt::format("€ {:.2f}", amount);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

/// Free, one price, or from the lowest to the highest; other money than euros only as text.
void read_price(const SchemaGraph& graph, const Thing& thing, Event& event) {
  std::vector<double> amounts;
  for (const Thing* offer : graph.parts(thing, "offers")) {
    const std::string currency = graph.text(*offer, "priceCurrency");
    for (const char* property : {"price", "lowPrice", "highPrice"}) {
      const std::string written = graph.text(*offer, property);
      const auto amount = amount_in(written);
      if (!amount) continue;
      if (currency.empty() || currency == "EUR") {
        amounts.push_back(*amount);
      } else if (event.price.empty()) {
        event.price = written + " " + currency;
      }
    }
  }
  if (amounts.empty() && graph.text(thing, "isAccessibleForFree") == "true") amounts = {0};
  if (amounts.empty()) return;
  const auto [low, high] = std::minmax_element(amounts.begin(), amounts.end());
  event.price_amount = *low;
  event.price = *high == 0 ? "gratis" : written_amount(*high);
  if (*low < *high) {
    event.price = (*low == 0 ? "gratis" : written_amount(*low)) + " tot " + event.price;
  }
}

EventStatus status_of_thing(const SchemaGraph& graph, const Thing& thing) {
  const std::string status(without_address(graph.text(thing, "eventStatus")));
  if (status == "EventCancelled") return EventStatus::Cancelled;
  if (status == "EventPostponed") return EventStatus::Postponed;
  if (status == "EventMovedOnline") return EventStatus::MovedOnline;
  return EventStatus::Scheduled;  // also EventRescheduled: startDate is the new date then
}

/// A moment in ISO 8601, as it should be, or in Dutch words ("2 april 2027, 19.00 uur").
std::string moment_in(const std::string& written) {
  const std::string moment = to_local_time(written);
  return moment.empty() ? event_days_in(written).start : moment;
}

std::optional<Event> single_event(const SchemaGraph& graph, const Thing& thing, const Url& base) {
  Event event;
  event.start = moment_in(graph.text(thing, "startDate"));
  if (event.start.empty()) return std::nullopt;
  event.end = moment_in(graph.text(thing, "endDate"));
  if (event.end <= event.start) event.end.clear();
  read_place(graph, thing, event);
  read_price(graph, thing, event);
  event.status = status_of_thing(graph, thing);
  for (const Thing* offer : graph.parts(thing, "offers")) {
    if (event.registration.empty()) event.registration = address_of(*offer, "url", base);
  }
  event.recording = recording_of_thing(graph, thing, base);
  return event;
}

}  // namespace

bool is_event(const SchemaGraph::Thing& thing) {
  const auto types = types_of(thing);
  return std::any_of(types.begin(), types.end(), [](const std::string& type) {
    return type == "CourseInstance" || type.ends_with("Event");
  });
}

std::optional<Event> read_event(const SchemaGraph& graph, const SchemaGraph::Thing& thing,
                                const Url& base) {
  if (is_event(thing)) return single_event(graph, thing, base);
  std::optional<Event> first;
  for (const Thing* instance : graph.parts(thing, "hasCourseInstance")) {
    auto event = single_event(graph, *instance, base);
    const bool better =
        event && event->status != EventStatus::Cancelled && (!first || event->start < first->start);
    if (better) first = std::move(event);
  }
  if (first && first->price.empty()) read_price(graph, thing, *first);
  return first;
}

}  // namespace wegwijzer::extract
