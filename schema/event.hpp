#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace wegwijzer {

/// What became of an event since it was announced (schema.org EventStatusType).
enum class EventStatus { Scheduled, Cancelled, Postponed, MovedOnline };

/// When and where something takes place, and what a reader must know to go there. What is empty is
/// not known, except `start`. Times are RFC 3339 with an offset, in the local time of Amsterdam
/// ("2027-01-12T19:00+01:00"), or dates where no time is given.
struct Event {
  std::string start;
  std::string end = {};
  std::string place = {};
  bool online = false;
  std::string price = {};                   ///< as written: "gratis", "€ 35 voor leden"
  std::optional<double> price_amount = {};  ///< in euros; 0 is free
  std::string accreditation = {};           ///< as written: "2 punten V&VN"
  std::string registration = {};            ///< where to register: absolute, http or https
  EventStatus status = EventStatus::Scheduled;
  std::string recording = {};  ///< where to see it afterwards: absolute, http or https

  bool operator==(const Event&) const = default;
};

/// The members by their names; null for what is not known. `status` is "scheduled", "cancelled",
/// "postponed" or "moved_online". One form for the API, the index and the ledger.
nlohmann::ordered_json to_json(const Event& event);
/// Members that are missing or null are not known, so that an older index can be read. Throws
/// nlohmann::json::exception when one has another type.
Event event_from_json(const nlohmann::json& value);

}  // namespace wegwijzer
