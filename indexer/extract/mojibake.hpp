#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

/// Mends UTF-8 that was once read in another encoding ("patiÃ«nt", "RenĂŠe", "georiĆ«nteerd"), in
/// title, summary, text, headings and fields. Only when all of it is so, in one way: beside one
/// good "patiënt" nothing is touched, for then the bad words stood in what was published. Addresses
/// never change. `extracted` must be in NFC, as it is once its format has been read.
void mend_mojibake(Extracted& extracted);

/// `text` mended; nullopt when it is not consistently so, or has nothing to mend.
std::optional<std::string> mended_text(std::string_view text);

}  // namespace wegwijzer::extract
