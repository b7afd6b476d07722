#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/event.hpp"

namespace wegwijzer::extract {

/// What the running text of a Dutch page says about an event: the lines "Datum: ...", "Locatie:
/// ...", "Kosten: ..." and "Accreditatie: ..." (with the value behind a colon or bar, or on the
/// next line), and a date with a time ("12 januari 2027, 19.00-20.30 uur"). Addresses are left to
/// the caller.
///
/// nullopt unless the text announces something: a labelled date with one more sign of an event (a
/// time, a place, a price, accreditation, `title` that names a kind of meeting), or a date with a
/// time in one line and such a sign. Nor for a text with four or more dates with a time, which is a
/// calendar. A date without a year is no date.
std::optional<Event> event_in_text(std::string_view text, std::string_view title);

/// The details without the date: fills in what is empty in `event`, the status too.
void add_details_in_text(std::string_view text, std::string_view title, Event& event);

/// Whether a title says that something takes place ("Symposium rouw").
bool names_meeting(std::string_view title);

/// Whether a place is to be met with on a screen ("online", "Zoom", "Utrecht en online").
bool is_online(std::string_view place);
/// Whether it is nothing but that: "online/Zoom" is no place to go to.
bool is_only_online(std::string_view place);

/// The number in "€ 35,00 per persoon" or "12.50 euro", at most a million; 0 for "gratis", "geen",
/// "kosteloos".
std::optional<double> price_in(std::string_view text);

}  // namespace wegwijzer::extract
