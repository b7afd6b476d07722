#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/url.hpp"

namespace wegwijzer::extract {

/// The address of the first video that is shown within `main`: a <video>, or an <iframe> of a known
/// player. Empty without.
std::string embedded_video(const std::vector<pugi::xml_node>& main, const Url& base);

/// Whether a text offers the recording of something that was ("Kijk het webinar terug").
bool offers_recording(std::string_view text);

}  // namespace wegwijzer::extract
