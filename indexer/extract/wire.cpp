#include "indexer/extract/wire.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace wegwijzer::extract {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Waits until `socket` can do what `events` asks.
Exchange wait_for(int socket, short events, const Patience& patience) {
  for (;;) {
    int wait = -1;
    if (patience.deadline != steady_clock::time_point::max()) {
      const auto left =
          std::chrono::duration_cast<milliseconds>(patience.deadline - steady_clock::now());
      if (left.count() <= 0) return Exchange::TimedOut;
      wait = static_cast<int>(left.count()) + 1;
    }
    std::array<pollfd, 2> waiting = {
        {{socket, events, 0}, {patience.stop, POLLIN, 0}}
    };
    const int ready = ::poll(waiting.data(), waiting.size(), wait);
    if (ready < 0 && errno != EINTR) return Exchange::Closed;
    if (ready <= 0) continue;
    if (waiting[1].revents != 0) return Exchange::Stopped;
    if (waiting[0].revents != 0) return Exchange::Done;
  }
}

/// Whether the call that just failed did so because it would have to wait.
bool must_wait() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

Exchange send_all(int socket, std::string_view bytes, const Patience& patience) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    if (!must_wait()) return Exchange::Closed;
    const Exchange ready = wait_for(socket, POLLOUT, patience);
    if (ready != Exchange::Done) return ready;
  }
  return Exchange::Done;
}

Exchange receive_all(int socket, char* into, std::size_t size, const Patience& patience) {
  while (size > 0) {
    const ssize_t got = ::recv(socket, into, size, MSG_DONTWAIT);
    if (got == 0) return Exchange::Closed;
    if (got > 0) {
      into += got;
      size -= static_cast<std::size_t>(got);
      continue;
    }
    if (!must_wait()) return Exchange::Closed;
    const Exchange ready = wait_for(socket, POLLIN, patience);
    if (ready != Exchange::Done) return ready;
  }
  return Exchange::Done;
}

using Lengths = std::array<std::uint32_t, 2>;

}  // namespace

Exchange send_message(int socket, const Message& message, const Patience& patience) {
  if (std::max(message.json.size(), message.bytes.size()) > longest_request) {
    return Exchange::Closed;
  }
  const Lengths lengths = {static_cast<std::uint32_t>(message.json.size()),
                           static_cast<std::uint32_t>(message.bytes.size())};
  const std::string_view head(reinterpret_cast<const char*>(lengths.data()), sizeof lengths);
  for (const std::string_view part :
       {head, std::string_view(message.json), std::string_view(message.bytes)}) {
    const Exchange sent = send_all(socket, part, patience);
    if (sent != Exchange::Done) return sent;
  }
  return Exchange::Done;
}

Exchange receive_message(int socket, Message& message, std::uint32_t longest,
                         const Patience& patience) {
  Lengths lengths = {};
  const Exchange head =
      receive_all(socket, reinterpret_cast<char*>(lengths.data()), sizeof lengths, patience);
  if (head != Exchange::Done) return head;
  if (std::max(lengths[0], lengths[1]) > longest) return Exchange::Closed;
  message.json.resize(lengths[0]);
  message.bytes.resize(lengths[1]);
  const Exchange text = receive_all(socket, message.json.data(), lengths[0], patience);
  if (text != Exchange::Done) return text;
  return receive_all(socket, message.bytes.data(), lengths[1], patience);
}

}  // namespace wegwijzer::extract
