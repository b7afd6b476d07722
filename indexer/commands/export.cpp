#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/commands/command.hpp"
#include "indexer/config.hpp"
#include "indexer/described.hpp"
#include "indexer/ledger/ledger.hpp"
#include "schema/stored_record.hpp"

namespace wegwijzer::commands {

namespace {

using nlohmann::ordered_json;

/// RFC 4180; a spreadsheet takes a cell that starts with one of = + - @ for a formula.
std::string csv_cell(std::string_view text) {
  std::string cell = "\"";
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) {
    cell += '\'';
  }
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

void write_csv_header(const Taxonomy& taxonomy) {
  fmt::print("url,title,summary,source,published,language,access,media_type");
  for (const Facet& facet : taxonomy.facets) fmt::print(",{}", facet.id);
  fmt::print("\r\n");
}

void write_csv(const Record& record, const Taxonomy& taxonomy) {
  fmt::print("{},{},{},{},{},{},{},{}", csv_cell(record.url), csv_cell(record.title),
             csv_cell(record.summary), csv_cell(record.source), csv_cell(record.published),
             csv_cell(record.language), csv_cell(record.access), csv_cell(record.media_type));
  for (const Facet& facet : taxonomy.facets) {
    std::string values;
    for (const Tag& tag : record.tags) {
      if (tag.facet == facet.id) values += (values.empty() ? "" : "|") + tag.value;
    }
    fmt::print(",{}", csv_cell(values));
  }
  fmt::print("\r\n");
}

void write_jsonl(const Record& record) {
  fmt::print("{}\n",
             record_to_json(record).dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

ExitStatus export_records(const Context& context, const std::string& format) {
  const auto config = load_config(context.config);
  if (!config) return report_error(config.error());
  auto ledger =
      ledger::Ledger::open(context.data / ledger::ledger_file, ledger::Ledger::Mode::ReadOnly);
  if (!ledger) return report_error(ledger.error());
  const auto items = ledger->build_items(config->source_ids());
  if (!items) return report_error(items.error());
  const tag::Tagger tagger(config->taxonomy, config->decisions);
  if (format == "csv") write_csv_header(config->taxonomy);
  for (const ledger::BuildItem& item : *items) {
    const auto described = Described::read(*ledger, item, *config);
    if (!described) return report_error(described.error());
    const Record record = described->record(tagger.tag(described->input()));
    if (format == "csv") {
      write_csv(record, config->taxonomy);
    } else {
      write_jsonl(record);
    }
  }
  return ExitStatus::Done;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("export", "every record with its tags");
  auto format = std::make_shared<std::string>("jsonl");
  command->add_option("--format", *format, "jsonl or csv")->check(CLI::IsMember({"jsonl", "csv"}));
  command->callback([format, &context] { context.status = export_records(context, *format); });
}

}  // namespace wegwijzer::commands
