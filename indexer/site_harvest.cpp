#include "indexer/site_harvest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/fetch/robots.hpp"

namespace wegwijzer {

using fetch::Pending;
using ledger::Outcome;

namespace {

/// Bodies wait in memory while the extractors are behind: then nothing more is asked.
constexpr std::size_t most_in_extraction = 64;

/// A page is gone for good when it was so at both ends of at least this long.
constexpr std::chrono::hours gone_for_good{24};

constexpr std::chrono::milliseconds longest_wait{1000};

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

SiteHarvest::SiteHarvest(HarvestSession& session, Recheck recheck)
    : session_(session),
      recheck_(recheck),
      frontier_(session.tools().config.crawler.minimum_delay),
      robots_(session.tools().config.crawler.user_agent) {}

// Planning

void SiteHarvest::add(const source::Source& source, SourceReport& report) {
  Visitor& visitor =
      visitors_.emplace(source.id, Visitor{&source, &report, rules_fingerprint(source)})
          .first->second;
  auto pages = session_.keep(session_.ledger().pages_of(source.id));
  visitor.known = static_cast<std::int64_t>(pages.size());
  for (const ledger::Page& page : pages) plan(visitor, page);
  for (const Url& start : source.start) {
    discover(visitor, canonical(start, source.canonical), Job{{}, {}, &visitor}, 0, 0);
  }
}

void SiteHarvest::plan(Visitor& visitor, const ledger::Page& page) {
  const auto url = Url::parse(page.url);
  const bool in_scope = url && (visitor.source->kind == source::Kind::Catalogue ||
                                visitor.source->scope.contains(*url));
  if (!in_scope) return;
  if (is_due(visitor, page)) {
    offer(visitor, page, *url, 0);
  } else {
    frontier_.mark_known(*url);
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
  if (frontier_.knows(url)) return;
  if (visitor.known >= visitor.source->max_documents) {
    visitor.report->limit =
        fmt::format("max_documents: {} addresses are known", visitor.source->max_documents);
    return;
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
  fetch::Request request{url, {}};
  const bool conditional =
      recheck_ == Recheck::WhenDue && page.has_document && page.rules == visitor.rules;
  if (conditional) request.validators = {page.etag, page.last_modified};
  const int depth = static_cast<int>(page.depth);
  if (!frontier_.offer({std::move(request), visitor.source->id, depth})) return;
  frontier_.raise_delay(url.authority(), visitor.source->politeness.delay);
  if (page.id == 0) {
    page.id = session_.keep(session_.ledger().add_page(page));
    ++visitor.known;
  }
  waiting_.emplace(url.href(), Job{std::move(page), url, &visitor, redirects});
}

// The loop

void SiteHarvest::run(const ShowProgress& show) {
  const HarvestTools& tools = session_.tools();
  while (!session_.failed()) {
    dispatch();
    if (frontier_.empty() && extracting_.empty()) break;
    for (auto& [ticket, response] : tools.transport.wait(patience())) {
      if (const auto robots = fetching_robots_.extract(ticket)) {
        frontier_.finished(robots.mapped().asked.authority(), tools.clock.ticks());
        on_robots(robots.mapped(), response);
      } else if (auto job = fetching_.extract(ticket)) {
        frontier_.finished(job.mapped().url.authority(), tools.clock.ticks());
        on_response(std::move(job.mapped()), std::move(response));
      }
    }
    for (auto& [ticket, extracted] : tools.extractors.take()) {
      auto job = extracting_.extract(ticket);
      Visitor& visitor = *job.mapped().visitor;
      on_extracted(std::move(job.mapped()), std::move(extracted));
      tell(visitor, show);
    }
    session_.commit_now_and_then();
  }
}

std::chrono::milliseconds SiteHarvest::patience() const {
  const auto ready = frontier_.next_ready();
  if (!ready || extracting_.size() >= most_in_extraction) return longest_wait;
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(*ready - session_.tools().clock.ticks());
  return std::clamp(left, std::chrono::milliseconds(0), longest_wait);
}

void SiteHarvest::tell(const Visitor& visitor, const ShowProgress& show) {
  if (show) show({visitor.source->id, visitor.done, visitor.known});
}

// Fetching

void SiteHarvest::dispatch() {
  const auto connections = static_cast<std::size_t>(session_.tools().config.crawler.connections);
  while (fetching_.size() + fetching_robots_.size() < connections &&
         extracting_.size() < most_in_extraction) {
    const auto pending = frontier_.next(session_.tools().clock.ticks());
    if (!pending) return;
    if (robots_waiting_.contains(pending->request.url.href())) {
      start(*pending);
    } else {
      dispatch_page(*pending);
    }
  }
}

void SiteHarvest::dispatch_page(const Pending& pending) {
  const Url& url = pending.request.url;
  const fetch::Robots* robots = robots_.find(url, session_.now());
  if (robots == nullptr) return ask_robots(pending);
  const fetch::Verdict verdict = robots->verdict(url.path_and_query());
  if (verdict.allowed) return start(pending);
  frontier_.unused(url.authority());
  auto job = waiting_.extract(url.href());
  if (robots->is_unreachable()) {
    finish(job.mapped(), Outcome::Failed, verdict.rule);
  } else {
    finish(job.mapped(), Outcome::Disallowed, "robots.txt: " + verdict.rule);
  }
}

void SiteHarvest::ask_robots(const Pending& pending) {
  const Url& url = pending.request.url;
  frontier_.unused(url.authority());
  parked_[url.origin()].push_back(pending);
  if (const auto to_ask = robots_.ask(url)) offer_robots({*to_ask, *to_ask, pending.source});
}

void SiteHarvest::offer_robots(RobotsJob job) {
  frontier_.offer_first({
      fetch::Request{job.asked, {}},
      job.source, 0
  });
  std::string key = job.asked.href();
  robots_waiting_.emplace(std::move(key), std::move(job));
}

void SiteHarvest::on_robots(const RobotsJob& job, const Result<fetch::Response>& response) {
  if (const auto hop = robots_.answer(job.origin, response, session_.now())) {
    return offer_robots({job.origin, *hop, job.source});
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
      const auto cap = session_.tools().config.crawler.maximum_crawl_delay;
      frontier_.raise_delay(page.authority(), std::min(*delay, cap));
    }
    // The first to be parked goes first again.
    for (auto pending = it->second.rbegin(); pending != it->second.rend(); ++pending) {
      frontier_.offer_first(*pending);
    }
    it = parked_.erase(it);
  }
}

void SiteHarvest::start(const Pending& pending) {
  const Ticket ticket = next_ticket_++;
  const Url& url = pending.request.url;
  ++visitors_.at(pending.source).report->requests;
  if (const auto robots = robots_waiting_.find(url.href()); robots != robots_waiting_.end()) {
    fetching_robots_.emplace(ticket, std::move(robots_waiting_.extract(robots).mapped()));
  } else {
    fetching_.emplace(ticket, std::move(waiting_.extract(url.href()).mapped()));
  }
  session_.tools().transport.start(ticket, pending.request);
}

// Answers

void SiteHarvest::on_response(Job job, Result<fetch::Response> response) {
  if (!response) return finish(job, Outcome::Failed, response.error().what);
  job.response = std::move(*response);
  job.bytes = static_cast<std::int64_t>(job.response.body.size());
  job.visitor->report->bytes += job.bytes;
  const int status = job.response.status;
  if (status == 200) return on_document(std::move(job));
  if (status == 304) return on_unchanged(job);
  if (is_redirect(status)) return on_redirect(std::move(job));
  if (status == 404 || status == 410) return on_gone(job);
  if (status == 401 || status == 403) {
    return finish(job, Outcome::Denied, fmt::format("HTTP {}", status));
  }
  if (job.response.retry_after.count() > 0) {
    frontier_.rest(job.url.authority(), session_.tools().clock.ticks() + job.response.retry_after);
  }
  finish(job, Outcome::Failed, fmt::format("HTTP {}", status));
}

void SiteHarvest::on_redirect(Job job) {
  const auto target = Url::parse(job.response.location, &job.url);
  if (!target) {
    return finish(job, Outcome::Failed,
                  fmt::format("redirects to \"{}\", which is no address", job.response.location));
  }
  const Url url = canonical(*target, job.visitor->source->canonical);
  if (job.redirects + 1 > session_.tools().config.crawler.maximum_redirects) {
    return finish(job, Outcome::Failed, "redirects more than the limit, last to " + url.href());
  }
  if (url == job.url) return finish(job, Outcome::Failed, "redirects to itself");
  const bool in_scope = job.visitor->source->scope.contains(url);
  const bool for_good = job.response.status == 301 || job.response.status == 308;
  if (for_good) job.redirect_to = url.href();
  finish(job, Outcome::Redirected,
         url.href() + (in_scope ? "" : ", which is outside the scope of the source"));
  discover(*job.visitor, url, job, static_cast<int>(job.page.depth), job.redirects + 1);
}

void SiteHarvest::on_gone(const Job& job) {
  const Time now = session_.now();
  const bool for_good = job.page.first_gone && now - *job.page.first_gone >= gone_for_good;
  if (for_good && job.page.has_document) {
    session_.keep(session_.ledger().mark_leaving(
        job.page.id,
        fmt::format("HTTP {} since {}", job.response.status, to_iso(*job.page.first_gone))));
  }
  finish(job, Outcome::Gone, fmt::format("HTTP {}", job.response.status));
}

void SiteHarvest::on_unchanged(const Job& job) {
  session_.keep(session_.ledger().unmark_leaving(job.page.id));
  // The links of a page that did not change still lead to the pages behind it.
  const auto stored = session_.keep(session_.ledger().document_of(job.page.id, ledger::Role::Page));
  if (stored) follow(job, *stored);
  finish(job, Outcome::Unchanged, "");
}

void SiteHarvest::on_document(Job job) {
  const Ticket ticket = next_ticket_++;
  extract::Document document;
  document.bytes = std::move(job.response.body);
  document.media_type = job.response.media_type;
  document.charset = job.response.charset;
  document.url = job.url;
  document.robots_tag = job.response.robots_tag;
  const extract::Rules& rules = job.visitor->source->extract;
  extracting_.emplace(ticket, std::move(job));
  session_.tools().extractors.submit(ticket, document, rules);
}

void SiteHarvest::on_extracted(Job job, Result<extract::Extracted> extracted) {
  if (!extracted) return finish(job, Outcome::Unusable, extracted.error().what);
  if (!extracted->no_follow) follow(job, *extracted);
  if (extracted->no_index) {
    if (job.page.has_document) {
      session_.keep(session_.ledger().mark_leaving(job.page.id, "the page asks not to be indexed"));
    }
    return finish(job, Outcome::NoIndex, "the page asks not to be indexed");
  }
  if (extracted->text.empty()) {
    return finish(job, Outcome::Empty, "no text to search in");
  }
  session_.store(job.page, ledger::Role::Page, *extracted, job.visitor->rules,
                 *job.visitor->report);
  finish(job, Outcome::Fetched, "");
}

void SiteHarvest::follow(const Job& job, const extract::Extracted& extracted) {
  if (job.visitor->source->kind != source::Kind::Site) return;
  for (const extract::Link& link : extracted.links) {
    if (!link.follow) continue;
    const auto url = Url::parse(link.url);
    if (!url) continue;
    discover(*job.visitor, canonical(*url, job.visitor->source->canonical), job,
             static_cast<int>(job.page.depth) + 1, 0);
  }
}

void SiteHarvest::finish(const Job& job, Outcome outcome, const std::string& detail) {
  const Time now = session_.now();
  ++job.visitor->done;
  const bool good = outcome == Outcome::Fetched || outcome == Outcome::Unchanged ||
                    outcome == Outcome::Redirected || outcome == Outcome::NoIndex;
  if (good) {
    job.visitor->report->count(outcome);
  } else {
    job.visitor->report->count_failure(outcome, job.page.url, detail);
  }
  ledger::Visit visit{
      job.page.id, now,   outcome, job.response.status, job.response.duration.count(),
      job.bytes,   detail};
  ledger::PageUpdate update{job.page.id,
                            after_success(*job.visitor->source, now),
                            job.page.etag,
                            job.page.last_modified,
                            "",
                            std::nullopt};
  if (outcome == Outcome::Fetched) {
    update.etag = job.response.validators.etag;
    update.last_modified = job.response.validators.last_modified;
  } else if (outcome == Outcome::Redirected) {
    update.redirect_to = job.redirect_to;
  } else if (outcome == Outcome::Gone) {
    update.first_gone = job.page.first_gone ? job.page.first_gone : now;
    update.next_visit = now + gone_for_good;
  } else if (outcome == Outcome::Failed) {
    // A failure says nothing about the page: a row of 404s is not broken by it, nor begun.
    update.first_gone = job.page.first_gone;
    update.next_visit = after_failure(now);
  }
  session_.record(visit, update);
}

}  // namespace wegwijzer
