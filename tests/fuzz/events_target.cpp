#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/extracted_claims.hpp"
#include "fuzz/targets.hpp"
#include "indexer/extract/event_text.hpp"
#include "indexer/extract/local_time.hpp"

namespace wegwijzer::fuzz {

/// Lines of text, and the same bytes as a time.
void fuzz_events(std::string_view input) {
  const std::string text = to_utf8(input);
  const auto event = extract::event_in_text(text, "Webinar pijn");
  if (event) claim_sound(*event);
  const std::string time = extract::to_local_time(text);
  claim(time.empty() || extract::to_local_time(time) == time, "a local time is that of itself");
}

}  // namespace wegwijzer::fuzz
