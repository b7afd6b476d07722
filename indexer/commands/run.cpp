#include "indexer/commands/job_command.hpp"

namespace wegwijzer::commands {

namespace {

struct Flags {
  std::vector<std::string> sources;
  bool full = false;
};

/// run and harvest take the same flags.
std::shared_ptr<Flags> add_flags(CLI::App& command) {
  auto flags = std::make_shared<Flags>();
  command.add_option("--source", flags->sources, "only this source; may be repeated")
      ->type_name("ID");
  command.add_flag("--full", flags->full, "ignore validators and recheck times");
  return flags;
}

Job job_of(const Flags& flags, const char* name) {
  Job job;
  job.command = name;
  job.sources = flags.sources;
  job.recheck = flags.full ? Recheck::Everything : Recheck::WhenDue;
  job.harvest = true;
  return job;
}

}  // namespace

void add_run(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("run", "harvest, build, report: the nightly job");
  const auto flags = add_flags(*command);
  command->callback([flags, &context] {
    Job job = job_of(*flags, "run");
    job.build = true;
    context.status = do_job(context, std::move(job));
  });
}

void add_harvest(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("harvest", "visit the sources and fill the ledger");
  const auto flags = add_flags(*command);
  command->callback(
      [flags, &context] { context.status = do_job(context, job_of(*flags, "harvest")); });
}

}  // namespace wegwijzer::commands
