#pragma once

#include "indexer/tag/phrases.hpp"
#include "indexer/tag/words.hpp"

namespace wegwijzer::tag {

/// Whether a title says by its shape that it is the title of what was matched: nothing but
/// adjectives, numbers and names stands before it ("Herziene richtlijn rouw", "Podcast: ..."), or
/// it stands by itself behind the rest ("De laatste dagen (video)", "... - programma").
bool is_title_of(const Match& match, const Words& title);

}  // namespace wegwijzer::tag
