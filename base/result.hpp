#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace wegwijzer {

/// What kind of thing went wrong. One table maps it to an exit status (base/exit_status.hpp), one
/// to an HTTP status (searchd/http/). Nobody branches on text.
enum class Code {
  Usage,      ///< wrong flags or arguments
  Config,     ///< a configuration file says something we cannot use
  Network,    ///< no answer, or not a whole one
  Refused,    ///< somebody does not allow it: robots.txt, the address gate, a lock
  Malformed,  ///< bytes from outside that are not what they should be
  Query,      ///< a request that names what does not exist
  NoIndex,    ///< there is no index yet
  Index,      ///< the index is of another version, or damaged
  Overdue,    ///< past its deadline
  Io,         ///< disk, process, or another part of this machine
};

/// One failure in words: `what` is where, what is there and what was expected; `hint` what to do.
/// `more` holds the other faults found in the same go (a configuration reports all at once).
/// `parameter` names the request parameter at fault, for Code::Query.
struct Error {
  Code code = Code::Io;
  std::string what;
  std::string hint = {};
  std::vector<Error> more = {};
  std::string parameter = {};

  bool operator==(const Error&) const = default;
};

/// A value, or why there is none. Only what C++23's std::expected also has is used, so that the
/// change to it touches this file alone.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Code code, std::string what, std::string hint = {}) {
  return tl::unexpected<Error>(Error{code, std::move(what), std::move(hint)});
}

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

/// "error: ..." and "hint: ..." lines for stderr, one pair for each fault.
std::string to_text(const Error& error);

}  // namespace wegwijzer
