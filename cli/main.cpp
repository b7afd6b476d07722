// wegwijzer: ask the index from the command line.
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/facet_flags.hpp"

namespace {

using namespace wegwijzer;

ExitStatus run(int argc, char** argv) {
  CLI::App app("Search and inspect the index.", "wegwijzer");
  app.set_version_flag("--version", "wegwijzer " WEGWIJZER_VERSION);
  app.set_help_all_flag("--help-all", "help of every command");
  app.require_subcommand(1);
  app.fallthrough();

  cli::Context context;
  app.add_option("--data", context.data, "data directory of the local index")
      ->envname("WEGWIJZER_DATA")
      ->capture_default_str();
  app.add_option("--server", context.server, "ask this searchd instead of the local index")
      ->type_name("URL");
  app.add_flag("--json", context.json, "print what the API answers");
  cli::add_search(app, context);
  cli::add_suggest(app, context);
  cli::add_explain(app, context);
  cli::add_similar(app, context);
  cli::add_facets(app, context);
  std::vector<std::string> arguments(argv + 1, argv + argc);
  if (const CLI::App* command = cli::command_with_facets(arguments, app)) {
    auto facets = cli::take_facet_flags(arguments, app, *command);
    if (!facets) return cli::report_error(facets.error());
    context.facets = std::move(*facets);
  }
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error);  // --help and --version
      return ExitStatus::Done;
    }
    const bool is_word = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
    return cli::report_error(
        {Code::Usage, error.what(),
         is_word
             ? "wegwijzer --help lists the flags; words with a - before them go behind --, as in "
               "wegwijzer search -- pijn -kanker"
             : "wegwijzer --help lists the commands and flags"});
  }
  return context.status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return static_cast<int>(run(argc, argv));
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\nhint:  this is a bug of ours; please report it\n", error.what());
    return static_cast<int>(ExitStatus::Failed);
  }
}
