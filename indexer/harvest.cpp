#include "indexer/harvest.hpp"

#include "indexer/harvest_session.hpp"
#include "indexer/leaving.hpp"
#include "indexer/listing_harvest.hpp"
#include "indexer/site_harvest.hpp"
#include "indexer/source/kinds.hpp"

namespace wegwijzer {

namespace {

/// A source of which every single visit failed gave nothing: the host is down, or we are.
void judge(SourceReport& report) {
  const auto failed = report.outcomes.find(ledger::Outcome::Failed);
  if (!report.failure.empty()) return;
  if (failed == report.outcomes.end() || report.outcomes.size() > 1) return;
  report.failure = report.failures.at(ledger::Outcome::Failed).examples.front();
}

}  // namespace

Result<std::vector<SourceReport>> harvest(const HarvestTools& tools, ledger::RunId run,
                                          const std::vector<const source::Source*>& sources,
                                          Recheck recheck, const ShowProgress& show) {
  std::vector<SourceReport> reports(sources.size());
  HarvestSession session(tools, run);
  if (auto begun = session.begin(); !begun) return fail(begun.error());

  SiteHarvest sites(session, recheck);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const source::Source& source = *sources[i];
    SourceReport& report = reports[i];
    report.id = source.id;
    report.label = source.label;
    report.kind = source::name_of(source.kind);
    switch (source.kind) {
      case source::Kind::Site:
      case source::Kind::Sitemap:
      case source::Kind::Feed:
      case source::Kind::OaiPmh:
      case source::Kind::Ical:
        sites.add(source, report);
        break;
      case source::Kind::Catalogue:
        harvest_catalogue(session, source, report);
        if (source.visit) sites.add(source, report);
        break;
      case source::Kind::Folder:
        harvest_folder(session, source, recheck, report, show);
        break;
    }
  }
  sites.run(show);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    judge(reports[i]);
    let_leave(session, *sources[i], reports[i]);
  }
  if (auto finished = session.finish(); !finished) return fail(finished.error());
  return reports;
}

}  // namespace wegwijzer
