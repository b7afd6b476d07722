#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "indexer/fetch/request.hpp"
#include "indexer/fetch/robots.hpp"

namespace wegwijzer::fetch {

/// The robots.txt of each origin, and what is to be asked to know it (RFC 9309 section 2.3). A
/// value without a network: the caller fetches the URLs that this gives, and tells what came.
///
///     if (const Robots* robots = cache.find(url, now)) ... robots->verdict(...)
///     else if (const auto to_ask = cache.ask(url)) ... start a request for *to_ask
///     // when it has ended
///     if (const auto hop = cache.answer(*to_ask, response, now)) ... start a request for *hop
class RobotsCache {
 public:
  explicit RobotsCache(std::string user_agent) : user_agent_(std::move(user_agent)) {}

  /// The rules for the origin of `url`; null when they are not known, or too old (section 2.4: a
  /// day). Valid until the next call of answer().
  const Robots* find(const Url& url, Time now) const;

  /// The robots.txt of the origin, to be fetched; nullopt when somebody is at it already.
  std::optional<Url> ask(const Url& url);

  /// The robots.txt that ask() gave will not be fetched after all: nothing is known, it may be
  /// asked.
  void forget(const Url& url) { by_origin_[url.origin()].asking.reset(); }

  /// How to ask for what ask() and answer() give: a file without end is cut where we stop reading.
  static Request request_for(const Url& url);

  /// What came for the robots.txt that ask() gave, or for the hop of it that answer() gave: `url`
  /// is always the one of ask(). Gives the next hop of a redirect, at most five times (section
  /// 2.3.1.2); otherwise find() now has the rules: those in the file for 2xx;
  /// all is allowed for 4xx (2.3.1.3); nothing is for 5xx, 429, no answer or a redirect too many
  /// (2.3.1.4), except that rules of before stay in force. What could not be had is asked again
  /// after an hour.
  std::optional<Url> answer(const Url& url, const Result<Response>& response, Time now);

 private:
  struct Entry {
    std::optional<Robots> robots;
    Time until{};
    std::optional<Url> asking;  // the URL under way
    int redirects = 0;
  };

  void keep(Entry& entry, Robots robots, Time now);
  void keep_unreachable(Entry& entry, std::string why, Time now);

  std::string user_agent_;
  std::map<std::string, Entry> by_origin_;
};

}  // namespace wegwijzer::fetch
