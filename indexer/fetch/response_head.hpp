#pragma once

#include <string>
#include <string_view>

#include "indexer/fetch/request.hpp"

namespace wegwijzer::fetch {

/// The status line and headers of an answer, fed line by line, as far as a Response holds them. An
/// interim answer (100, 103) is forgotten when the next status line comes; trailers are ignored.
class ResponseHead {
 public:
  enum class Outcome { Good, TooLong, SeveralCodings };

  /// A line with or without its line end. Anything but Good: the exchange is to be broken off.
  Outcome add(std::string_view line);

  /// Puts what was read into a response.
  void fill(Response& response) const;

 private:
  Outcome add_field(std::string_view name, std::string_view value);

  Response read_;
  std::size_t bytes_ = 0;
  int codings_ = 0;
  bool complete_ = false;
};

/// All headers of one answer together; real ones are under 8 KiB.
inline constexpr std::size_t maximum_header_bytes = 65'536;

}  // namespace wegwijzer::fetch
