// bench_relevance RECORDS QUERIES QRELS [--config DIR] [--part tune|check] [--per-category]
//                 [--save FILE] [--against FILE] [--exact] [--ablation]
// How well judged queries are answered by the programs of this build. docs/benchmarks.md says how
// to read what it prints.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "relevance_ablation.hpp"
#include "relevance_run.hpp"
#include "relevance_saved.hpp"
#include "relevance_tables.hpp"

using namespace wegwijzer;
using bench::JudgedQuery;
using bench::JudgedRecord;
using bench::ScoredQuery;

namespace {

struct Asked {
  std::string records, queries, qrels;
  std::string config = PROJECT_DIR "/crawl-config";
  std::string part, save, against;
  bool per_category = false, exact = false, ablation = false;
};

struct Judged {
  std::vector<JudgedRecord> records;
  std::vector<JudgedQuery> queries;
};

Result<Judged> read(const Asked& asked) {
  auto records = bench::read_judged_records(asked.records);
  if (!records) return fail(records.error());
  auto queries = bench::read_judged_queries(asked.queries, asked.qrels);
  if (queries && !asked.part.empty()) queries = bench::of_part(std::move(*queries), asked.part);
  if (!queries) return fail(queries.error());
  return Judged{std::move(*records), std::move(*queries)};
}

Result<void> ablate(const Judged& judged, const bench::Setup& setup,
                    const bench::MeanScore& whole) {
  const auto steps = bench::steps_of(setup.config);
  if (!steps) return fail(steps.error());
  fmt::print("\n");
  bench::print_heading("without");
  bench::print_figures("(nothing left out)", whole);
  for (const bench::Step& step : *steps) {
    bench::Setup without = setup;
    without.changes = step.without;
    const auto run = bench::measure(judged.records, judged.queries, without);
    if (!run) return fail(run.error().code, step.name + ": " + run.error().what);
    bench::print_figures(step.name, bench::mean(*run), whole);
  }
  return {};
}

Result<void> compare(const Asked& asked, const std::vector<ScoredQuery>& run) {
  const auto saved = bench::read_saved(asked.against);
  if (!saved) return fail(saved.error());
  fmt::print("\n");
  bench::print_comparison(bench::changes(*saved, run));
  return {};
}

Result<void> run(const Asked& asked) {
  const auto judged = read(asked);
  if (!judged) return fail(judged.error());
  const bench::Setup setup{asked.config,
                           asked.exact ? bench::Words::AsTyped : bench::Words::Understood};
  const auto run = bench::measure(judged->records, judged->queries, setup);
  if (!run) return fail(run.error());

  const bench::MeanScore whole = bench::mean(*run);
  bench::print_heading(fmt::format("{} records", judged->records.size()));
  if (asked.per_category) bench::print_categories(*run);
  bench::print_figures("all", whole);
  Result<void> done;
  if (!asked.against.empty()) done = compare(asked, *run);
  if (done && !asked.save.empty()) done = bench::save(asked.save, *run);
  if (done && asked.ablation) done = ablate(*judged, setup, whole);
  return done;
}

}  // namespace

int main(int argc, char** argv) {
  Asked asked;
  CLI::App app("bench_relevance");
  app.add_option("records", asked.records)->required();
  app.add_option("queries", asked.queries)->required();
  app.add_option("qrels", asked.qrels)->required();
  app.add_option("--config", asked.config)->capture_default_str();
  app.add_option("--part", asked.part)->check(CLI::IsMember({"tune", "check"}));
  app.add_option("--save", asked.save);
  app.add_option("--against", asked.against);
  app.add_flag("--per-category", asked.per_category);
  app.add_flag("--exact", asked.exact);
  app.add_flag("--ablation", asked.ablation);
  CLI11_PARSE(app, argc, argv);
  const auto done = run(asked);
  if (!done) fmt::print(stderr, "{}", to_text(done.error()));
  return done ? 0 : 2;
}
