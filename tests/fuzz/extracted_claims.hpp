#pragma once

#include "indexer/extract/extracted.hpp"

namespace wegwijzer::fuzz {

/// What holds of every Extracted, whatever the bytes were that it came from.
void claim_sound(const extract::Extracted& extracted);

/// What holds of every event that was read.
void claim_sound(const Event& event);

/// Of what a format gives: a document, or Malformed.
void claim_sound(const Result<extract::Extracted>& extracted);

}  // namespace wegwijzer::fuzz
