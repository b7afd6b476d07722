#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "base/result.hpp"

namespace wegwijzer::ledger {

/// Makes the tables in an empty database and adds what an older one lacks; refuses one of a newer
/// program. Throws SQLite::Exception.
Result<void> make_layout(SQLite::Database& database, const std::string& name);

}  // namespace wegwijzer::ledger
