#include "indexer/leaving.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wegwijzer {

namespace {

/// Whether the page answers with this permanent redirect and nothing else since a day or more. A
/// failure in between says nothing.
bool moved_for_good(const std::vector<ledger::Visit>& visits, const std::string& target) {
  std::optional<Time> first, last;
  for (const ledger::Visit& visit : visits) {  // the last one first
    if (visit.outcome == ledger::Outcome::Failed) continue;
    const bool permanent = visit.status == 301 || visit.status == 308;
    if (visit.outcome != ledger::Outcome::Redirected || !permanent || visit.detail != target) break;
    first = visit.at;
    if (!last) last = visit.at;
  }
  return first && *last - *first >= gone_for_good;
}

bool is_well(const std::vector<ledger::Visit>& visits) {
  return !visits.empty() && (visits.front().outcome == ledger::Outcome::Fetched ||
                             visits.front().outcome == ledger::Outcome::Unchanged);
}

/// An address that moved for good to another whose document we have is that document. Several that
/// moved to one are not: so does a site that is closed for maintenance.
void mark_moved(HarvestSession& session, const source::Source& source) {
  const auto pages = session.keep(session.ledger().pages_of(source.id));
  std::map<std::string, ledger::PageId> live;
  std::map<std::string, int> moving_to;
  for (const ledger::Page& page : pages) {
    if (!page.has_document) continue;
    if (page.redirect_to.empty()) {
      live.emplace(page.url, page.id);
    } else {
      ++moving_to[page.redirect_to];
    }
  }
  for (const ledger::Page& page : pages) {
    const auto target = live.find(page.redirect_to);
    if (!page.has_document || target == live.end() || moving_to[page.redirect_to] > 1) continue;
    const auto visits = [&](ledger::PageId id) {
      return session.keep(session.ledger().visits_of(id));
    };
    if (moved_for_good(visits(page.id), page.redirect_to) && is_well(visits(target->second))) {
      session.keep(session.ledger().mark_leaving(page.id, "moved to " + page.redirect_to));
    }
  }
}

/// Of the deleted addresses, so many stand in the report; the count is whole.
constexpr std::size_t most_told = 100;

}  // namespace

bool too_many(std::int64_t leaving, std::int64_t documents) {
  return leaving > most_leaving ||
         static_cast<double>(leaving) > most_leaving_share * static_cast<double>(documents);
}

void let_leave(HarvestSession& session, const source::Source& source, SourceReport& report) {
  const bool gives_pages =
      source.kind == source::Kind::Site || source.kind == source::Kind::Sitemap;
  if (gives_pages) mark_moved(session, source);
  const auto leaving = session.keep(session.ledger().leaving(source.id));
  if (session.failed() || leaving.empty()) return;
  const auto counts = session.keep(session.ledger().counts());
  const ledger::SourceCounts& count = counts.at(source.id);
  if (too_many(count.leaving, count.documents)) {
    for (const auto& [url, evidence] : leaving) report.held.push_back({url, evidence});
  } else {
    report.deleted = session.keep(session.ledger().delete_leaving(source.id));
    for (const auto& [url, evidence] : leaving) {
      if (report.deleted_urls.size() < most_told) report.deleted_urls.push_back(url);
    }
  }
}

}  // namespace wegwijzer
