#include "indexer/extract/plain_text.hpp"

#include "fuzz/extracted_claims.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

void fuzz_plain_text(std::string_view input) {
  const extract::Document document{
      .bytes = std::string(input), .media_type = "text/plain", .file_name = "uitleg_pijn.txt"};
  claim_sound(extract::extract_plain_text(document, {}));
}

}  // namespace wegwijzer::fuzz
