#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace wegwijzer::http {

/// What the front accepts of one request. Beyond them nothing is buffered.
inline constexpr std::size_t longest_request_line =
    8'000;  // the least that RFC 9112 section 3 asks
inline constexpr std::size_t longest_field_line = 8'000;
inline constexpr std::size_t largest_head = 16 * 1024;
inline constexpr int most_fields = 100;
inline constexpr std::size_t largest_body = 1024 * 1024;

/// Not a whole request yet; no use asking again before `at_least` bytes are buffered.
struct NeedsMore {
  std::size_t at_least = 1;

  bool operator==(const NeedsMore&) const = default;
};

/// The first `length` bytes are one whole request that we are willing to answer.
struct Framed {
  std::size_t length = 0;
  bool keep_alive = true;

  bool operator==(const Framed&) const = default;
};

/// Not to be answered; where its body would end is unknown, so the connection ends here.
struct Refused {
  int status = 400;
  std::string detail;

  bool operator==(const Refused&) const = default;
};

using Framing = std::variant<NeedsMore, Framed, Refused>;

/// Finds the end of the first request in the bytes received so far (RFC 9112), and refuses all that
/// two readers could take differently: Transfer-Encoding, a doubtful Content-Length, folded fields,
/// bare CR or LF. A pure function; linear in the bytes, of which it looks at largest_head at most.
Framing frame(std::string_view buffered);

/// How many bytes of empty lines stand before a request; they are to be ignored (section 2.2).
std::size_t leading_empty_lines(std::string_view buffered);

/// A framed request as the HTTP library may see it. Left out are fields that it mishandles: Range
/// and If-Range (2 GB of memory for one request), Expect, and REMOTE_* and LOCAL_*, which it sets
/// itself beside the client's. Accept-Encoding is reduced to the coding that we are willing to
/// spend time on, and "?" within the query is escaped, as the library refuses a second one.
std::string vetted(std::string_view request);

}  // namespace wegwijzer::http
