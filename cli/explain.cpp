#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/answers.hpp"

namespace wegwijzer::cli {

namespace {

using nlohmann::ordered_json;

struct Asked {
  std::string text, url, from, to, language;
  bool exact = false;
};

search::Parameters explain_parameters(const Context& context, const Asked& asked) {
  search::Parameters parameters = context.facets;
  const std::string text(cut_utf8(to_utf8(asked.text), search::longest_text));
  parameters.emplace("q", text);
  parameters.emplace("url", asked.url);
  if (!asked.from.empty()) parameters.emplace("from", asked.from);
  if (!asked.to.empty()) parameters.emplace("to", asked.to);
  if (!asked.language.empty()) parameters.emplace("lang", asked.language);
  if (asked.exact) parameters.emplace("exact", "1");
  return parameters;
}

ExitStatus explain(const Context& context, const Asked& asked) {
  const auto answer = ask_explain(context, explain_parameters(context, asked));
  if (!answer) return report_error(answer.error());
  if (context.json) {
    fmt::print("{}\n", answer->dump(1, ' ', false, ordered_json::error_handler_t::replace));
    return ExitStatus::Done;
  }
  if (answer->at("title").is_string()) fmt::print("{}\n", answer->at("title").get<std::string>());
  fmt::print("{}\n", answer->at("url").get<std::string>());
  for (const auto& sentence : answer->at("text")) fmt::print("  {}\n", sentence.get<std::string>());
  return ExitStatus::Done;
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("explain", "why a page is, or is not, at its place for a question");
  auto asked = std::make_shared<Asked>();
  command->add_option("text", asked->text, "what was looked for")->required();
  command->add_option("url", asked->url, "the address of the page")->required();
  command->add_option("--from", asked->from, "published since (2024, 2024-05, 2024-05-31)");
  command->add_option("--to", asked->to, "published until");
  command->add_option("--lang", asked->language, "language of the explanation: nl or en");
  command->add_flag("--exact", asked->exact, "as typed: no correction or expansion");
  command->footer(
      "Every facet is a flag, as for search: --doelgroep ID (wegwijzer facets lists them)");
  command->callback([asked, &context] { context.status = explain(context, *asked); });
}

}  // namespace wegwijzer::cli
