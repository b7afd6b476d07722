#pragma once

#include <xapian.h>

#include "language/analyser.hpp"
#include "schema/record.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::store {

/// All that the index knows of a record: its text, its facets, who it is (docs/index-format.md).
Xapian::Document to_document(const Record& record, const Taxonomy& taxonomy,
                             const language::Analyser& analyser);

}  // namespace wegwijzer::store
