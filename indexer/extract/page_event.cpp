#include "indexer/extract/page_event.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/utf8.hpp"
#include "indexer/extract/description.hpp"
#include "indexer/extract/event_text.hpp"
#include "indexer/extract/page_video.hpp"

namespace wegwijzer::extract {

namespace {

/// The first link whose text holds one of `phrases`; empty without.
std::string link_that_says(const std::vector<Link>& links,
                           std::span<const std::string_view> phrases) {
  for (const Link& link : links) {
    const std::string text = fold(link.text);
    if (text.find("nieuwsbrief") != std::string::npos) continue;
    const bool says = std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
      return text.find(phrase) != std::string::npos;
    });
    if (says) return link.url;
  }
  return {};
}

std::string registration_link(const std::vector<Link>& links) {
  constexpr auto phrases = std::to_array<std::string_view>(
      {"aanmelden", "meld je aan", "meld u aan", "aanmeldformulier", "inschrijven", "inschrijf",
       "schrijf je in", "schrijf u in", "registreer", "register", "tickets", "sign up"});
  return link_that_says(links, phrases);
}

std::string recording_link(const std::vector<Link>& links) {
  constexpr auto phrases = std::to_array<std::string_view>(
      {"terugkijken", "kijk terug", "terug te kijken", "bekijk de opname", "bekijk hier de opname",
       "bekijk opname", "opname bekijken", "opname van"});
  return link_that_says(links, phrases);
}

/// A link to what can be nothing but the recording once the event is over. "Opname in een hospice"
/// is an admission.
std::string opname_link(const std::vector<Link>& links) {
  for (const Link& link : links) {
    const std::string text = " " + fold(link.text) + " ";
    const bool says =
        text.find(" opname ") != std::string::npos && text.find(" opname in ") == std::string::npos;
    if (says) return link.url;
  }
  return {};
}

bool has_recording_heading(const Extracted& page) {
  return std::any_of(page.headings.begin(), page.headings.end(), [](const Heading& heading) {
    const std::string text = fold(heading.text);
    return text == "opname" || text == "de opname" || text == "video-opname" ||
           offers_recording(text);
  });
}

bool is_over(const Event& event, Time now) {
  const std::string& last = event.end.empty() ? event.start : event.end;
  return last.substr(0, 10) < to_iso(now).substr(0, 10);
}

bool says_webinar(const Extracted& page) {
  return fold(page.title).find("webinar") != std::string::npos ||
         fold(page.text).find("webinar") != std::string::npos;
}

std::string recording_of(const Extracted& page, const std::string& video, Time now) {
  if (page.event && is_over(*page.event, now)) {
    std::string shown = video.empty() ? opname_link(page.links) : video;
    if (!shown.empty()) return shown;
  }
  if (!video.empty() && has_recording_heading(page)) return video;
  std::string recording = video.empty() ? recording_link(page.links) : video;
  if (recording.empty()) return {};  // as on most pages, whose text then need not be searched
  if (!offers_recording(page.title) && !offers_recording(page.text)) return {};
  return recording;
}

}  // namespace

void complete_event(std::optional<Event> described, const std::string& video, Time now,
                    Extracted& page) {
  page.event = std::move(described);
  if (page.event) {
    add_details_in_text(page.text, page.title, *page.event);
  } else {
    page.event = event_in_text(page.text, page.title);
  }
  std::string recording = page.event ? page.event->recording : "";
  if (recording.empty()) recording = recording_of(page, video, now);
  if (!recording.empty()) {
    page.fields["learningResourceType"].push_back(says_webinar(page) ? "webinar recording"
                                                                     : "recording");
  }
  if (!page.event) return;
  page.event->recording = std::move(recording);
  if (page.event->registration.empty()) page.event->registration = registration_link(page.links);
}

}  // namespace wegwijzer::extract
