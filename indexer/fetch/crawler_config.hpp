#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer::fetch {

/// crawl-config/crawler.json: who we say we are, and the limits that hold for every source.
struct CrawlerConfig {
  /// Product token, version and a page that tells who we are: "Wegwijzer/0.1 (+https://...)".
  std::string user_agent;
  /// Two requests to one host are never closer than this; a source or robots.txt may ask for more.
  std::chrono::milliseconds minimum_delay{1000};
  /// A longer Crawl-delay is treated as this, and so is what answer_multiple asks for.
  std::chrono::milliseconds maximum_crawl_delay{60'000};
  /// A host that took t to answer is left alone for so many times t: one in trouble gets air.
  std::int64_t answer_multiple = 2;
  /// A host that asks for a longer rest (Retry-After) is not asked again in this run.
  std::chrono::milliseconds maximum_rest{300'000};
  /// After so many failures in a row, a host is not asked again in this run.
  std::int64_t maximum_failures = 10;
  /// After so long a harvest asks nothing more: what it read must be in the index by the morning.
  std::chrono::milliseconds maximum_run{5 * 3'600'000};
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds total_timeout{60'000};
  /// A server that sends nothing, or hardly anything (under 100 bytes a second), for so long is
  /// given up: also one that does not begin its answer.
  std::chrono::milliseconds stall_timeout{20'000};
  std::int64_t maximum_bytes = 20'000'000;  ///< of one body, decoded
  std::int64_t maximum_redirects = 5;
  std::int64_t connections = 32;  ///< to all hosts together
  /// Sites that show copies of what others made: they never stand for a document that is also
  /// elsewhere. Lower-case hosts, which hold for those below them too.
  std::vector<std::string> copy_hosts = {};
  /// CIDR blocks that may be reached although they are private, loopback or link-local.
  std::vector<std::string> allow_private_addresses = {};

  bool operator==(const CrawlerConfig&) const = default;
};

/// All faults at once. The user agent must carry a product token and a contact address.
Result<CrawlerConfig> load_crawler_config(const std::filesystem::path& file);

}  // namespace wegwijzer::fetch
