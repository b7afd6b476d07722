// How a harvest asks: whose turn it is, what may not be asked now, and hosts that are left alone.
#include <fmt/format.h>

#include <algorithm>

#include "indexer/fetch/robots.hpp"
#include "indexer/site_harvest.hpp"

namespace wegwijzer {

using fetch::Pending;
using ledger::Outcome;

namespace {

/// However long a host asks to be left alone, after so long we ask whether it still means that.
constexpr std::chrono::days longest_rest{7};

constexpr const char* closed = "outside the window of the source";

bool asks_for_rest(const fetch::Response& response) {
  return (response.status == 429 || response.status == 503) && response.retry_after.count() > 0;
}

std::string key_of(const Pending& pending) {
  return fetch::Frontier::key(pending.source, pending.request.url);
}

}  // namespace

std::string SiteHarvest::resting_until(Time until) {
  return "the host asked to be left alone until " + to_iso(until);
}

void SiteHarvest::dispatch() {
  const auto connections = static_cast<std::size_t>(limits_.connections);
  while (fetching_.size() + on_errands_.size() < connections &&
         extracting_.size() < most_in_extraction) {
    const auto pending = frontier_.next(session_.tools().clock.ticks());
    if (!pending) return;
    if (pending->is_errand) {
      dispatch_errand(*pending);
    } else {
      dispatch_page(*pending);
    }
  }
}

void SiteHarvest::dispatch_page(const Pending& pending) {
  const Url& url = pending.request.url;
  if (const auto why = refusal_now(visitors_.at(pending.source)); !why.empty()) {
    frontier_.unused(url.authority());
    return postpone(std::move(waiting_.extract(key_of(pending)).mapped()), why);
  }
  const fetch::Robots* robots = robots_.find(url, session_.now());
  if (robots == nullptr) return ask_robots(pending);
  const fetch::Verdict verdict = robots->verdict(url.path_and_query());
  if (verdict.allowed) return start(pending);
  frontier_.unused(url.authority());
  const auto job = waiting_.extract(key_of(pending));
  if (robots->is_unreachable()) {
    finish(job.mapped(), Outcome::Failed, verdict.rule);
  } else {
    finish(job.mapped(), Outcome::Disallowed, "robots.txt: " + verdict.rule);
  }
}

void SiteHarvest::start(const Pending& pending) {
  const Ticket ticket = next_ticket_++;
  const TimePoint now = session_.tools().clock.ticks();
  ++visitors_.at(pending.source).report->requests;
  if (pending.is_errand) {
    Errand going = std::move(errands_waiting_.extract(pending.request.url.href()).mapped());
    going.began = now;
    on_errands_.emplace(ticket, std::move(going));
  } else {
    Job going = std::move(waiting_.extract(key_of(pending)).mapped());
    going.began = now;
    if (going.page.depth >= 0) ++going.visitor->asked;
    fetching_.emplace(ticket, std::move(going));
  }
  session_.tools().transport.start(ticket, pending.request);
}

/// Why nothing more may be asked of anybody in this run; empty when it may.
std::string SiteHarvest::end_of_run() const {
  const HarvestTools& tools = session_.tools();
  if (tools.stop.stop_requested()) return "the run was asked to stop";
  if (tools.clock.ticks() - began_ < limits_.maximum_run) return {};
  return fmt::format("the run has taken the {} s of maximum_run",
                     std::chrono::round<std::chrono::seconds>(limits_.maximum_run).count());
}

/// Gives up all hosts at the end of the run, also those that would be asked much later.
void SiteHarvest::end_in_time() {
  const std::string why = end_of_run();
  if (why.empty()) return;
  std::set<std::string> authorities;
  for (const auto& [href, job] : waiting_) authorities.insert(job.url.authority());
  for (const auto& [href, errand] : errands_waiting_) authorities.insert(errand.asked.authority());
  for (const std::string& authority : authorities) give_up(authority, why);
}

/// Why nothing more may be asked for this source in this run; empty when it may.
std::string SiteHarvest::refusal_now(const Visitor& visitor) const {
  if (std::string why = end_of_run(); !why.empty()) return why;
  const source::Source& source = *visitor.source;
  if (is_closed(visitor)) return closed;
  const source::Budget& budget = source.budget;
  if (budget.pages && visitor.asked >= *budget.pages) {
    return fmt::format("the budget of {} pages a run is spent", *budget.pages);
  }
  if (budget.bytes && visitor.report->bytes >= *budget.bytes) {
    return fmt::format("the budget of {} bytes a run is spent", *budget.bytes);
  }
  return {};
}

bool SiteHarvest::is_closed(const Visitor& visitor) const {
  const auto& window = visitor.source->politeness.window;
  return window && !window->is_open(session_.now());
}

/// Leaves a page for the next run, as if this one had not come to it. One that was to be asked
/// before its time is due then: the listing that said so may not say it again.
void SiteHarvest::postpone(Job job, const std::string& why) {
  if (job.page.depth >= 0) ++job.visitor->done;
  ++job.visitor->report->postponed[why];
  if (is_beginning(job)) job.visitor->beginnings.went_well();  // as far as we know
  if (job.page.depth < 0) job.visitor->listings_read = false;
  if (!job.page.next_visit || *job.page.next_visit <= session_.now()) return;
  session_.keep(session_.ledger().update_page({job.page.id, session_.now(), job.page.etag,
                                               job.page.last_modified, job.page.redirect_to,
                                               job.page.first_gone}));
}

/// Nothing more is asked of this host in this run.
void SiteHarvest::give_up(const std::string& authority, const std::string& why) {
  given_up_.emplace(authority, why);
  const auto drop = [&](const Pending& pending) {
    if (auto job = waiting_.extract(key_of(pending))) postpone(std::move(job.mapped()), why);
  };
  for (const Pending& pending : frontier_.give_up(authority)) {
    if (pending.is_errand) {
      // Whoever waits for a robots.txt is parked, and dropped below.
      abandon(errands_waiting_.extract(pending.request.url.href()).mapped(), why);
    } else {
      drop(pending);
    }
  }
  for (auto it = parked_.begin(); it != parked_.end();) {
    if (it->second.front().request.url.authority() == authority) {
      for (const Pending& pending : it->second) drop(pending);
      it = parked_.erase(it);
    } else {
      ++it;
    }
  }
}

/// Obeys Retry-After, whatever was asked. A host that fails again and again is down, or does not
/// want us: the others should not wait.
void SiteHarvest::note_health(const std::string& authority,
                              const Result<fetch::Response>& response) {
  if (response && response->status < 500 && response->status != 429) {
    failures_[authority] = 0;
    return;
  }
  if (response && asks_for_rest(*response)) rest(authority, response->retry_after);
  if (++failures_[authority] == limits_.maximum_failures) {
    give_up(authority,
            fmt::format("{} failed {} times in a row", authority, limits_.maximum_failures));
  }
}

/// For a while within this run, or for longer over runs.
void SiteHarvest::rest(const std::string& authority, std::chrono::seconds time) {
  if (time <= limits_.maximum_rest) {
    return frontier_.rest(authority, session_.tools().clock.ticks() + time);
  }
  const Time until = session_.now() + std::min<std::chrono::seconds>(time, longest_rest);
  session_.keep(session_.ledger().rest_host(authority, until));
  give_up(authority, resting_until(until));
}

}  // namespace wegwijzer
