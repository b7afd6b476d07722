#include "indexer/leaving.hpp"

#include <set>

namespace wegwijzer {

namespace {

/// An address that redirects to another whose document we have is that document.
void mark_moved(HarvestSession& session, const source::Source& source) {
  const auto pages = session.keep(session.ledger().pages_of(source.id));
  std::set<std::string> live;
  for (const ledger::Page& page : pages) {
    if (page.has_document && page.redirect_to.empty()) live.insert(page.url);
  }
  for (const ledger::Page& page : pages) {
    if (page.has_document && live.contains(page.redirect_to)) {
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
