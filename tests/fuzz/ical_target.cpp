#include "indexer/extract/ical.hpp"

#include "fuzz/extracted_claims.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

void fuzz_ical(std::string_view input) {
  const extract::Document document{.bytes = std::string(input),
                                   .url = *Url::parse("https://voorbeeld.nl/map/lijst.ics")};
  claim_sound(extract::extract_ical(document, {}));
}

}  // namespace wegwijzer::fuzz
