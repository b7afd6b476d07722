#include "indexer/survey/single_fetch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace wegwijzer::survey {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds longest_wait{1000};
constexpr int too_many_requests = 429;

}  // namespace

SingleFetch::SingleFetch(FetchTools tools, std::int64_t most_requests)
    : tools_(std::move(tools)),
      most_requests_(most_requests),
      frontier_({tools_.crawler.minimum_delay, tools_.crawler.answer_multiple,
                 tools_.crawler.maximum_crawl_delay}),
      robots_(tools_.crawler.user_agent) {}

Result<extract::Document> SingleFetch::document(Url url) {
  for (std::int64_t hop = 0; hop <= tools_.crawler.maximum_redirects; ++hop) {
    if (auto allowed = allow(url); !allowed) return fail(allowed.error());
    auto response = send({url, {}});
    if (!response) return fail(response.error());
    if (response->status == 200) {
      return extract::Document{std::move(response->body), response->media_type,
                               response->charset,         url,
                               response->robots_tag,      "",
                               tools_.clock.now()};
    }
    if (response->status < 300 || response->status > 399 || response->location.empty()) {
      return fail(Code::Network, fmt::format("{}: HTTP {}", url.href(), response->status));
    }
    auto target = Url::parse(response->location, &url);
    if (!target) return fail(target.error());
    url = *target;
  }
  return fail(Code::Network, url.href() + ": redirects more than the limit");
}

Result<const fetch::Robots*> SingleFetch::robots(const Url& url) {
  const Time now = tools_.clock.now();
  if (const fetch::Robots* known = robots_.find(url, now)) return known;
  const auto asked = robots_.ask(url);
  for (auto next = asked; next;) {
    const auto response = send(fetch::RobotsCache::request_for(*next));
    next = robots_.answer(*asked, response, now);
    if (!response) return fail(response.error());
  }
  const fetch::Robots* robots = robots_.find(url, now);
  if (const auto delay = robots->crawl_delay()) {
    frontier_.raise_delay(url.authority(), std::min(*delay, tools_.crawler.maximum_crawl_delay));
  }
  return robots;
}

Result<void> SingleFetch::allow(const Url& url) {
  const auto robots = this->robots(url);
  if (!robots) return fail(robots.error());
  const fetch::Verdict verdict = (*robots)->verdict(url.path_and_query());
  if (verdict.allowed) return {};
  if ((*robots)->is_unreachable()) {
    return fail(Code::Network, fmt::format("{}: {}", url.href(), verdict.rule),
                "as long as it is not known nothing of the site is asked; try again later");
  }
  return fail(Code::Refused, fmt::format("{}: robots.txt: {}", url.href(), verdict.rule),
              "the site does not want this page to be fetched by us");
}

Result<fetch::Response> SingleFetch::send(const fetch::Request& request) {
  const Url& url = request.url;
  const std::string authority = url.authority();
  if (resting_.contains(authority)) {
    return fail(Code::Refused, fmt::format("{}: {} asked to be left alone", url.href(), authority),
                "try again later");
  }
  if (requests_ == most_requests_) {
    return fail(Code::Refused,
                fmt::format("{}: not asked after {} requests", url.href(), requests_));
  }
  wait_for_turn(url);
  if (tools_.show) tools_.show(url);
  const auto began = tools_.clock.ticks();
  tools_.transport.start(static_cast<fetch::Transport::Ticket>(++requests_), request);
  std::vector<fetch::Transport::Done> done;
  while (done.empty()) done = tools_.transport.wait(longest_wait);

  Result<fetch::Response> response = std::move(done.front().response);
  const auto ended = tools_.clock.ticks();
  frontier_.finished(authority, ended, std::chrono::ceil<milliseconds>(ended - began));
  const bool asks_for_rest = response && (response->status == too_many_requests ||
                                          response->retry_after > std::chrono::seconds(0));
  if (asks_for_rest) resting_.insert(authority);
  return response;
}

void SingleFetch::wait_for_turn(const Url& url) {
  frontier_.offer_first({
      fetch::Request{url, {}},
      "", 0
  });
  while (!frontier_.next(tools_.clock.ticks())) {
    const auto left = *frontier_.next_ready() - tools_.clock.ticks();
    tools_.transport.wait(std::max(milliseconds(1), std::chrono::ceil<milliseconds>(left)));
  }
}

}  // namespace wegwijzer::survey
