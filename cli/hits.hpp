#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>

namespace wegwijzer::cli {

/// Prints a hit as the API answers it: title, address, source, date and tags, snippet. Matches are
/// bold on a terminal.
void print_hit(std::size_t number, const nlohmann::ordered_json& hit);

}  // namespace wegwijzer::cli
