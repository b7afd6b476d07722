#include "searchd/http/request_framing.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

namespace {

std::string_view body_of(std::string_view request) {
  return request.substr(request.find("\r\n\r\n"));
}

void claim_framed(std::string_view request, const http::Framed& framed) {
  claim(http::frame(request) == http::Framing(framed), "what follows a request does not matter");
  claim(std::holds_alternative<http::NeedsMore>(http::frame(request.substr(0, request.size() - 1))),
        "a request that lacks its last byte is not whole");

  const std::string vetted = http::vetted(request);
  claim(http::vetted(vetted) == vetted, "vetting twice changes nothing");
  claim(body_of(vetted) == body_of(request), "vetting leaves the body alone");
  claim(vetted.size() <= 3 * request.size() + 32, "vetting adds little");
}

}  // namespace

/// The bytes that a connection has buffered.
void fuzz_request_framing(std::string_view input) {
  const std::size_t empty = http::leading_empty_lines(input);
  claim(empty <= input.size() && empty % 2 == 0, "empty lines are whole");
  input.remove_prefix(empty);

  const http::Framing framing = http::frame(input);
  if (const auto* more = std::get_if<http::NeedsMore>(&framing)) {
    claim(more->at_least > input.size(), "more is asked than is there");
    claim(more->at_least <= http::largest_head + http::largest_body + 4, "but not without end");
  } else if (const auto* refused = std::get_if<http::Refused>(&framing)) {
    claim(refused->status >= 400 && refused->status < 600, "a refusal has a status of errors");
    claim(!refused->detail.empty(), "a refusal says why");
  } else {
    const auto& framed = std::get<http::Framed>(framing);
    claim(framed.length > 0 && framed.length <= input.size(), "a request lies within the bytes");
    claim_framed(input.substr(0, framed.length), framed);
  }
}

}  // namespace wegwijzer::fuzz
