#include "indexer/fetch/frontier.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace wegwijzer::fetch {

bool Frontier::offer(Pending pending) {
  if (!known_.insert(key(pending.source, pending.request.url)).second) return false;
  const std::string authority = pending.request.url.authority();
  Host& host = this->host(authority);
  host.by_depth[pending.depth].push_back(std::move(pending));
  ++waiting_;
  if (!host.turn) take_turn(authority, host);
  return true;
}

void Frontier::offer_first(Pending pending) {
  known_.insert(key(pending.source, pending.request.url));
  const std::string authority = pending.request.url.authority();
  Host& host = this->host(authority);
  host.first.push_front(std::move(pending));
  ++waiting_;
  if (!host.turn) take_turn(authority, host);
}

void Frontier::raise_delay(const std::string& authority, std::chrono::milliseconds delay) {
  Host& host = this->host(authority);
  if (delay <= host.delay) return;
  host.delay = delay;
  take_turn(authority, host);
}

void Frontier::rest(const std::string& authority, TimePoint until) {
  Host& host = this->host(authority);
  host.resting_until = std::max(host.resting_until, until);
  take_turn(authority, host);
}

void Frontier::set_slots(const std::string& authority, std::int64_t slots) {
  Host& host = this->host(authority);
  host.slots = std::min(slots, host.slots.value_or(slots));
  take_turn(authority, host);
}

std::vector<Pending> Frontier::give_up(const std::string& authority) {
  Host& host = this->host(authority);
  std::vector<Pending> waiting;
  const auto take_all = [&](std::deque<Pending>& queue) {
    std::move(queue.begin(), queue.end(), std::back_inserter(waiting));
    queue.clear();
  };
  take_all(host.first);
  for (auto& [depth, queue] : host.by_depth) take_all(queue);
  host.by_depth.clear();
  waiting_ -= waiting.size();
  take_turn(authority, host);
  return waiting;
}

std::optional<Pending> Frontier::next(TimePoint now) {
  if (turns_.empty() || turns_.begin()->ready > now) return std::nullopt;
  const std::string authority = turns_.begin()->authority;
  Host& host = hosts_.at(authority);
  ++host.busy;
  host.began_before = std::exchange(host.began, now);
  --waiting_;
  ++under_way_;

  auto& queue = host.first.empty() ? host.by_depth.begin()->second : host.first;
  Pending pending = std::move(queue.front());
  queue.pop_front();
  if (!host.by_depth.empty() && host.by_depth.begin()->second.empty()) {
    host.by_depth.erase(host.by_depth.begin());
  }
  take_turn(authority, host);
  return pending;
}

void Frontier::finished(const std::string& authority, TimePoint now,
                        std::chrono::milliseconds duration) {
  Host& host = this->host(authority);
  host.ended = now;
  host.slowness = std::min(duration * pace_.multiple, pace_.most);
  give_back(authority, host);
}

void Frontier::unused(const std::string& authority) {
  Host& host = this->host(authority);
  host.began = host.began_before;
  give_back(authority, host);
}

void Frontier::give_back(const std::string& authority, Host& host) {
  assert(host.busy > 0);
  --host.busy;
  --under_way_;
  take_turn(authority, host);
}

std::optional<Frontier::TimePoint> Frontier::next_ready() const {
  if (turns_.empty()) return std::nullopt;
  return turns_.begin()->ready;
}

Frontier::Host& Frontier::host(const std::string& authority) {
  const auto [at, added] = hosts_.try_emplace(authority);
  if (added) at->second.delay = pace_.floor;
  return at->second;
}

/// Puts the host where it belongs among the turns, or nowhere when it has no turn to wait for.
void Frontier::take_turn(const std::string& authority, Host& host) {
  leave_turn(host);
  if (!host.has_slot() || !host.is_waiting()) return;
  host.turn = Turn{std::max(rested(host), host.resting_until), turns_given_++, authority};
  turns_.insert(*host.turn);
}

Frontier::TimePoint Frontier::rested(const Host& host) {
  const auto& last = host.slots.value_or(1) == 1 ? host.ended : host.began;
  return last ? *last + std::max(host.delay, host.slowness) : TimePoint::min();
}

void Frontier::leave_turn(Host& host) {
  if (!host.turn) return;
  turns_.erase(*host.turn);
  host.turn.reset();
}

}  // namespace wegwijzer::fetch
