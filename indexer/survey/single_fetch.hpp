#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/fetch/crawler_config.hpp"
#include "indexer/fetch/frontier.hpp"
#include "indexer/fetch/robots_cache.hpp"
#include "indexer/fetch/transport.hpp"

namespace wegwijzer::survey {

/// What a SingleFetch works with. Everything outlives it.
struct FetchTools {
  const fetch::CrawlerConfig& crawler;
  fetch::Transport& transport;
  const Clock& clock;
  /// Told of each address that is about to be asked, for the one who waits.
  std::function<void(const Url&)> show = {};
};

/// Asks addresses one after another, outside any harvest but as politely: robots.txt before all
/// else of a host, the delay of the configuration and of robots.txt between two requests, and never
/// more than `most_requests` together. A host that asks for a rest (429, Retry-After) is not asked
/// again. Each call returns when its answer is there. Not thread-safe.
class SingleFetch {
 public:
  SingleFetch(FetchTools tools, std::int64_t most_requests);

  /// The document at `url`, redirects followed, each hop by the rules of its own host. Refused when
  /// robots.txt, the address gate, a resting host or the number of requests forbids it; Network
  /// when there is no answer, or one with another status than 200.
  Result<extract::Document> document(Url url);

  /// The rules of the host, asked for when they are not known yet. Network when they cannot be had;
  /// then nothing else of the host is asked.
  Result<const fetch::Robots*> robots(const Url& url);

  std::int64_t requests() const { return requests_; }
  std::int64_t most_requests() const { return most_requests_; }

 private:
  Result<void> allow(const Url& url);
  Result<fetch::Response> send(const fetch::Request& request);
  void wait_for_turn(const Url& url);

  const FetchTools tools_;
  const std::int64_t most_requests_;
  fetch::Frontier frontier_;
  fetch::RobotsCache robots_;
  std::set<std::string> resting_;  // authorities
  std::int64_t requests_ = 0;      // sent; the last is the ticket of the one under way
};

}  // namespace wegwijzer::survey
