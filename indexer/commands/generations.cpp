#include <fmt/format.h>

#include "indexer/commands/command.hpp"
#include "indexer/lock.hpp"
#include "indexer/store/generations.hpp"

namespace wegwijzer::commands {

namespace {

ExitStatus list(const Context& context) {
  const auto entries = store::Generations(context.data).list();
  if (entries.empty()) {
    return report_error({Code::NoIndex, context.data.string() + ": there is no index yet",
                         "make one: wegwijzer-indexer run"});
  }
  for (const auto& [manifest, current] : entries) {
    fmt::print("{} {}  {} documents  {}\n", current ? "*" : " ", manifest.id, manifest.documents,
               manifest.created);
  }
  return ExitStatus::Done;
}

ExitStatus rollback(const Context& context, const std::string& id) {
  const auto lock = Lock::take(context.data);
  if (!lock) {
    report_error(lock.error());
    return lock.error().code == Code::Refused ? ExitStatus::Locked : ExitStatus::Failed;
  }
  const auto target = store::Generations(context.data).rollback(id);
  if (!target) {
    const ExitStatus status = report_error(target.error());
    return target.error().code == Code::Index ? ExitStatus::NotPublished : status;
  }
  fmt::print("in use now: {}\n", *target);
  return ExitStatus::Done;
}

}  // namespace

void add_generations(CLI::App& app, Context& context) {
  app.add_subcommand("generations", "the indexes that are kept; * is in use")->callback([&context] {
    context.status = list(context);
  });
}

void add_rollback(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("rollback", "use an older index, until the next one is published");
  auto id = std::make_shared<std::string>();
  command->add_option("id", *id, "of the generation; the one before the current one when absent");
  command->callback([id, &context] { context.status = rollback(context, *id); });
}

}  // namespace wegwijzer::commands
