#pragma once

#include <optional>

#include "base/url.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer {

/// The other address of which a page says that it is its own (rel=canonical, RFC 6596), when that
/// can be believed: on the same registrable domain or a host of the source, in its scope, and not
/// the home page, to which careless templates send every page. Whether that address holds a
/// document of its own is for the build to see.
std::optional<Url> accepted_canonical(const source::Source& source, const Url& page,
                                      const extract::Extracted& extracted);

}  // namespace wegwijzer
