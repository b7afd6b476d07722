#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "schema/record.hpp"

namespace wegwijzer {

/// What every shown hit needs of a record, and neither its body nor its tags: a piece of hits_file.
std::string stored_hit(const Record& record);
/// Fills the fields that stored_hit writes. Index when the bytes are something else.
Result<Record> record_from_stored(std::string_view data);

/// The whole record without its body, with the evidence of its tags.
nlohmann::ordered_json record_to_json(const Record& record);

/// YYYYMMDD of a published date, with 0101 for what it leaves open; 0 when empty.
int date_number(std::string_view published);

}  // namespace wegwijzer
