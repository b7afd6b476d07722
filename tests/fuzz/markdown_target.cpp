#include "indexer/extract/markdown.hpp"

#include "fuzz/extracted_claims.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

void fuzz_markdown(std::string_view input) {
  const extract::Document document{.bytes = std::string(input),
                                   .media_type = "text/markdown",
                                   .url = *Url::parse("https://voorbeeld.nl/map/uitleg.md")};
  claim_sound(extract::extract_markdown(document, {}));
}

}  // namespace wegwijzer::fuzz
