#pragma once

#include <string>
#include <vector>

#include "indexer/extract/extracted.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::tag {

/// What one source says of a document. The pointers are looked at during a call only.
struct Statement {
  const extract::Extracted* extracted;
  const source::Source* source;
};

/// A document to be tagged.
struct Input {
  const extract::Extracted* extracted;
  const source::Source* source;
  std::string url;  ///< canonical
  /// Lists that name the document too: their fields and their sources' facets count as well.
  std::vector<Statement> listings = {};
};

}  // namespace wegwijzer::tag
