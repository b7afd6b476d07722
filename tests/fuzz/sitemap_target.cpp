#include "indexer/extract/sitemap.hpp"

#include "fuzz/extracted_claims.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

void fuzz_sitemap(std::string_view input) {
  const extract::Document document{.bytes = std::string(input),
                                   .url = *Url::parse("https://voorbeeld.nl/map/lijst.xml")};
  claim_sound(extract::extract_sitemap(document, {}));
}

}  // namespace wegwijzer::fuzz
