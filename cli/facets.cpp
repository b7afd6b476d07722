#include <fmt/format.h>

#include <map>

#include "cli/answers.hpp"

namespace wegwijzer::cli {

namespace {

using nlohmann::ordered_json;

void print_facet(const ordered_json& facet) {
  fmt::print("{}  ({}{})\n", facet.at("id").get<std::string>(),
             facet.at("label").at("nl").get<std::string>(),
             facet.at("shown").get<bool>() ? "" : ", op verzoek");
  std::map<std::string, int> depth;
  for (const auto& value : facet.at("values")) {
    const auto id = value.at("id").get<std::string>();
    depth[id] =
        value.at("parent").is_string() ? depth[value.at("parent").get<std::string>()] + 1 : 0;
    fmt::print("  {:{}}{}  {}  {}\n", "", depth[id] * 2, id, value.at("count").get<std::size_t>(),
               value.at("label").at("nl").get<std::string>());
  }
}

ExitStatus facets(const Context& context) {
  const auto answer = ask_facets(context);
  if (!answer) return report_error(answer.error());
  if (context.json) {
    fmt::print("{}\n", answer->dump(1, ' ', false, ordered_json::error_handler_t::replace));
  } else {
    for (const auto& facet : answer->at("facets")) print_facet(facet);
  }
  return ExitStatus::Done;
}

}  // namespace

void add_facets(CLI::App& app, Context& context) {
  app.add_subcommand("facets", "the facets with their ids, labels and counts")
      ->callback([&context] { context.status = facets(context); });
}

}  // namespace wegwijzer::cli
