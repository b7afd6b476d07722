#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "indexer/fetch/request.hpp"

namespace wegwijzer::fetch {

/// A request that waits for its turn.
struct Pending {
  Request request;
  std::string source;  ///< id of the source that asked for it
  int depth = 0;       ///< links from a start page

  bool operator==(const Pending&) const = default;
};

/// Which request may go when: the one place that keeps the promise of politeness.
///
/// A host (Url::authority, so http and https together) has one slot: next() takes it, finished()
/// or unused() gives it back. Two requests to a host are never closer than its delay, counted from
/// the end of the first. Hosts take turns; within one, a page nearer to the start goes first. Each
/// call takes logarithmic time in the number of hosts. Not thread-safe; the time is passed in.
class Frontier {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  /// `floor` holds for every host.
  explicit Frontier(std::chrono::milliseconds floor) : floor_(floor) {}

  /// False, and nothing done, when the URL was offered before. URLs are compared as they are: the
  /// caller makes them canonical.
  bool offer(Pending pending);
  /// Before all others of its host, also when the URL is known: for robots.txt, the next hop of a
  /// redirect, or another try.
  void offer_first(Pending pending);
  /// Makes a URL known without asking it, so that no later offer() takes it.
  void mark_known(const Url& url) { known_.insert(url.href()); }
  bool knows(const Url& url) const { return known_.contains(url.href()); }

  /// From now on at least this between two requests to the host. The largest ever given holds.
  void raise_delay(const std::string& authority, std::chrono::milliseconds delay);
  /// Nothing to this host before `until` (Retry-After).
  void rest(const std::string& authority, TimePoint until);

  /// The first request whose host is free and rested at `now`.
  std::optional<Pending> next(TimePoint now);
  /// The request that next() gave has ended, well or not.
  void finished(const std::string& authority, TimePoint now);
  /// The request that next() gave was never sent: the host owes no delay for it.
  void unused(const std::string& authority);

  /// When next() will give something; nullopt when it cannot before a finished() or an offer().
  std::optional<TimePoint> next_ready() const;

  std::size_t waiting() const { return waiting_; }
  std::size_t under_way() const { return under_way_; }
  /// Nothing waits and nothing is under way: the crawl is over.
  bool empty() const { return waiting_ == 0 && under_way_ == 0; }

 private:
  /// Hosts in the order in which they may go; the number lets equals take turns.
  struct Turn {
    TimePoint ready;
    std::uint64_t number;
    std::string authority;
    auto operator<=>(const Turn&) const = default;
  };

  struct Host {
    std::deque<Pending> first;
    std::map<int, std::deque<Pending>> by_depth;
    std::chrono::milliseconds delay;
    TimePoint resting_until = TimePoint::min();  // by rest()
    std::optional<TimePoint> ended;              // of the last request
    std::optional<Turn> turn;                    // as it stands in turns_
    bool busy = false;
  };

  Host& host(const std::string& authority);
  void take_turn(const std::string& authority, Host& host);
  void leave_turn(Host& host);

  std::chrono::milliseconds floor_;
  std::unordered_map<std::string, Host> hosts_;
  std::unordered_set<std::string> known_;
  std::set<Turn> turns_;
  std::uint64_t turns_given_ = 0;
  std::size_t waiting_ = 0, under_way_ = 0;
};

}  // namespace wegwijzer::fetch
