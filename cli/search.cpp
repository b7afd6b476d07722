#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/answers.hpp"
#include "cli/hits.hpp"

namespace wegwijzer::cli {

namespace {

using nlohmann::ordered_json;

void print_answer(const ordered_json& answer) {
  const auto total = answer.at("total").get<std::size_t>();
  const auto page = answer.at("page").get<std::size_t>();
  fmt::print("{} {}", total, total == 1 ? "resultaat" : "resultaten");
  if (answer.at("pages").get<int>() > 1) {
    fmt::print(", pagina {} van {}", page, answer.at("pages").get<int>());
  }
  fmt::print("\n");
  std::size_t number = (page - 1) * answer.at("per_page").get<std::size_t>();
  for (const auto& hit : answer.at("hits")) print_hit(++number, hit);
}

struct Flags {
  std::string text, sort, from, to;
  int limit = 0, page = 0;
  bool exact = false;
};

search::Parameters parameters_of(const Context& context, const Flags& flags) {
  search::Parameters parameters = context.facets;
  // As much as is read of it, or a long text would be no address that a server takes.
  const std::string text(cut_utf8(to_utf8(flags.text), search::longest_text));
  if (!text.empty()) parameters.emplace("q", text);
  if (!flags.sort.empty()) parameters.emplace("sort", flags.sort);
  if (!flags.from.empty()) parameters.emplace("from", flags.from);
  if (!flags.to.empty()) parameters.emplace("to", flags.to);
  if (flags.limit > 0) parameters.emplace("per_page", std::to_string(flags.limit));
  if (flags.page > 0) parameters.emplace("page", std::to_string(flags.page));
  if (flags.exact) parameters.emplace("exact", "1");
  return parameters;
}

ExitStatus search(const Context& context, const Flags& flags) {
  const auto answer = ask_search(context, parameters_of(context, flags));
  if (!answer) return report_error(answer.error());
  if (context.json) {
    fmt::print("{}\n", answer->dump(1, ' ', false, ordered_json::error_handler_t::replace));
  } else {
    print_answer(*answer);
  }
  return answer->at("total") == 0 ? ExitStatus::Failed : ExitStatus::Done;
}

}  // namespace

void add_search(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("search", "find documents; exit 1 when there are none");
  auto flags = std::make_shared<Flags>();
  command->add_option("text", flags->text, "what to look for; absent: everything, newest first");
  command->add_option("--limit", flags->limit, "results on a page (1-100)")
      ->check(CLI::Range(1, 100));
  command->add_option("--page", flags->page, "which page")
      ->check(CLI::Range(1, search::last_result));
  command->add_option("--sort", flags->sort, "relevance, date or title");
  command->add_option("--from", flags->from, "published since (2024, 2024-05, 2024-05-31)");
  command->add_option("--to", flags->to, "published until");
  command->add_flag("--exact", flags->exact, "as typed: no correction or expansion");
  command->footer(
      "Every facet is a flag: --doelgroep ID, --niveau ID, ... (wegwijzer facets lists them)");
  command->callback([flags, &context] { context.status = search(context, *flags); });
}

}  // namespace wegwijzer::cli
