#include "schema/event.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace wegwijzer {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr auto statuses = std::to_array<std::pair<EventStatus, std::string_view>>({
    {EventStatus::Scheduled,   "scheduled"   },
    {EventStatus::Cancelled,   "cancelled"   },
    {EventStatus::Postponed,   "postponed"   },
    {EventStatus::MovedOnline, "moved_online"},
});

std::string_view name_of(EventStatus status) {
  return std::find_if(statuses.begin(), statuses.end(),
                      [&](const auto& row) { return row.first == status; })
      ->second;
}

EventStatus status_of(std::string_view name) {
  const auto* found = std::find_if(statuses.begin(), statuses.end(),
                                   [&](const auto& row) { return row.second == name; });
  return found == statuses.end() ? EventStatus::Scheduled : found->first;
}

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json() : ordered_json(text);
}

std::string text_at(const json& value, const char* name) {
  const auto found = value.find(name);
  return found == value.end() || found->is_null() ? "" : found->get<std::string>();
}

}  // namespace

ordered_json to_json(const Event& event) {
  return {
      {"start",         event.start                                                            },
      {"end",           text_or_null(event.end)                                                },
      {"place",         text_or_null(event.place)                                              },
      {"online",        event.online                                                           },
      {"price",         text_or_null(event.price)                                              },
      {"price_amount",  event.price_amount ? ordered_json(*event.price_amount) : ordered_json()},
      {"accreditation", text_or_null(event.accreditation)                                      },
      {"registration",  text_or_null(event.registration)                                       },
      {"status",        name_of(event.status)                                                  },
      {"recording",     text_or_null(event.recording)                                          }
  };
}

Event event_from_json(const json& value) {
  Event event;
  event.start = value.at("start").get<std::string>();
  event.end = text_at(value, "end");
  event.place = text_at(value, "place");
  event.online = value.value("online", false);
  event.price = text_at(value, "price");
  const auto amount = value.find("price_amount");
  if (amount != value.end() && !amount->is_null()) event.price_amount = amount->get<double>();
  event.accreditation = text_at(value, "accreditation");
  event.registration = text_at(value, "registration");
  event.status = status_of(text_at(value, "status"));
  event.recording = text_at(value, "recording");
  return event;
}

}  // namespace wegwijzer
