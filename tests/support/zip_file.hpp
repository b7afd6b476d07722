#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/testing.hpp"

namespace wegwijzer::testing {

struct ZipMember {
  std::string name;
  std::string bytes;
};

/// A zip archive with these members in this order, deflated, made by libzip. Throws
/// std::runtime_error when libzip refuses, as it does a name that comes twice.
std::string zip_of(const std::vector<ZipMember>& members);

/// The files below `folder` as members named by their paths, in the order of their names.
std::string zip_of_folder(const std::filesystem::path& folder);

}  // namespace wegwijzer::testing
