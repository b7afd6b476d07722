// wegwijzer-indexer: from the web, folders and lists to a published index.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <exception>
#include <string_view>

#include "indexer/commands/command.hpp"
#include "indexer/extract/worker.hpp"

namespace {

using namespace wegwijzer;

ExitStatus run(int argc, char** argv) {
  CLI::App app("Harvest sources, tag what they hold, build and publish an index.",
               "wegwijzer-indexer");
  app.set_version_flag("--version", "wegwijzer-indexer " WEGWIJZER_VERSION);
  app.set_help_all_flag("--help-all", "help of every command");
  app.require_subcommand(1);
  app.fallthrough();

  commands::Context context{"crawl-config", "data"};
  app.add_option("--config", context.config, "configuration directory")
      ->envname("WEGWIJZER_CONFIG")
      ->capture_default_str();
  app.add_option("--data", context.data, "data directory")
      ->envname("WEGWIJZER_DATA")
      ->capture_default_str();
  for (const auto add :
       {commands::add_run, commands::add_harvest, commands::add_build, commands::add_check,
        commands::add_preview, commands::add_why, commands::add_report, commands::add_accept,
        commands::add_generations, commands::add_rollback, commands::add_export,
        commands::add_source, commands::add_robots, commands::add_url}) {
    add(app, context);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error);  // --help and --version
      return ExitStatus::Done;
    }
    return commands::report_error(
        {Code::Usage, error.what(), "wegwijzer-indexer --help lists the commands and flags"});
  }
  return context.status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc > 1 && std::string_view(argv[1]) == extract::worker_argument) {
      return extract::extract_worker_main();
    }
    // What the commands print is for other programs too (export, --json): the log goes beside it.
    spdlog::set_default_logger(spdlog::stderr_logger_mt("indexer"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
    return static_cast<int>(run(argc, argv));
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\nhint:  this is a bug of ours; please report it\n", error.what());
    return static_cast<int>(ExitStatus::Failed);
  }
}
