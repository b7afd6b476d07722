#include "indexer/extract/page_video.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

namespace {

bool is_player(std::string_view host) {
  constexpr auto players = std::to_array<std::string_view>(
      {"youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "mediasite.com",
       "webinargeek.com", "kaltura.com", "dailymotion.com", "wistia.net", "wistia.com"});
  return std::any_of(players.begin(), players.end(), [&](std::string_view player) {
    if (!host.ends_with(player)) return false;
    return host.size() == player.size() || host[host.size() - player.size() - 1] == '.';
  });
}

/// A consent layer keeps the address in another attribute until the reader agrees.
std::string player_address(const pugi::xml_node& frame, const Url& base) {
  for (const char* attribute : {"src", "data-src", "data-lazy-src", "data-cookieblock-src"}) {
    const auto url = Url::parse(frame.attribute(attribute).value(), &base);
    if (url && is_player(url->host())) return url->href();
  }
  return {};
}

std::string video_address(const pugi::xml_node& video, const Url& base) {
  std::string written = video.attribute("src").value();
  if (written.empty()) written = video.child("source").attribute("src").value();
  if (written.empty()) return {};
  const auto url = Url::parse(written, &base);
  return url ? url->href() : "";
}

}  // namespace

std::string embedded_video(const std::vector<pugi::xml_node>& main, const Url& base) {
  for (const pugi::xml_node& place : main) {
    for (const pugi::xml_node& frame : elements_named(place, "iframe")) {
      std::string address = player_address(frame, base);
      if (!address.empty()) return address;
    }
    for (const pugi::xml_node& video : elements_named(place, "video")) {
      std::string address = video_address(video, base);
      if (!address.empty()) return address;
    }
  }
  return {};
}

bool offers_recording(std::string_view text) {
  constexpr auto phrases = std::to_array<std::string_view>(
      {"terugkijken", "terug te kijken", "terug te zien", "terugzien", "kijk terug",
       "kijk het terug", "kijk de webinar terug", "kijk het webinar terug", "bekijk de opname",
       "bekijk hier de opname", "bekijk opname", "opname bekijken", "opname van het webinar",
       "opname van de webinar", "opname van de bijeenkomst", "webinaropname",
       "watch the recording"});
  const std::string folded = fold(text);
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return folded.find(phrase) != std::string::npos;
  });
}

}  // namespace wegwijzer::extract
