#include "schema/record.hpp"

#include "base/fingerprint.hpp"

namespace wegwijzer {

std::string record_id(const std::string& canonical_url) { return fingerprint(canonical_url); }

}  // namespace wegwijzer
