#include <fmt/format.h>

#include "indexer/commands/command.hpp"
#include "indexer/config.hpp"

namespace wegwijzer::commands {

namespace {

ExitStatus check(const Context& context) {
  const auto config = load_config(context.config);
  if (!config) {
    const ExitStatus status = report_error(config.error());
    const std::size_t faults = config.error().more.size() + 1;
    if (faults > 1) fmt::print(stderr, "{} faults in {}\n", faults, context.config.string());
    return status;
  }
  fmt::print("{}: in order: {} sources, {} facets\n", context.config.string(),
             config->sources.size(), config->taxonomy.facets.size());
  for (const Facet& facet : config->taxonomy.facets) {
    fmt::print("  facet {}: slot {}, prefix {}, {} values{}\n", facet.id, facet.slot, facet.prefix,
               facet.values.size(), facet.shown ? "" : ", not shown by default");
  }
  return ExitStatus::Done;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  app.add_subcommand("check", "validate the configuration")->callback([&context] {
    context.status = check(context);
  });
}

}  // namespace wegwijzer::commands
