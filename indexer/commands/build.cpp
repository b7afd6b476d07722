#include "indexer/commands/job_command.hpp"

namespace wegwijzer::commands {

void add_build(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("build", "ledger -> new generation, verified and published");
  auto shards = std::make_shared<std::size_t>(0);
  command->add_option("--shards", *shards, "parts written at the same time (default: cores)")
      ->check(CLI::Range(1, 64));
  command->callback([shards, &context] {
    Job job;
    job.command = "build";
    job.build = true;
    job.build_options.shards = *shards;
    context.status = do_job(context, std::move(job));
  });
}

}  // namespace wegwijzer::commands
