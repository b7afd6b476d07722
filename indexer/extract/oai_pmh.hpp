#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// An answer of an OAI-PMH 2.0 repository to Identify, ListMetadataFormats or ListRecords, with
/// records in oai_dc or NL-LOM (lom_record.hpp, dc_record.hpp). What only the protocol says is in
/// Listing::oai; the repository's name is the title.
///
/// A record without an address is skipped and noted, and the listing is then not complete; one
/// that is deleted has an id, and an address only when the repository still gives it. A datestamp
/// is when the record changed (ListedItem::modified), never when the material was published.
Result<Extracted> extract_oai_pmh(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
