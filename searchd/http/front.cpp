#include "searchd/http/front.hpp"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "searchd/http/refusal.hpp"

namespace wegwijzer::http {
namespace {

using std::chrono::milliseconds;

constexpr std::uint64_t listener_id = 0;
constexpr std::uint64_t wake_id = 1;
constexpr std::uint64_t first_connection_id = 2;
constexpr int events_per_wait = 256;

/// How often late connections are looked for: a fraction of the shortest patience.
milliseconds sweep_interval(const Deadlines& deadlines) {
  const auto shortest = std::min({deadlines.request, deadlines.idle, deadlines.write});
  return std::clamp(shortest / 8, milliseconds(5), milliseconds(500));
}

}  // namespace

Result<std::unique_ptr<Front>> Front::open(Listener listener, const FrontOptions& options,
                                           const std::function<Handler()>& make_handler) {
  FileDescriptor epoll(epoll_create1(EPOLL_CLOEXEC));
  FileDescriptor wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  if (!epoll || !wake) {
    return fail(Code::Io, std::string("cannot wait for connections: ") + std::strerror(errno));
  }
  return std::unique_ptr<Front>(
      new Front(std::move(listener), options, std::move(epoll), std::move(wake), make_handler));
}

Front::Front(Listener listener, const FrontOptions& options, FileDescriptor epoll,
             FileDescriptor wake, const std::function<Handler()>& make_handler)
    : listener_(std::move(listener)),
      options_(options),
      sweep_interval_(sweep_interval(options.deadlines)),
      epoll_(std::move(epoll)),
      wake_(std::move(wake)),
      now_(std::chrono::steady_clock::now()),
      next_sweep_(now_ + sweep_interval_),
      next_id_(first_connection_id),
      workers_(options.workers, options.longest_queue, make_handler, [this] { this->wake(); }) {
  watch(listener_.fd(), listener_id, EPOLLIN);
  watch(wake_.get(), wake_id, EPOLLIN);
}

void Front::run() {
  while (!is_finished()) {
    wait_for_events();
    if (now_ >= next_sweep_) end_late_connections();
    if (stop_asked_ && !drain_ends_) begin_draining();
  }
  connections_.clear();
}

void Front::stop() noexcept {
  stop_asked_ = true;
  wake();
}

void Front::wake() noexcept {
  const std::uint64_t one = 1;
  // Fails only when the counter is full, and then the front is awake already.
  [[maybe_unused]] const ssize_t written = write(wake_.get(), &one, sizeof one);
}

void Front::hear_wake() {
  std::uint64_t times = 0;
  [[maybe_unused]] const ssize_t got = read(wake_.get(), &times, sizeof times);
  deliver_answers();
}

void Front::watch(int fd, std::uint64_t id, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = id;
  epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, fd, &event);
}

void Front::watch_listener(bool on) {
  epoll_event event{};
  event.events = on ? std::uint32_t{EPOLLIN} : 0;
  event.data.u64 = listener_id;
  epoll_ctl(epoll_.get(), EPOLL_CTL_MOD, listener_.fd(), &event);
  listener_rests_ = !on;
}

void Front::wait_for_events() {
  const auto until_sweep = std::chrono::ceil<milliseconds>(next_sweep_ - now_);
  const auto patience =
      yielding_.empty() ? std::max(until_sweep, milliseconds(0)) : milliseconds(0);
  std::array<epoll_event, events_per_wait> events;
  const int count =
      epoll_wait(epoll_.get(), events.data(), events_per_wait, static_cast<int>(patience.count()));
  now_ = std::chrono::steady_clock::now();
  for (int i = 0; i < count; ++i) {
    const std::uint64_t id = events[static_cast<std::size_t>(i)].data.u64;
    if (id == listener_id) {
      accept_all();
    } else if (id == wake_id) {
      hear_wake();
    } else {
      advance(id);
    }
  }
  for (const std::uint64_t id : std::exchange(yielding_, {})) advance(id);
}

void Front::accept_all() {
  while (FileDescriptor socket = listener_.accept()) {
    if (connections_.size() >= options_.most_connections) {
      turn_away(std::move(socket));
      continue;
    }
    const std::uint64_t id = next_id_++;
    watch(socket.get(), id, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
    connections_.try_emplace(id, std::move(socket), options_.deadlines, ids_, now_);
    advance(id);
  }
  // Out of file descriptors or memory: the next sweep tries again, or we would spin here.
  const bool empty_handed =
      errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
  if (empty_handed) watch_listener(false);
}

void Front::turn_away(FileDescriptor socket) {
  const Answer answer = refusal({503, "too many connections are open", {}, {}, ids_.next()}, {},
                                /*keep_alive=*/false);
  // A fresh socket has room for this; a client that is gone already is no loss.
  [[maybe_unused]] const ssize_t sent =
      send(socket.get(), answer.bytes.data(), answer.bytes.size(), MSG_NOSIGNAL);
}

void Front::advance(std::uint64_t id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  Connection& connection = found->second;
  while (true) {
    switch (connection.advance(now_)) {
      case Connection::State::Blocked:
        return;
      case Connection::State::Yielding:
        yielding_.push_back(id);
        return;
      case Connection::State::Over:
        connections_.erase(found);
        return;
      case Connection::State::Request:
        if (workers_.has_room()) {
          Connection::Request request = connection.take_request();
          workers_.add(
              {id, std::move(request.bytes), request.keep_alive, std::move(request.network)});
          return;
        }
        connection.turn_down_request(now_);
    }
  }
}

void Front::deliver_answers() {
  for (WorkerPool::Done& done : workers_.take_done()) {
    const auto found = connections_.find(done.connection);
    if (found == connections_.end()) continue;
    found->second.answer(std::move(done.answer), now_);
    advance(done.connection);
  }
}

void Front::end_late_connections() {
  next_sweep_ = now_ + sweep_interval_;
  if (listener_rests_ && !drain_ends_) watch_listener(true);
  std::erase_if(connections_, [&](const auto& entry) { return entry.second.is_late(now_); });
}

void Front::begin_draining() {
  drain_ends_ = now_ + options_.deadlines.drain;
  accept_all();  // these were told that they are connected
  listener_.close();
  std::vector<std::uint64_t> ids;
  for (auto& [id, connection] : connections_) {
    connection.drain();
    ids.push_back(id);
  }
  for (const std::uint64_t id : ids) advance(id);
}

bool Front::is_finished() const {
  return drain_ends_ && (connections_.empty() || now_ >= *drain_ends_);
}

}  // namespace wegwijzer::http
