#include "searchd/http/connection.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>

#include "searchd/http/client_network.hpp"
#include "searchd/http/refusal.hpp"
#include "searchd/http/request_framing.hpp"

namespace wegwijzer::http {
namespace {

constexpr std::size_t read_size = 16 * 1024;

/// After a refusal the client may still be sending. Closing at once would make the system answer
/// with a reset, which can overtake the refusal; so what comes is thrown away for this long.
constexpr std::chrono::seconds lingering_time{2};
constexpr int lingering_reads_per_turn = 16;

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK; }

}  // namespace

Connection::Connection(FileDescriptor socket, const Deadlines& deadlines, RequestIds& ids,
                       TimePoint now)
    : socket_(std::move(socket)),
      deadlines_(&deadlines),
      ids_(&ids),
      deadline_(now + deadlines.idle) {}

Connection::State Connection::advance(TimePoint now) {
  State state = State::Blocked;
  if (phase_ == Phase::Sending) state = send(now);
  if (phase_ == Phase::Receiving) state = receive(now);
  if (phase_ == Phase::Sending) state = send(now);  // a refusal, just made
  if (phase_ == Phase::Lingering) state = linger();
  return phase_ == Phase::Over ? State::Over : state;
}

Connection::State Connection::receive(TimePoint now) {
  while (true) {
    if (input_.size() >= bytes_needed_) {
      const State state = look_at_input(now);
      if (state == State::Request || phase_ != Phase::Receiving) return state;
    }
    std::array<char, read_size> bytes;
    const ssize_t received = recv(socket_.get(), bytes.data(), bytes.size(), 0);
    if (received > 0) {
      if (!request_begun_) deadline_ = now + deadlines_->request;
      request_begun_ = true;
      input_.append(bytes.data(), static_cast<std::size_t>(received));
      continue;
    }
    const bool may_come = received < 0 && would_block() && !draining_;
    if (!may_come) phase_ = Phase::Over;
    return State::Blocked;
  }
}

Connection::State Connection::look_at_input(TimePoint now) {
  input_.erase(0, leading_empty_lines(input_));
  const Framing framing = frame(input_);
  if (const auto* more = std::get_if<NeedsMore>(&framing)) {
    bytes_needed_ = more->at_least;
    return State::Blocked;
  }
  if (const auto* refused = std::get_if<Refused>(&framing)) {
    refuse(refused->status, refused->detail, now);
    return State::Blocked;
  }
  request_length_ = std::get<Framed>(framing).length;
  keep_alive_ = std::get<Framed>(framing).keep_alive;
  return State::Request;
}

Connection::Request Connection::take_request() {
  Request request{input_.substr(0, request_length_), keep_alive_ && !draining_,
                  network_of(socket_.get())};
  input_.erase(0, request_length_);
  phase_ = Phase::Working;
  return request;
}

void Connection::answer(Answer answer, TimePoint now) {
  output_ = std::move(answer.bytes);
  sent_ = 0;
  keep_alive_ = answer.keep_alive;
  phase_ = Phase::Sending;
  deadline_ = now + deadlines_->write;
}

void Connection::turn_down_request(TimePoint now) {
  Problem busy{503, "more is asked of us than we can answer now", {}, {}, ids_->next()};
  Answer turned_down = refusal(busy, input_, keep_alive_);
  input_.erase(0, request_length_);
  answer(std::move(turned_down), now);
}

void Connection::refuse(int status, std::string detail, TimePoint now) {
  const Problem problem{status, std::move(detail), {}, {}, ids_->next()};
  answer(refusal(problem, input_, /*keep_alive=*/false), now);
}

Connection::State Connection::send(TimePoint now) {
  while (sent_ < output_.size()) {
    const ssize_t sent =
        ::send(socket_.get(), output_.data() + sent_, output_.size() - sent_, MSG_NOSIGNAL);
    if (sent < 0) {
      if (!would_block()) phase_ = Phase::Over;
      return State::Blocked;
    }
    sent_ += static_cast<std::size_t>(sent);
  }
  output_ = {};
  if (keep_alive_) {
    expect_request(now);
  } else {
    begin_lingering(now);
  }
  return State::Blocked;
}

void Connection::expect_request(TimePoint now) {
  phase_ = Phase::Receiving;
  bytes_needed_ = 1;
  request_begun_ = !input_.empty();
  deadline_ = now + (request_begun_ ? deadlines_->request : deadlines_->idle);
}

void Connection::begin_lingering(TimePoint now) {
  shutdown(socket_.get(), SHUT_WR);
  phase_ = Phase::Lingering;
  deadline_ = now + lingering_time;
  input_ = {};
}

Connection::State Connection::linger() {
  std::array<char, read_size> thrown_away;
  for (int turn = 0; turn < lingering_reads_per_turn; ++turn) {
    const ssize_t received = recv(socket_.get(), thrown_away.data(), thrown_away.size(), 0);
    if (received > 0) continue;
    if (received == 0 || !would_block()) phase_ = Phase::Over;
    return State::Blocked;
  }
  return State::Yielding;
}

bool Connection::is_late(TimePoint now) const {
  return phase_ != Phase::Working && now > deadline_;
}

}  // namespace wegwijzer::http
