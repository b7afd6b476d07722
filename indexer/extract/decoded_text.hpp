#pragma once

#include <string>

#include "base/result.hpp"
#include "indexer/extract/charset.hpp"
#include "indexer/extract/document.hpp"

namespace wegwijzer::extract {

/// The document's bytes as text (charset.hpp). Malformed when too many of the characters are
/// controls, or could not be decoded: then it is a picture or a program under the name of a text.
Result<std::string> decode_text(const Document& document, Markup markup);

}  // namespace wegwijzer::extract
