#include "indexer/fetch/robots_cache.hpp"

#include <fmt/format.h>

namespace wegwijzer::fetch {

namespace {

constexpr auto lifetime = std::chrono::hours(24);  // section 2.4
constexpr auto unreachable_lifetime = std::chrono::hours(1);
constexpr int maximum_redirects = 5;  // section 2.3.1.2
constexpr int too_many_requests = 429;
constexpr std::size_t enough_bytes = 512 * 1024;  // section 2.5: at least 500 KiB

}  // namespace

const Robots* RobotsCache::find(const Url& url, Time now) const {
  const auto found = by_origin_.find(url.origin());
  if (found == by_origin_.end() || !found->second.robots || now >= found->second.until) {
    return nullptr;
  }
  return &*found->second.robots;
}

std::optional<Url> RobotsCache::ask(const Url& url) {
  Entry& entry = by_origin_[url.origin()];
  if (entry.asking) return std::nullopt;
  entry.redirects = 0;
  entry.asking = Url::parse("/robots.txt", &url).value();  // an absolute path always resolves
  return entry.asking;
}

Request RobotsCache::request_for(const Url& url) { return {url, {}, enough_bytes}; }

std::optional<Url> RobotsCache::answer(const Url& url, const Result<Response>& response, Time now) {
  Entry& entry = by_origin_[url.origin()];
  const Url asked = entry.asking.value_or(url);
  entry.asking.reset();
  if (!response) {
    keep_unreachable(entry, response.error().what, now);
    return std::nullopt;
  }

  const int status = response->status;
  if (status >= 200 && status < 300) {
    keep(entry, Robots::parse(response->body, user_agent_), now);
  } else if (status >= 400 && status < 500 && status != too_many_requests) {
    keep(entry, Robots::allow_all(), now);
  } else if (status >= 300 && status < 400 && !response->location.empty()) {
    const auto hop = Url::parse(response->location, &asked);
    if (hop && entry.redirects < maximum_redirects) {
      ++entry.redirects;
      entry.asking = *hop;
      return entry.asking;
    }
    keep_unreachable(
        entry,
        hop ? fmt::format("{}: redirected more than {} times", asked.href(), maximum_redirects)
            : fmt::format("{}: redirected to {}", asked.href(), hop.error().what),
        now);
  } else {
    keep_unreachable(entry, fmt::format("{} answered {}", asked.href(), status), now);
  }
  return std::nullopt;
}

void RobotsCache::keep(Entry& entry, Robots robots, Time now) {
  entry.robots = std::move(robots);
  entry.until = now + lifetime;
}

void RobotsCache::keep_unreachable(Entry& entry, std::string why, Time now) {
  if (!entry.robots) entry.robots = Robots::deny_all("robots.txt is not known: " + std::move(why));
  entry.until = now + unreachable_lifetime;
}

}  // namespace wegwijzer::fetch
