#pragma once

#include <span>
#include <string>
#include <string_view>

namespace wegwijzer::pages {

/// A file of web/, as it stands there, within the program.
struct Asset {
  std::string_view name;  ///< relative to web/: "stijl.css"
  std::string_view media_type;
  std::string_view sha256;  ///< of its bytes, hexadecimal
  std::string_view bytes;

  /// The part of the address that changes when the bytes do.
  std::string_view hash() const { return sha256.substr(0, 16); }
};

/// All that cmake/embed_assets.cmake embedded, in the order of CMakeLists.txt.
std::span<const Asset> assets();

/// nullptr when there is no such file.
const Asset* find_asset(std::string_view name);

/// Where a page links to: "/a/<hash>/stijl.css", which may be cached for ever. `name` must exist.
std::string asset_path(std::string_view name);

}  // namespace wegwijzer::pages
