#pragma once

#include "base/url.hpp"

namespace wegwijzer::source {

/// Whether an address is that of a site as a whole, by the paths at which front pages stand.
bool is_home_page(const Url& url);

}  // namespace wegwijzer::source
