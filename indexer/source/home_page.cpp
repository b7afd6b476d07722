#include "indexer/source/home_page.hpp"

#include <algorithm>
#include <array>

namespace wegwijzer::source {

bool is_home_page(const Url& url) {
  constexpr std::array<std::string_view, 6> names = {"/",     "/index.html", "/index.htm",
                                                     "/home", "/index.php",  "/nl/"};
  return !url.query() && std::find(names.begin(), names.end(), url.path()) != names.end();
}

}  // namespace wegwijzer::source
