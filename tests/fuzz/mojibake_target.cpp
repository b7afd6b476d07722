#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/extracted_claims.hpp"
#include "fuzz/targets.hpp"
#include "indexer/extract/mojibake.hpp"

namespace wegwijzer::fuzz {

/// A text whose lines are headings as well.
void fuzz_mojibake(std::string_view input) {
  extract::Extracted page;
  page.text = normalise(to_utf8(input));
  page.headings = {
      {.level = 1, .text = page.text.substr(0, page.text.find(' ')), .anchor = {}, .offset = 0}
  };
  const std::string before = page.text;
  extract::mend_mojibake(page);
  claim_sound(page);
  claim(page.text.size() <= before.size(),
        "a character is written in fewer bytes than its misreading");
}

}  // namespace wegwijzer::fuzz
