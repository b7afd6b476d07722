#include "indexer/commands/job_command.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>

#include "indexer/extract/sandbox.hpp"
#include "indexer/lock.hpp"
#include "indexer/stop_on_signal.hpp"

namespace wegwijzer::commands {

namespace {

/// One line that is written over, on a terminal only: source, done of known, rate, time left.
class ProgressLine {
 public:
  void show(const Progress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (progress.source != source_) {
      source_ = progress.source;
      began_ = now;
      first_ = progress.done;
    }
    if (now - shown_ < std::chrono::milliseconds(200)) return;
    shown_ = now;
    const std::chrono::duration<double> spent = now - began_;
    const double rate = static_cast<double>(progress.done - first_) / std::max(0.2, spent.count());
    const double left = static_cast<double>(progress.known - progress.done) / std::max(rate, 0.01);
    fmt::print(stderr, "\r{}: {} of {} known, {:.1f}/s, {:.0f} s left\x1b[K", progress.source,
               progress.done, progress.known, rate, left);
    std::fflush(stderr);
    dirty_ = true;
  }

  void clear() {
    if (dirty_) fmt::print(stderr, "\r\x1b[K");
    dirty_ = false;
  }

 private:
  std::string source_;
  std::chrono::steady_clock::time_point began_{}, shown_{};
  std::int64_t first_ = 0;
  bool dirty_ = false;
};

void tell(const SourceReport& source) {
  if (!source.failure.empty()) {
    fmt::print("{}: failed: {}\n", source.id, source.failure);
    return;
  }
  std::int64_t visits = 0;
  for (const auto& [outcome, count] : source.outcomes) visits += count;
  fmt::print("{}: {} visited, {} new, {} changed, {} deleted", source.id, visits, source.added,
             source.changed, source.deleted);
  for (const auto& [outcome, seen] : source.failures) {
    fmt::print(", {} {}", seen.count, ledger::outcome_name(outcome));
  }
  if (!source.faults.empty()) fmt::print(", {} skipped", source.faults.size());
  if (!source.held.empty()) {
    fmt::print(", {} deletions held (wegwijzer-indexer accept {})", source.held.size(), source.id);
  }
  fmt::print("\n");
}

void tell(const Loss& loss) {
  fmt::print(
      "held, nothing published: {} of {} documents of {} would go without evidence: {} "
      "(wegwijzer-indexer accept {})\n",
      loss.urls.size(), loss.documents, loss.source,
      loss.configured ? "the ledger does not know them" : "it is not in the configuration",
      loss.source);
}

void tell(const BuildReport& build) {
  for (const Loss& loss : build.held) tell(loss);
  fmt::print("{} generation {}: {} documents", build.published ? "published" : "unchanged",
             build.manifest.id, build.manifest.documents);
  std::size_t unmapped = 0;
  for (const auto& [facet, words] : build.tagging.unmapped) unmapped += words.size();
  if (unmapped > 0) fmt::print(", {} words without an id (wegwijzer-indexer report)", unmapped);
  if (build.tagging.restricted > 0)
    fmt::print(", {} restricted left out", build.tagging.restricted);
  fmt::print("\n");
}

ExitStatus tell(const RunReport& report) {
  for (const SourceReport& source : report.sources) tell(source);
  if (report.build) tell(*report.build);
  std::fflush(stdout);
  if (report.build_failure) {
    report_error(*report.build_failure);
    return report.build_failure->code == Code::Index ? ExitStatus::NotPublished
                                                     : exit_status(report.build_failure->code);
  }
  return report.status();
}

}  // namespace

ExitStatus do_job(const Context& context, Job job) {
  const auto config = load_config(context.config);
  if (!config) return report_error(config.error());
  if (const auto sources = select_sources(*config, job.sources); !sources) {
    return report_error(sources.error());
  }
  const auto lock = job.harvest ? Lock::take_in_new(context.data) : Lock::take(context.data);
  if (!lock) {
    const bool locked = lock.error().code == Code::Refused;
    const ExitStatus status = report_error(lock.error());
    return locked ? ExitStatus::Locked : status;
  }
  if (job.harvest) fmt::print("extractors: {}\n", describe(extract::available_sandbox()));
  ProgressLine line;
  if (::isatty(STDERR_FILENO) != 0) {
    job.show = [&](const Progress& progress) { line.show(progress); };
  }
  const StopOnSignal signals;
  job.stop = signals.token();
  const auto report = run_job(job, *config, context.data, SystemClock());
  line.clear();
  if (!report) return report_error(report.error());
  return tell(*report);
}

}  // namespace wegwijzer::commands
