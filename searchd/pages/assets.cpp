#include "searchd/pages/assets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace wegwijzer::pages {

const Asset* find_asset(std::string_view name) {
  const auto found = std::ranges::find(assets(), name, &Asset::name);
  return found == assets().end() ? nullptr : &*found;
}

std::string asset_path(std::string_view name) {
  const Asset* asset = find_asset(name);
  assert(asset != nullptr);
  return fmt::format("/a/{}/{}", asset->hash(), asset->name);
}

}  // namespace wegwijzer::pages
