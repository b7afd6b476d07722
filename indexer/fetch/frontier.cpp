#include "indexer/fetch/frontier.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace wegwijzer::fetch {

bool Frontier::offer(Pending pending) {
  if (!known_.insert(pending.request.url.href()).second) return false;
  const std::string authority = pending.request.url.authority();
  Host& host = this->host(authority);
  host.by_depth[pending.depth].push_back(std::move(pending));
  ++waiting_;
  if (!host.turn) take_turn(authority, host);
  return true;
}

void Frontier::offer_first(Pending pending) {
  known_.insert(pending.request.url.href());
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

std::optional<Pending> Frontier::next(TimePoint now) {
  if (turns_.empty() || turns_.begin()->ready > now) return std::nullopt;
  Host& host = hosts_.at(turns_.begin()->authority);
  leave_turn(host);
  host.busy = true;
  --waiting_;
  ++under_way_;

  auto& queue = host.first.empty() ? host.by_depth.begin()->second : host.first;
  Pending pending = std::move(queue.front());
  queue.pop_front();
  if (!host.by_depth.empty() && host.by_depth.begin()->second.empty()) {
    host.by_depth.erase(host.by_depth.begin());
  }
  return pending;
}

void Frontier::finished(const std::string& authority, TimePoint now) {
  host(authority).ended = now;
  unused(authority);
}

void Frontier::unused(const std::string& authority) {
  Host& host = this->host(authority);
  assert(host.busy);
  host.busy = false;
  --under_way_;
  take_turn(authority, host);
}

std::optional<Frontier::TimePoint> Frontier::next_ready() const {
  if (turns_.empty()) return std::nullopt;
  return turns_.begin()->ready;
}

Frontier::Host& Frontier::host(const std::string& authority) {
  const auto [at, added] = hosts_.try_emplace(authority);
  if (added) at->second.delay = floor_;
  return at->second;
}

/// Puts the host where it belongs among the turns, or nowhere when it has no turn to wait for.
void Frontier::take_turn(const std::string& authority, Host& host) {
  leave_turn(host);
  if (host.busy || (host.first.empty() && host.by_depth.empty())) return;
  const TimePoint rested = host.ended ? *host.ended + host.delay : TimePoint::min();
  host.turn = Turn{std::max(rested, host.resting_until), turns_given_++, authority};
  turns_.insert(*host.turn);
}

void Frontier::leave_turn(Host& host) {
  if (!host.turn) return;
  turns_.erase(*host.turn);
  host.turn.reset();
}

}  // namespace wegwijzer::fetch
