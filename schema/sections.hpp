#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/record.hpp"

namespace wegwijzer {

/// The sections of a document as sections.blob holds them: a line "offset<TAB>fragment<TAB>title"
/// for each, in the order of the text. Empty for none.
std::string encode_sections(const std::vector<Section>& sections);

/// Back again; a line that is none is left out.
std::vector<Section> decode_sections(std::string_view bytes);

}  // namespace wegwijzer
