#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace wegwijzer::http {

/// A whole HTTP response as bytes.
struct Answer {
  std::string bytes;
  bool keep_alive = true;
};

/// Answers one framed request (as it came; it has yet to be vetted) from a network
/// (client_network.hpp). Runs in a worker thread and must not throw.
using Handler =
    std::function<Answer(std::string_view request, bool keep_alive, std::string_view network)>;

}  // namespace wegwijzer::http
