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
#include <vector>

#include "indexer/fetch/request.hpp"

namespace wegwijzer::fetch {

/// A request that waits for its turn.
struct Pending {
  Request request;
  std::string source;      ///< id of the source that asked for it
  int depth = 0;           ///< links from a start page
  bool is_errand = false;  ///< asked of a host beside the pages of the source, such as robots.txt

  bool operator==(const Pending&) const = default;
};

/// Which request may go when: the one place that keeps the promise of politeness.
///
/// A host (Url::authority, so http and https together) has one slot unless set_slots() gave it
/// more: next() takes one, finished() or unused() gives it back. Two requests to a host are never
/// closer than its delay, counted from the end of the first when there is one slot, else from its
/// beginning; a host that answers slowly gets more time. Hosts take turns; within one, a page
/// nearer to the start goes first. Each call takes logarithmic time in the number of hosts. Not
/// thread-safe; the time is passed in.
class Frontier {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  struct Pace {
    std::chrono::milliseconds floor{0};  ///< the delay of every host, at least
    /// After an answer that took t, the host has multiple * t of rest, but no more than `most`.
    std::int64_t multiple = 0;
    std::chrono::milliseconds most{0};
  };

  explicit Frontier(Pace pace) : pace_(pace) {}

  /// False, and nothing done, when the source offered the URL before; each source has its own. URLs
  /// are compared as they are: the caller makes them canonical.
  bool offer(Pending pending);
  /// Before all others of its host, also when the URL is known: for robots.txt, the next hop of a
  /// redirect, or another try.
  void offer_first(Pending pending);
  /// Makes a URL known without asking it, so that no later offer() takes it.
  void mark_known(const std::string& source, const Url& url) { known_.insert(key(source, url)); }
  bool knows(const std::string& source, const Url& url) const {
    return known_.contains(key(source, url));
  }
  /// What an address of a source is known by.
  static std::string key(const std::string& source, const Url& url) {
    return source + ' ' + url.href();
  }

  /// From now on at least this between two requests to the host. The largest ever given holds.
  void raise_delay(const std::string& authority, std::chrono::milliseconds delay);
  /// Nothing to this host before `until` (Retry-After).
  void rest(const std::string& authority, TimePoint until);
  /// So many requests at once at most; of several numbers the smallest ever given holds.
  void set_slots(const std::string& authority, std::int64_t slots);
  /// Takes back all that waits for the host: it is not asked any more.
  std::vector<Pending> give_up(const std::string& authority);

  /// The first request whose host is free and rested at `now`.
  std::optional<Pending> next(TimePoint now);
  /// A request that next() gave has ended, well or not, and took `duration`.
  void finished(const std::string& authority, TimePoint now, std::chrono::milliseconds duration);
  /// A request that next() gave was never sent: the host owes no delay for it.
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
    std::optional<TimePoint> began, ended;       // of the last request
    std::optional<TimePoint> began_before;       // of the one before it
    std::chrono::milliseconds slowness{0};       // what the last answer asks for
    std::optional<Turn> turn;                    // as it stands in turns_
    std::optional<std::int64_t> slots;
    std::int64_t busy = 0;

    bool has_slot() const { return busy < slots.value_or(1); }
    bool is_waiting() const { return !first.empty() || !by_depth.empty(); }
  };

  Host& host(const std::string& authority);
  void take_turn(const std::string& authority, Host& host);
  void leave_turn(Host& host);
  void give_back(const std::string& authority, Host& host);
  static TimePoint rested(const Host& host);

  Pace pace_;
  std::unordered_map<std::string, Host> hosts_;
  std::unordered_set<std::string> known_;
  std::set<Turn> turns_;
  std::uint64_t turns_given_ = 0;
  std::size_t waiting_ = 0, under_way_ = 0;
};

}  // namespace wegwijzer::fetch
