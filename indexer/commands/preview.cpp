#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/commands/command.hpp"
#include "indexer/described.hpp"
#include "indexer/single_page.hpp"
#include "schema/stored_record.hpp"

namespace wegwijzer::commands {

namespace {

using nlohmann::ordered_json;

ordered_json tags_to_json(const std::vector<Tag>& tags) {
  ordered_json list = ordered_json::array();
  for (const Tag& tag : tags) {
    ordered_json item;
    item["facet"] = tag.facet;
    item["value"] = tag.value;
    item["trigger"] = tag.evidence.trigger;
    item["place"] = tag.evidence.place;
    item["score"] = tag.evidence.score;
    list.push_back(std::move(item));
  }
  return list;
}

ExitStatus preview(const Context& context, const std::string& what, const std::string& source) {
  const auto config = load_config(context.config);
  if (!config) return report_error(config.error());
  auto page = read_single_page(*config, what, source);
  if (!page) return report_error(page.error());

  const Described described(page->url, page->extracted, page->source);
  tag::Tagged tagged = tag::Tagger(config->taxonomy, config->decisions).tag(described.input());
  const ordered_json doubtful = tags_to_json(tagged.doubtful);
  ordered_json unmapped = ordered_json::array();
  for (const tag::UnmappedWord& word : tagged.unmapped) {
    unmapped.push_back({
        {"facet", word.facet},
        {"word",  word.word }
    });
  }
  const Record record = described.record(std::move(tagged));
  ordered_json json = record_to_json(record);
  json["text"] = record.text;
  json["headings"] = ordered_json::array();
  for (const extract::Heading& heading : page->extracted.headings) {
    json["headings"].push_back(heading.text);
  }
  json["fields"] = page->extracted.fields;
  json["links"] = page->extracted.links.size();
  json["no_index"] = page->extracted.no_index;
  json["asks_for_login"] = page->extracted.login == extract::Login::Demanded;
  json["notes"] = page->extracted.notes;
  json["doubtful"] = doubtful;
  json["unmapped"] = unmapped;
  fmt::print("{}\n", json.dump(2, ' ', false, ordered_json::error_handler_t::replace));
  return ExitStatus::Done;
}

}  // namespace

void add_preview(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("preview", "fetch or read, extract and tag one page; store nothing");
  auto what = std::make_shared<std::string>();
  auto source = std::make_shared<std::string>();
  command->add_option("what", *what, "URL or file")->required();
  command->add_option("--source", *source, "read it by the rules of this source")->type_name("ID");
  command->callback(
      [what, source, &context] { context.status = preview(context, *what, *source); });
}

}  // namespace wegwijzer::commands
