#pragma once

#include "base/json_reader.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// Reads what kinds that ask addresses of servers have in common: politeness, budget, recheck, and
/// what makes two addresses one.
void read_visiting(JsonObject& object, Source& source);

/// "max_documents".
void read_document_limit(JsonObject& object, Source& source);

}  // namespace wegwijzer::source
