#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

/// A word from a vocabulary as it was meant: "open opdracht" for "open%20opdracht", which
/// repositories really send, in NFC and without white space around it.
std::string vocabulary_word(std::string_view text);

/// Adds a word to a field, unless it is empty or there already.
void add_word(Extracted& extracted, const std::string& field, std::string word);

/// The first of `texts` that is an address of http or https; empty without one.
std::string first_address(const std::vector<std::string>& texts);

}  // namespace wegwijzer::extract
