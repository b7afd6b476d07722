#include <fmt/format.h>

#include "indexer/commands/command.hpp"
#include "indexer/config.hpp"
#include "indexer/ledger/ledger.hpp"
#include "indexer/lock.hpp"
#include "indexer/losses.hpp"
#include "indexer/store/generations.hpp"

namespace wegwijzer::commands {

namespace {

/// Lets go what a build holds of the source. How many.
Result<std::int64_t> accept_loss(const Context& context, const Config& config,
                                 const std::string& source, const Manifest& in_use,
                                 ledger::Ledger& ledger) {
  const auto items = ledger.build_items(config.source_ids());
  if (!items) return fail(items.error());
  const auto all = losses(config, context.data, in_use, ledger, *items);
  if (!all) return fail(all.error());
  for (const Loss& loss : *all) {
    if (loss.source != source) continue;
    if (auto gone = let_go(loss, ledger); !gone) return fail(gone.error());
    return static_cast<std::int64_t>(loss.urls.size());
  }
  return 0;
}

ExitStatus accept(const Context& context, const std::string& source) {
  const auto config = load_config(context.config);
  if (!config) return report_error(config.error());
  const auto in_use = store::Generations(context.data).current();
  const bool indexed = in_use && in_use->documents_by_source.contains(source);
  if (const auto known = select_sources(*config, {source}); !known && !indexed) {
    return report_error(known.error());
  }
  const auto lock = Lock::take(context.data);
  if (!lock) {
    report_error(lock.error());
    return lock.error().code == Code::Refused ? ExitStatus::Locked : ExitStatus::Failed;
  }
  auto ledger =
      ledger::Ledger::open(context.data / ledger::ledger_file, ledger::Ledger::Mode::Existing);
  if (!ledger) return report_error(ledger.error());
  const auto deleted = ledger->delete_leaving(source);
  if (!deleted) return report_error(deleted.error());
  Result<std::int64_t> lost = 0;
  if (in_use) lost = accept_loss(context, *config, source, *in_use, *ledger);
  if (!lost) return report_error(lost.error());
  fmt::print("{}: {} documents let go; they leave the index with the next build\n", source,
             *deleted + *lost);
  return ExitStatus::Done;
}

}  // namespace

void add_accept(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("accept", "accept the deletions and losses that are held");
  auto source = std::make_shared<std::string>();
  command->add_option("source", *source, "id of the source")->required();
  command->callback([source, &context] { context.status = accept(context, *source); });
}

}  // namespace wegwijzer::commands
