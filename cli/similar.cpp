#include <fmt/format.h>

#include "base/url.hpp"
#include "cli/answers.hpp"
#include "cli/hits.hpp"
#include "schema/record.hpp"

namespace wegwijzer::cli {

namespace {

using nlohmann::ordered_json;

struct Model {
  std::string record;  ///< an id, or an address
  int limit = 0;
};

ExitStatus similar(const Context& context, const Model& model) {
  const auto url = Url::parse(model.record);
  const std::string id = url ? record_id(canonical(*url).href()) : model.record;
  search::Parameters parameters;
  if (model.limit > 0) parameters.emplace("per_page", std::to_string(model.limit));
  const auto answer = ask_similar(context, id, parameters);
  if (!answer) return report_error(answer.error());
  if (context.json) {
    fmt::print("{}\n", answer->dump(1, ' ', false, ordered_json::error_handler_t::replace));
  } else {
    std::size_t number = 0;
    for (const auto& hit : answer->at("hits")) print_hit(++number, hit);
  }
  return answer->at("total") == 0 ? ExitStatus::Failed : ExitStatus::Done;
}

}  // namespace

void add_similar(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("similar", "more like this one; exit 1 when nothing is like it");
  auto model = std::make_shared<Model>();
  command->add_option("record", model->record, "its id or its address")->required();
  command->add_option("--limit", model->limit, "how many (1-100)")->check(CLI::Range(1, 100));
  command->callback([model, &context] { context.status = similar(context, *model); });
}

}  // namespace wegwijzer::cli
