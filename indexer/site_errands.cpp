// What a harvest asks of a host beside its pages: robots.txt, and an address that cannot exist.
#include <algorithm>

#include "indexer/fetch/robots.hpp"
#include "indexer/site_harvest.hpp"

namespace wegwijzer {

using fetch::Pending;

void SiteHarvest::ask_robots(const Pending& pending) {
  const Url& url = pending.request.url;
  frontier_.unused(url.authority());
  parked_[url.origin()].push_back(pending);
  if (const auto to_ask = robots_.ask(url)) {
    offer_errand({Errand::Purpose::Robots, *to_ask, *to_ask, pending.source});
  }
}

/// Asks an address that cannot exist, unless robots.txt forbids it or the host is left alone.
void SiteHarvest::ask_probe(const Url& page, const std::string& source) {
  const Url url = NotFoundProbe::address_for(page);
  const fetch::Robots* robots = robots_.find(url, session_.now());
  const bool may_ask = robots != nullptr && robots->allows(url.path_and_query()) &&
                       !given_up_.contains(url.authority());
  if (!may_ask) return learn_probe(url.authority(), std::nullopt);
  offer_errand({Errand::Purpose::Probe, url, url, source});
}

void SiteHarvest::offer_errand(Errand errand) {
  const bool is_robots = errand.purpose == Errand::Purpose::Robots;
  const auto request =
      is_robots ? fetch::RobotsCache::request_for(errand.asked) : fetch::Request{errand.asked, {}};
  frontier_.offer_first({request, errand.source, 0, /*is_errand=*/true});
  std::string key = errand.asked.href();
  errands_waiting_.emplace(std::move(key), std::move(errand));
}

/// A window that closes meanwhile closes for errands too.
void SiteHarvest::dispatch_errand(const Pending& pending) {
  const auto errand = errands_waiting_.find(pending.request.url.href());
  if (may_go(errand->second)) return start(pending);
  frontier_.unused(pending.request.url.authority());
  const Errand closed = std::move(errands_waiting_.extract(errand).mapped());
  if (closed.purpose == Errand::Purpose::Probe) return abandon(closed, "");
  robots_.forget(closed.origin);
  const auto parked = parked_.extract(closed.origin.origin());
  if (!parked) return;
  for (const Pending& waits : parked.mapped()) {
    auto job = waiting_.extract(fetch::Frontier::key(waits.source, waits.request.url));
    postpone(std::move(job.mapped()), refusal_now(visitors_.at(waits.source)));
  }
}

/// A robots.txt is asked for every source that waits for it.
bool SiteHarvest::may_go(const Errand& errand) const {
  const auto parked = parked_.find(errand.origin.origin());
  if (errand.purpose == Errand::Purpose::Probe || parked == parked_.end()) {
    return !is_closed(visitors_.at(errand.source));
  }
  return std::any_of(parked->second.begin(), parked->second.end(),
                     [&](const Pending& waits) { return !is_closed(visitors_.at(waits.source)); });
}

/// Goes on without what an errand would have told.
void SiteHarvest::abandon(const Errand& errand, const std::string& why) {
  if (errand.purpose == Errand::Purpose::Probe) {
    learn_probe(errand.asked.authority(), std::nullopt);
  } else {
    robots_.answer(errand.origin, fail(Code::Network, why), session_.now());
  }
}

void SiteHarvest::on_errand(const Errand& errand, const Result<fetch::Response>& response) {
  if (errand.purpose == Errand::Purpose::Robots) {
    on_robots(errand, response);
  } else {
    on_probe(errand, response);
  }
}

void SiteHarvest::on_robots(const Errand& errand, const Result<fetch::Response>& response) {
  if (const auto hop = robots_.answer(errand.origin, response, session_.now())) {
    return offer_errand({errand.purpose, errand.origin, *hop, errand.source});
  }
  release_parked();
}

void SiteHarvest::release_parked() {
  for (auto it = parked_.begin(); it != parked_.end();) {
    const Url& page = it->second.front().request.url;
    const fetch::Robots* robots = robots_.find(page, session_.now());
    if (robots == nullptr) {
      ++it;
      continue;
    }
    if (const auto delay = robots->crawl_delay()) {
      frontier_.raise_delay(page.authority(), std::min(*delay, limits_.maximum_crawl_delay));
    }
    // The first to be parked goes first again.
    for (auto pending = it->second.rbegin(); pending != it->second.rend(); ++pending) {
      frontier_.offer_first(*pending);
    }
    it = parked_.erase(it);
  }
}

/// A status that is not 200 says properly that there is nothing. A redirect does too: such pages
/// are seen by where they lead.
void SiteHarvest::on_probe(const Errand& errand, const Result<fetch::Response>& response) {
  if (!response || response->status != 200) {
    return learn_probe(errand.asked.authority(), std::nullopt);
  }
  const Ticket ticket = next_ticket_++;
  extract::Document document;
  document.bytes = response->body;
  document.media_type = response->media_type;
  document.charset = response->charset;
  document.url = errand.asked;
  extracting_probes_.emplace(ticket, errand.asked.authority());
  session_.tools().extractors.submit(ticket, document, visitors_.at(errand.source).source->extract);
}

void SiteHarvest::learn_probe(const std::string& authority,
                              const std::optional<extract::Extracted>& page) {
  probe_.learn(authority, page);
  auto waiting = awaiting_probe_.extract(authority);
  if (!waiting) return;
  for (Judged& judged : waiting.mapped()) judge(std::move(judged));
}

}  // namespace wegwijzer
