#include "indexer/pipeline.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "indexer/extract/extractor_pool.hpp"
#include "indexer/fetch/curl_transport.hpp"
#include "indexer/findings.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer {

namespace {

Result<std::vector<SourceReport>> harvest_sources(const Job& job, const Config& config,
                                                  ledger::Ledger& ledger, ledger::RunId run,
                                                  const Clock& clock) {
  const auto sources = select_sources(config, job.sources);
  if (!sources) return fail(sources.error());
  const auto transport = fetch::CurlTransport::make(config.crawler);
  if (!transport) return fail(transport.error());
  extract::ExtractorPool::Options options;
  options.workers = std::max(1U, std::thread::hardware_concurrency());
  options.on_done = [&] { (*transport)->wake(); };
  extract::ExtractorPool extractors(options);
  return harvest({config, ledger, **transport, extractors, clock, job.stop}, run, *sources,
                 job.recheck, job.show);
}

}  // namespace

Result<RunReport> run_job(const Job& job, const Config& config, const std::filesystem::path& data,
                          const Clock& clock) {
  // Without a harvest a new ledger would be an empty one.
  const auto mode = job.harvest ? ledger::Ledger::Mode::ReadWrite : ledger::Ledger::Mode::Existing;
  auto ledger = ledger::Ledger::open(data / ledger::ledger_file, mode);
  if (!ledger) return fail(ledger.error());
  RunReport report;
  report.command = job.command;
  report.started = clock.now();
  const auto run = ledger->begin_run(job.command, report.started);
  if (!run) return fail(run.error());
  report.run = *run;

  if (job.harvest) {
    auto harvested = harvest_sources(job, config, *ledger, *run, clock);
    if (!harvested) return fail(harvested.error());
    report.sources = std::move(*harvested);
  }
  if (job.build) {
    auto built = build(config, data, clock, job.build_options);
    if (built) {
      report.build = std::move(*built);
    } else {
      report.build_failure = built.error();
    }
  }
  report.ended = clock.now();
  auto found = findings(config, *ledger, *run, report.ended);
  if (!found) return fail(found.error());
  report.findings = std::move(*found);
  const nlohmann::ordered_json json = to_json(report);
  return ledger->end_run(*run, report.ended, json.dump())
      .and_then([&] { return write_report_files(data, json); })
      .map([&] { return report; });
}

}  // namespace wegwijzer
