#include "indexer/fetch/response_head.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

/// The header lines of an answer.
void fuzz_response_head(std::string_view input) {
  using fetch::ResponseHead;
  ResponseHead head;
  std::size_t bytes = 0;
  bool good = true;
  while (good && !input.empty()) {
    const std::string_view line = take_line(input);
    bytes += line.size();
    const auto outcome = head.add(line);
    claim((outcome == ResponseHead::Outcome::TooLong) == (bytes > fetch::maximum_header_bytes),
          "a head is too long exactly past its limit");
    good = outcome == ResponseHead::Outcome::Good;
  }

  fetch::Response response;
  head.fill(response);
  claim(response.media_type.find(';') == std::string::npos, "a media type has no parameters");
  claim(response.charset.find_first_of(";\"'") == std::string::npos, "a charset has no quotes");
  const std::size_t kept = response.media_type.size() + response.charset.size() +
                           response.location.size() + response.validators.etag.size() +
                           response.validators.last_modified.size() + response.robots_tag.size();
  claim(kept <= bytes, "no more is kept than was read");
}

}  // namespace wegwijzer::fuzz
