#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/url.hpp"

namespace wegwijzer::fetch {

/// Keeps the crawl of one source out of the corners of a site that have no end: calendars, filters
/// that combine, links that grow. Judges an address by its form and by how many of its like there
/// are already; addresses are asked about once each.
class TrapGuard {
 public:
  /// `budget`: how many addresses the source may have in all.
  explicit TrapGuard(std::int64_t budget) : budget_(budget) {}

  /// Why a newly found address is not to be visited, in words; empty, and counted, when it is.
  std::string refusal(const Url& url, Time now);
  /// Counts an address that is visited whatever its form, because an earlier run took it.
  void count(const Url& url);

 private:
  std::int64_t share(const Url& url) const;

  std::int64_t budget_;
  std::unordered_map<std::string, std::int64_t> by_pattern_;
};

}  // namespace wegwijzer::fetch
