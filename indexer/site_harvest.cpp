#include "indexer/site_harvest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/source/kinds.hpp"

namespace wegwijzer {

namespace {

constexpr std::chrono::milliseconds longest_wait{1000};

/// What waits longest goes first, or a budget would be spent on the same pages every night.
void sort_by_turn(std::vector<ledger::Page>& pages) {
  const auto turn = [](const ledger::Page& page) {
    return std::pair(page.next_visit.value_or(page.first_seen), page.next_visit.has_value());
  };
  std::stable_sort(pages.begin(), pages.end(),
                   [&](const ledger::Page& a, const ledger::Page& b) { return turn(a) < turn(b); });
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
  visitor.known = std::count_if(pages.begin(), pages.end(),
                                [](const ledger::Page& page) { return page.depth >= 0; });
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
    if (page.depth >= 0) ++visitor.known;
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

}  // namespace wegwijzer
