#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "indexer/commands/command.hpp"
#include "indexer/ledger/ledger.hpp"
#include "indexer/run_report.hpp"

namespace wegwijzer::commands {

namespace {

ExitStatus report(const Context& context, const std::string& format,
                  std::optional<ledger::RunId> id) {
  auto ledger =
      ledger::Ledger::open(context.data / ledger::ledger_file, ledger::Ledger::Mode::ReadOnly);
  if (!ledger) return report_error(ledger.error());
  const auto run = ledger->run(id);
  if (!run) return report_error(run.error());
  if (run->report.empty()) {
    return report_error(
        {Code::Usage,
         fmt::format("run {} ({}) of {} did not end: it is still at work, or it was killed",
                     run->id, run->command, to_iso(run->started)),
         "the next run goes on from what it had written"});
  }
  const auto json = nlohmann::ordered_json::parse(run->report);
  if (format == "json") {
    fmt::print("{}\n", json.dump(1));
  } else {
    fmt::print("{}", format == "html" ? report_as_html(json) : report_as_text(json));
  }
  return ExitStatus::Done;
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("report", "the report of the last run, or of another");
  auto format = std::make_shared<std::string>("text");
  auto run = std::make_shared<ledger::RunId>(0);
  command->add_option("--format", *format, "text, json or html")
      ->check(CLI::IsMember({"text", "json", "html"}));
  CLI::Option* id = command->add_option("--run", *run, "number of the run");
  command->callback([format, run, id, &context] {
    context.status = report(context, *format, id->count() > 0 ? std::optional(*run) : std::nullopt);
  });
}

}  // namespace wegwijzer::commands
