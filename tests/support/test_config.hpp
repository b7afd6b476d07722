#pragma once

#include <cstdint>
#include <filesystem>

#include "support/testing.hpp"

namespace wegwijzer::testing {

/// tests/web_of_sites: what a SiteServer serves.
std::filesystem::path web_of_sites();

/// Copies the web's configuration into `folder`, with `port` for {PORT}, so that a test may change
/// it: config/ (with the shipped taxonomy linked beside it) and map/, the folder that its source of
/// kind folder reads. Returns `folder`/config. Throws std::filesystem::filesystem_error.
std::filesystem::path copy_config(const std::filesystem::path& folder, std::uint16_t port);

}  // namespace wegwijzer::testing
