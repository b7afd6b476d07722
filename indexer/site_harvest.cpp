#include "indexer/site_harvest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/fetch/robots.hpp"
#include "indexer/source/kinds.hpp"

namespace wegwijzer {

using fetch::Pending;
using ledger::Outcome;

namespace {

/// Bodies wait in memory while the extractors are behind: then nothing more is asked.
constexpr std::size_t most_in_extraction = 64;

constexpr std::chrono::milliseconds longest_wait{1000};

/// However long a host asks to be left alone, after so long we ask whether it still means that.
constexpr std::chrono::days longest_rest{7};

std::string resting_until(Time until) {
  return "the host asked to be left alone until " + to_iso(until);
}

/// What waits longest goes first, or a budget would be spent on the same pages every night.
void sort_by_turn(std::vector<ledger::Page>& pages) {
  const auto turn = [](const ledger::Page& page) {
    return std::pair(page.next_visit.value_or(page.first_seen), page.next_visit.has_value());
  };
  std::stable_sort(pages.begin(), pages.end(),
                   [&](const ledger::Page& a, const ledger::Page& b) { return turn(a) < turn(b); });
}

bool asks_for_rest(const fetch::Response& response) {
  return (response.status == 429 || response.status == 503) && response.retry_after.count() > 0;
}

constexpr const char* closed = "outside the window of the source";

std::string key_of(const Pending& pending) {
  return fetch::Frontier::key(pending.source, pending.request.url);
}

fetch::Frontier::Pace pace_of(const fetch::CrawlerConfig& crawler) {
  return {crawler.minimum_delay, crawler.answer_multiple, crawler.maximum_crawl_delay};
}

}  // namespace

SiteHarvest::SiteHarvest(HarvestSession& session, Recheck recheck)
    : session_(session),
      limits_(session.tools().config.crawler),
      recheck_(recheck),
      began_(session.tools().clock.ticks()),
      frontier_(pace_of(limits_)),
      robots_(limits_.user_agent) {
  const auto resting = session.keep(session.ledger().resting_hosts(session.now()));
  for (const auto& [authority, until] : resting) give_up(authority, resting_until(until));
}

// Planning

void SiteHarvest::add(const source::Source& source, SourceReport& report) {
  Visitor& visitor = visitors_
                         .emplace(source.id, Visitor{&source, &report, rules_fingerprint(source),
                                                     fetch::TrapGuard(source.max_documents)})
                         .first->second;
  note_rules(visitor);
  auto pages = session_.keep(session_.ledger().pages_of(source.id));
  sort_by_turn(pages);
  visitor.known = static_cast<std::int64_t>(pages.size());
  const bool has_listing = source::lists_on_the_web(source.kind);
  for (const ledger::Page& page : pages) {
    if (has_listing) {
      if (!page.found_on.empty()) visitor.by_id[page.found_on] = page.id;
      visitor.pages.emplace(page.url, page);
    }
    plan(visitor, page);
  }
  if (has_listing) return add_listings(visitor);
  for (const Url& start : source.start) {
    const Url url = canonical(start, source.canonical);
    visitor.beginnings.add(url);
    discover(visitor, url, Job{{}, {}, &visitor}, 0, 0);
  }
}

void SiteHarvest::plan(Visitor& visitor, const ledger::Page& page) {
  const source::Source& source = *visitor.source;
  const bool is_record = source::gives_records(source.kind) && !source.visit;
  if (page.depth < 0 || is_record) return;  // a listing, or known from one and not visited
  const auto url = Url::parse(page.url);
  const bool in_scope =
      url && (source.kind == source::Kind::Catalogue || source.scope.contains(*url));
  if (!in_scope) return;
  visitor.traps.count(*url);
  if (is_due(visitor, page)) {
    offer(visitor, page, *url, 0);
  } else if (source.kind != source::Kind::Sitemap) {
    frontier_.mark_known(source.id, *url);  // a sitemap may yet say that it changed
  }
}

bool SiteHarvest::is_due(const Visitor& visitor, const ledger::Page& page) const {
  const bool other_rules = page.has_document && page.rules != visitor.rules;
  return recheck_ == Recheck::Everything || !page.next_visit || other_rules ||
         *page.next_visit <= session_.now();
}

void SiteHarvest::discover(Visitor& visitor, const Url& url, const Job& found_on, int depth,
                           int redirects) {
  if (!visitor.source->scope.contains(url) || depth > visitor.source->depth) return;
  if (frontier_.knows(visitor.source->id, url) || visitor.pages.contains(url.href())) return;
  if (visitor.known >= visitor.source->max_documents) {
    visitor.report->limit =
        fmt::format("max_documents: {} addresses are known", visitor.source->max_documents);
    return;
  }
  if (const std::string trap = visitor.traps.refusal(url, session_.now()); !trap.empty()) {
    frontier_.mark_known(visitor.source->id, url);
    return visitor.report->count_trap(url.href(), trap);
  }
  ledger::Page page;
  page.source = visitor.source->id;
  page.url = url.href();
  page.depth = depth;
  page.found_on = found_on.page.url;
  page.first_seen = session_.now();
  offer(visitor, std::move(page), url, redirects);
}

void SiteHarvest::offer(Visitor& visitor, ledger::Page page, const Url& url, int redirects) {
  const std::string& source = visitor.source->id;
  if (frontier_.knows(source, url)) return;
  const std::string authority = url.authority();
  // What an earlier run found is in the order in which it became due.
  const std::int64_t turn = page.id == 0 ? page.depth : std::min<std::int64_t>(page.depth, 0);
  if (page.id == 0) {
    page.id = session_.keep(session_.ledger().add_page(page));
    ++visitor.known;
  }
  Job job{std::move(page), url, &visitor, redirects};
  job.nothing = last_nothing(job.page);
  frontier_.offer({request_for(job), source, static_cast<int>(turn)});
  frontier_.raise_delay(authority, visitor.source->politeness.delay);
  frontier_.set_slots(authority, visitor.source->politeness.concurrency);
  waiting_.emplace(fetch::Frontier::key(source, url), std::move(job));
  if (const auto gone = given_up_.find(authority); gone != given_up_.end()) {
    give_up(authority, gone->second);
  }
}

/// Conditional when the validators belong to what was made of the page by the rules of today.
fetch::Request SiteHarvest::request_for(const Job& job) const {
  const ledger::Page& page = job.page;
  const Visitor& visitor = *job.visitor;
  bool same_rules = page.has_document && page.rules == visitor.rules;
  if (page.depth < 0) same_rules = !visitor.listings_anew;
  if (job.nothing) same_rules = job.nothing->at > visitor.rules_since;
  if (recheck_ == Recheck::Everything || !same_rules) return {job.url, {}};
  return {
      job.url, {page.etag, page.last_modified}
  };
}

// The loop

void SiteHarvest::run(const ShowProgress& show) {
  while (!session_.failed()) {
    end_in_time();
    dispatch();
    if (is_done() && !judge_logins()) break;
    take_responses();
    take_extracted(show);
    session_.commit_now_and_then();
  }
  keep_states();
  tell_failures();
}

bool SiteHarvest::is_done() const {
  return frontier_.empty() && extracting_.empty() && extracting_probes_.empty();
}

void SiteHarvest::take_responses() {
  const HarvestTools& tools = session_.tools();
  for (auto& [ticket, response] : tools.transport.wait(patience())) {
    const auto duration = response ? response->duration : std::chrono::milliseconds(0);
    if (const auto errand = on_errands_.extract(ticket)) {
      const Errand& done = errand.mapped();
      const std::string authority = done.asked.authority();
      session_.record_request(authority, done.asked.href(), done.began, response);
      frontier_.finished(authority, tools.clock.ticks(), duration);
      note_health(authority, response);
      on_errand(done, response);
    } else if (auto job = fetching_.extract(ticket)) {
      const std::string authority = job.mapped().url.authority();
      session_.record_request(authority, job.mapped().url.href(), job.mapped().began, response);
      frontier_.finished(authority, tools.clock.ticks(), duration);
      note_health(authority, response);
      on_response(std::move(job.mapped()), std::move(response));
    }
  }
}

std::chrono::milliseconds SiteHarvest::patience() const {
  const auto ready = frontier_.next_ready();
  if (!ready || extracting_.size() >= most_in_extraction) return longest_wait;
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(*ready - session_.tools().clock.ticks());
  return std::clamp(left, std::chrono::milliseconds(0), longest_wait);
}

// Asking

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
  ++job.visitor->done;
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
