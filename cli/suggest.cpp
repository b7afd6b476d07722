#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/answers.hpp"

namespace wegwijzer::cli {

namespace {

using nlohmann::ordered_json;

void print_suggestion(const ordered_json& suggestion) {
  fmt::print("{}, {}", suggestion.at("text").get<std::string>(),
             suggestion.at("kind_label").get<std::string>());
  const ordered_json& count = suggestion.at("count");
  if (count.is_number()) fmt::print(" ({})", count.get<std::size_t>());
  fmt::print("\n");
}

ExitStatus suggest(const Context& context, const std::string& typed) {
  // As much as is read of it, or a long text would be no address that a server takes.
  const std::string text(cut_utf8(to_utf8(typed), search::longest_text));
  const auto answer = ask_suggestions(context, text);
  if (!answer) return report_error(answer.error());
  const ordered_json& suggestions = answer->at("suggestions");
  if (context.json) {
    fmt::print("{}\n", answer->dump(1, ' ', false, ordered_json::error_handler_t::replace));
  } else {
    for (const auto& suggestion : suggestions) print_suggestion(suggestion);
  }
  return suggestions.empty() ? ExitStatus::Failed : ExitStatus::Done;
}

}  // namespace

void add_suggest(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "suggest", "what somebody who types this may look for; exit 1 when there is nothing");
  auto text = std::make_shared<std::string>();
  command->add_option("text", *text, "what was typed so far")->required();
  command->callback([text, &context] { context.status = suggest(context, *text); });
}

}  // namespace wegwijzer::cli
