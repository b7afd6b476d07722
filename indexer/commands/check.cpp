#include <fmt/format.h>

#include "base/json_reader.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/config.hpp"
#include "language/analyser.hpp"
#include "language/phrases.hpp"

namespace wegwijzer::commands {

namespace {

/// A run makes do without a file or folder that is not there; whoever checks wants to know.
Result<Config> load_with_paths(const std::filesystem::path& folder) {
  auto config = load_config(folder);
  if (!config) return config;
  Problems problems;
  for (const source::Source& source : config->sources) {
    if (source.path_fault) problems.add(*source.path_fault);
  }
  if (!problems.empty()) return fail(problems.to_error());
  return config;
}

ExitStatus check(const Context& context) {
  const auto config = load_with_paths(context.config);
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
  const auto without = language::phrases_without_key(*config->language_data,
                                                     language::Analyser(config->language_data));
  if (!without.empty()) {
    fmt::print(
        "  thesaurus: {} phrases serve tags only, as questions leave their small words out: {}\n",
        without.size(), fmt::join(without, ", "));
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
