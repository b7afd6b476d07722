#include "schema/stored_record.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

/// The document data of a hit.
void fuzz_stored_record(std::string_view input) {
  const auto record = record_from_stored(input);
  if (!record) {
    return claim(record.error().code == Code::Index, "what is no record is a broken index");
  }
  claim(record_from_stored(stored_hit(*record)) == record,
        "a record that is written is read as it was");
  claim(date_number(record->published) >= 0, "a date is a number to sort by");
}

}  // namespace wegwijzer::fuzz
