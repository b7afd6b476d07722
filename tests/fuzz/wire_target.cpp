#include "indexer/extract/wire.hpp"

#include <sys/socket.h>

#include <array>

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "indexer/extract/descriptor.hpp"

namespace wegwijzer::fuzz {

namespace {

constexpr std::uint32_t longest = 4096;
constexpr std::size_t lengths = 8;  // bytes before the two parts

struct Sockets {
  extract::Descriptor ours, theirs;
};

Sockets connected_sockets() {
  std::array<int, 2> pair;
  claim(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()) == 0, "there are sockets");
  return {extract::Descriptor(pair[0]), extract::Descriptor(pair[1])};
}

}  // namespace

/// All that the other side sends before it goes.
void fuzz_wire(std::string_view input) {
  using extract::Exchange;
  input = input.substr(0, 3 * longest);  // what a socket takes without a reader
  Sockets sockets = connected_sockets();
  claim(::send(sockets.theirs.get(), input.data(), input.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(input.size()),
        "a socket takes a small message whole");
  sockets.theirs.close();

  extract::Message message;
  const Exchange ended = extract::receive_message(sockets.ours.get(), message, longest, {});
  claim(ended == Exchange::Done || ended == Exchange::Closed, "it ends when the other side goes");
  if (ended == Exchange::Closed) return;
  claim(message.json.size() <= longest && message.bytes.size() <= longest, "a part has its limit");
  claim(input.substr(std::min(lengths, input.size())).starts_with(message.json + message.bytes),
        "a message is what was sent");
}

}  // namespace wegwijzer::fuzz
