#include <fmt/format.h>

#include "indexer/commands/command.hpp"
#include "indexer/config.hpp"
#include "indexer/ledger/ledger.hpp"
#include "indexer/lock.hpp"

namespace wegwijzer::commands {

namespace {

ExitStatus accept(const Context& context, const std::string& source) {
  const auto config = load_config(context.config);
  if (!config) return report_error(config.error());
  if (const auto known = select_sources(*config, {source}); !known) {
    return report_error(known.error());
  }
  const auto lock = Lock::take(context.data);
  if (!lock) {
    report_error(lock.error());
    return lock.error().code == Code::Refused ? ExitStatus::Locked : ExitStatus::Failed;
  }
  auto ledger =
      ledger::Ledger::open(context.data / ledger::ledger_file, ledger::Ledger::Mode::ReadWrite);
  if (!ledger) return report_error(ledger.error());
  const auto deleted = ledger->delete_leaving(source);
  if (!deleted) return report_error(deleted.error());
  fmt::print("{}: {} documents let go; they leave the index with the next build\n", source,
             *deleted);
  return ExitStatus::Done;
}

}  // namespace

void add_accept(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("accept", "accept the deletions that are held");
  auto source = std::make_shared<std::string>();
  command->add_option("source", *source, "id of the source")->required();
  command->callback([source, &context] { context.status = accept(context, *source); });
}

}  // namespace wegwijzer::commands
