#pragma once

#include <string>
#include <vector>

#include "searchd/search/results.hpp"

namespace wegwijzer::pages {

/// A filter in the address that does not exist (any more), so that we searched without it.
struct UnknownChoice {
  std::string name;
  std::string value;  ///< empty when the name itself is unknown

  bool operator==(const UnknownChoice&) const = default;
};

/// /zoek: a plain page that works without scripts, in the language of the query. A pure function.
std::string search_page(const search::Results& results,
                        const std::vector<UnknownChoice>& unknown = {});

}  // namespace wegwijzer::pages
