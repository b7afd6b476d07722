// What a harvest does with what comes back.
#include <fmt/format.h>

#include <array>

#include "base/utf8.hpp"
#include "indexer/leaving.hpp"
#include "indexer/site_harvest.hpp"
#include "indexer/source/home_page.hpp"
#include "indexer/source/listed.hpp"

namespace wegwijzer {

using ledger::Outcome;

namespace {

/// A host that is busy is asked once more for the same page.
constexpr int most_retries = 1;

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// By the words that content management systems put into the path of their login page.
bool is_login_page(const Url& url) {
  constexpr std::array<std::string_view, 8> words = {
      "/login", "/inloggen", "/signin", "/sign-in", "/wp-login", "/log-in", "/sso/", "/saml"};
  const std::string path = to_lower_ascii(url.path());
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return path.find(word) != std::string::npos; });
}

/// Errors of a request begin with its address, which is told beside the reason.
std::string reason_of(const Error& error, const Url& asked) {
  const std::string opening = asked.href() + ": ";
  return error.what.starts_with(opening) ? error.what.substr(opening.size()) : error.what;
}

}  // namespace

void SiteHarvest::take_extracted(const ShowProgress& show) {
  for (auto& [ticket, extracted] : session_.tools().extractors.take()) {
    if (const auto probe = extracting_probes_.extract(ticket)) {
      learn_probe(probe.mapped(), extracted ? std::optional(*extracted) : std::nullopt);
      continue;
    }
    auto job = extracting_.extract(ticket);
    const Visitor& visitor = *job.mapped().visitor;
    on_extracted(std::move(job.mapped()), std::move(extracted));
    if (show) show({visitor.source->id, visitor.done, visitor.known});
  }
}

void SiteHarvest::on_response(Job job, Result<fetch::Response> response) {
  if (!response) return finish(job, Outcome::Failed, reason_of(response.error(), job.url));
  job.response = std::move(*response);
  job.bytes = static_cast<std::int64_t>(job.response.body.size());
  job.visitor->report->bytes += job.bytes;
  const int status = job.response.status;
  if (status == 200) return on_document(std::move(job));
  if (status == 304) return on_unchanged(job);
  if (is_redirect(status)) return on_redirect(std::move(job));
  if (status == 404 || status == 410) return on_gone(job);
  on_refusal(std::move(job));
}

void SiteHarvest::on_refusal(Job job) {
  const int status = job.response.status;
  const std::string authority = job.url.authority();
  const auto wait = job.response.retry_after;
  const bool busy = (status == 429 || status == 503) && wait.count() > 0;
  if (busy && job.retries < most_retries && !given_up_.contains(authority)) {
    ++job.retries;
    frontier_.offer_first({request_for(job), job.visitor->source->id, 0});
    std::string key = fetch::Frontier::key(job.visitor->source->id, job.url);
    waiting_.emplace(std::move(key), std::move(job));
    return;
  }
  const bool denied = status == 401 || status == 403;
  finish(job, denied ? Outcome::Denied : Outcome::Failed, fmt::format("HTTP {}", status));
}

void SiteHarvest::on_redirect(Job job) {
  const auto target = Url::parse(job.response.location, &job.url);
  if (!target) {
    return finish(job, Outcome::Failed,
                  fmt::format("redirects to \"{}\", which is no address", job.response.location));
  }
  const Url url = canonical(*target, job.visitor->source->canonical);
  if (job.redirects + 1 > limits_.maximum_redirects) {
    return finish(job, Outcome::Failed, "redirects more than the limit, last to " + url.href());
  }
  if (url == job.url) return finish(job, Outcome::Failed, "redirects to itself");
  if (is_login_page(url) && !is_login_page(job.url)) {
    return finish(job, Outcome::Denied, "asks for a login at " + url.href());
  }
  const bool is_start =
      job.visitor->source->kind == source::Kind::Site && job.page.found_on.empty();
  if (source::is_home_page(url) && !source::is_home_page(job.url) && !is_start) {
    // Sites do so with pages that they took away. It is no evidence, and no move either.
    return finish(job, Outcome::SoftGone, "leads to the home page, " + url.href());
  }
  const bool is_listing = job.page.depth < 0;  // which need not lie within the scope
  const bool in_scope = is_listing || job.visitor->source->scope.contains(url);
  const bool for_good = job.response.status == 301 || job.response.status == 308;
  if (for_good) job.redirect_to = url.href();
  finish(job, Outcome::Redirected,
         url.href() + (in_scope ? "" : ", which is outside the scope of the source"));
  if (is_listing) return follow_listing(job, url);
  if (in_scope && is_beginning(job)) lead_on(job, url);
  discover(*job.visitor, url, job, static_cast<int>(job.page.depth), job.redirects + 1);
}

/// A start page that has moved is as good as the page that it leads to, which another page may have
/// led to before.
void SiteHarvest::lead_on(const Job& job, const Url& url) {
  job.visitor->beginnings.add(url);
  for (const ledger::Page& page : session_.keep(session_.ledger().pages_at(url.href()))) {
    if (page.source == job.page.source && page.has_document) job.visitor->beginnings.went_well();
  }
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
  if (job.page.depth < 0) {
    const bool is_index = offer_known_listings(*job.visitor, job.page.url);
    if (is_index) job.visitor->beginnings.add_index(job.url);
    return finish(job, Outcome::Unchanged, "");
  }
  if (job.hinted) job.visitor->hints.count(false);
  if (job.nothing) return on_nothing_again(job);
  session_.keep(session_.ledger().unmark_leaving(job.page.id));
  // The links of a page that did not change still lead to the pages behind it.
  const auto stored = session_.keep(session_.ledger().document_of(job.page.id, ledger::Role::Page));
  if (stored && !stored->no_follow) follow(job, *stored);
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
  document.now = session_.now();
  const source::Source& source = *job.visitor->source;
  const auto rules = job.page.depth < 0 ? source::listing_rules(source) : source.extract;
  extracting_.emplace(ticket, std::move(job));
  session_.tools().extractors.submit(ticket, document, rules);
}

void SiteHarvest::follow(const Job& job, const extract::Extracted& extracted) {
  const source::Kind kind = job.visitor->source->kind;
  if (kind != source::Kind::Site && kind != source::Kind::Sitemap) return;
  for (const extract::Link& link : extracted.links) {
    if (!link.follow) continue;
    const auto url = Url::parse(link.url);
    if (!url) continue;
    discover(*job.visitor, canonical(*url, job.visitor->source->canonical), job,
             static_cast<int>(job.page.depth) + 1, 0);
  }
}

bool SiteHarvest::is_beginning(const Job& job) {
  return job.page.depth < 0 || job.visitor->beginnings.contains(job.url);
}

void SiteHarvest::note_beginning(const Job& job, Outcome outcome, const std::string& detail) {
  if (!is_beginning(job)) return;
  Beginnings& beginnings = job.visitor->beginnings;
  switch (outcome) {
    case Outcome::Fetched:
    case Outcome::Unchanged:
    case Outcome::NoIndex:
      // A repository went well when it was read to its end, an index when a listing of it did.
      if (job.visitor->source->kind == source::Kind::OaiPmh || beginnings.is_index(job.url)) return;
      return beginnings.went_well();
    case Outcome::Redirected:
      return beginnings.moved(fmt::format("{}: leads to {}", job.url.href(), detail));
    case Outcome::Empty:
      // A site may be empty, but not become so.
      if (!job.page.has_document) return beginnings.went_well();
      [[fallthrough]];
    default:
      beginnings.went_wrong(fmt::format("{}: {}", job.url.href(), detail));
  }
}

void SiteHarvest::finish(const Job& job, Outcome outcome, const std::string& detail) {
  const Time now = session_.now();
  if (job.page.depth >= 0) ++job.visitor->done;
  note_beginning(job, outcome, detail);
  const bool good = outcome == Outcome::Fetched || outcome == Outcome::Unchanged ||
                    outcome == Outcome::Redirected || outcome == Outcome::NoIndex;
  if (good) {
    job.visitor->report->count(outcome);
  } else {
    job.visitor->report->count_failure(outcome, job.page.url, detail);
    if (job.page.depth < 0) job.visitor->listings_read = false;
  }
  ledger::Visit visit{
      job.page.id, now,   outcome, job.response.status, job.response.duration.count(),
      job.bytes,   detail};
  const Time usual = after_success(*job.visitor->source, now);
  ledger::PageUpdate update{job.page.id, usual, job.page.etag, job.page.last_modified, "", {}};
  const bool gave_nothing =
      outcome == Outcome::NoIndex || outcome == Outcome::Empty || outcome == Outcome::Unusable;
  const bool is_new = job.response.status == 200 && gave_nothing && job.page.depth >= 0;
  if (outcome == Outcome::Fetched || is_new) {
    update.etag = job.response.validators.etag;
    update.last_modified = job.response.validators.last_modified;
  } else if (outcome == Outcome::Redirected) {
    update.redirect_to = job.redirect_to;
  } else if (outcome == Outcome::Gone) {
    update.first_gone = job.page.first_gone ? job.page.first_gone : now;
    // A document is looked at again as soon as that may be evidence, a dead link at its own pace.
    update.next_visit = now + gone_for_good;
    if (!job.page.has_document) update.next_visit = std::max(update.next_visit, usual);
  } else if (outcome == Outcome::Failed) {
    // A failure says nothing about the page: a row of 404s is not broken by it, nor begun.
    update.first_gone = job.page.first_gone;
    update.next_visit = after_failure(now);
  }
  session_.record(visit, update);
}

}  // namespace wegwijzer
