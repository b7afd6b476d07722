#include "indexer/build.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>
#include <vector>

#include "base/files.hpp"
#include "base/fingerprint.hpp"
#include "base/json_reader.hpp"
#include "indexer/absences.hpp"
#include "indexer/copies.hpp"
#include "indexer/described.hpp"
#include "indexer/ledger/ledger.hpp"
#include "indexer/store/generation_writer.hpp"
#include "indexer/store/verify.hpp"
#include "language/analyser.hpp"
#include "schema/manifest.hpp"
#include "statistics/question_store.hpp"

namespace wegwijzer {

namespace fs = std::filesystem;

namespace {

/// Raised by hand when this program makes other records of the same ledger and configuration.
constexpr std::string_view records_version = "5";

/// Smaller builds are not worth a second thread.
constexpr std::size_t smallest_shard = 500;

/// So many questions are offered to who types something like them.
constexpr std::size_t most_asked = 2'000;

/// What is asked often, most first. Without it the index is as good, so a fault is only told.
std::vector<std::string> asked_often(const fs::path& data, Time now) {
  const statistics::QuestionStore store(data / statistics::questions_file);
  const auto questions = store.most_asked(most_asked, now);
  std::vector<std::string> texts;
  if (!questions) {
    spdlog::warn("{}; no question is suggested", questions.error().what);
    return texts;
  }
  for (const statistics::AskedQuestion& question : *questions) texts.push_back(question.text);
  return texts;
}

/// Everything that decides what the index will hold.
Result<std::string> input_fingerprint(const Config& config, ledger::Ledger& ledger,
                                      const std::vector<Pin>& pins,
                                      const std::vector<std::string>& asked) {
  auto documents = ledger.fingerprint(config.source_ids());
  if (!documents) return documents;
  Fingerprint input;
  input.add(records_version).add(std::to_string(schema_version)).add(*documents);
  input.add(fingerprint(config.taxonomy));
  input.add(config.decisions.fingerprint());
  input.add(language::Analyser::fingerprint(*config.language_data));
  input.add(to_json(config.ranking).dump());
  input.add(to_json(pins).dump());
  for (const std::string& question : asked) input.add(question);
  for (const std::string& host : config.crawler.copy_hosts) input.add(host);
  for (const source::Source& source : config.sources) {
    const auto text = read_file(source.file);
    if (!text) return text;
    input.add(source.id).add(*text);
  }
  return input.hex();
}

bool is_restricted(const Config& config, const Record& record) {
  const Facet* facet = config.taxonomy.derived_from(DerivedFrom::Access);
  const FacetValue* value = facet == nullptr ? nullptr : facet->find(record.access);
  return value != nullptr && value->restricted;
}

/// The sources whose documents may stand for each other: what is restricted stays by itself.
std::vector<std::string> open_source_ids(const Config& config) {
  const Facet* facet = config.taxonomy.derived_from(DerivedFrom::Access);
  std::vector<std::string> ids;
  for (const source::Source& source : config.sources) {
    const FacetValue* value = facet == nullptr ? nullptr : facet->find(source.access);
    if (value == nullptr || !value->restricted) ids.push_back(source.id);
  }
  return ids;
}

std::size_t shard_count(const BuildOptions& options, std::size_t items) {
  const std::size_t wanted =
      options.shards > 0 ? options.shards : std::max(1U, std::thread::hardware_concurrency());
  return std::clamp<std::size_t>(items / smallest_shard, 1, wanted);
}

/// The records of one build, in consecutive parts for threads of their own.
class Builder {
 public:
  Builder(const Config& config, fs::path ledger_file, std::vector<ledger::BuildItem> items,
          std::size_t shards)
      : config_(config),
        ledger_file_(std::move(ledger_file)),
        items_(std::move(items)),
        tagger_(config.taxonomy, config.decisions),
        parts_(shards) {}

  Result<void> fill(std::size_t shard, store::ShardWriter& writer) {
    auto ledger = ledger::Ledger::open(ledger_file_, ledger::Ledger::Mode::ReadOnly);
    if (!ledger) return fail(ledger.error());
    const std::size_t begin = items_.size() * shard / parts_.size();
    const std::size_t end = items_.size() * (shard + 1) / parts_.size();
    for (std::size_t i = begin; i < end; ++i) {
      auto described = Described::read(*ledger, items_[i], config_);
      if (!described) return fail(described.error());
      if (auto added = add(*described, writer, parts_[shard]); !added) return added;
    }
    return {};
  }

  TaggingReport tagging() const {
    TaggingReport all;
    for (const Part& part : parts_) all.add(part.tagging);
    return all;
  }

  /// Why known addresses are not among the records.
  Result<std::string> absent() const {
    auto ledger = ledger::Ledger::open(ledger_file_, ledger::Ledger::Mode::ReadOnly);
    if (!ledger) return fail(ledger.error());
    std::set<std::string> restricted;
    for (const Part& part : parts_)
      restricted.insert(part.restricted.begin(), part.restricted.end());
    return absences(config_, *ledger, items_, restricted).map(encode_absent);
  }

 private:
  /// What one shard's thread tells besides its records.
  struct Part {
    TaggingReport tagging;
    std::vector<std::string> restricted;  // addresses that were held back
  };

  Result<void> add(const Described& described, store::ShardWriter& writer, Part& part) const {
    tag::Tagged tagged = tagger_.tag(described.input());
    part.tagging.add(described.url(), tagged);
    const Record record = described.record(std::move(tagged));
    if (is_restricted(config_, record)) {
      ++part.tagging.restricted;
      part.restricted.push_back(record.url);
      return {};
    }
    return writer.add(
        record, described.primary().no_snippet ? store::Snippet::Hidden : store::Snippet::Shown);
  }

  const Config& config_;
  const fs::path ledger_file_;
  const std::vector<ledger::BuildItem> items_;
  const tag::Tagger tagger_;
  std::vector<Part> parts_;  // one for each shard
};

void warn_of_absent_word_lists(const language::LanguageData& data) {
  for (const std::string& list : data.word_lists) {
    if (fs::exists(list)) continue;
    spdlog::warn("{} is not there (package wdutch): correct words may be taken for misspelt ones",
                 list);
  }
}

Result<BuildReport> publish(const Config& config, const fs::path& data, const Clock& clock,
                            store::Generations& generations, std::vector<ledger::BuildItem> items,
                            store::Recipe recipe, const BuildOptions& options) {
  const std::size_t shards = shard_count(options, items.size());
  Builder builder(config, data / ledger::ledger_file, std::move(items), shards);

  warn_of_absent_word_lists(*config.language_data);
  recipe.taxonomy = &config.taxonomy;
  recipe.language_data = config.language_data;
  recipe.ranking = config.ranking;
  recipe.shards = shards;
  recipe.extra_files = {
      {tagging_file, [&] { return to_json(builder.tagging()).dump(1); }},
      {absent_file,  [&] { return builder.absent(); }                  }
  };
  auto manifest = store::write_generation(
      generations, recipe, clock.now(),
      [&](std::size_t shard, store::ShardWriter& writer) { return builder.fill(shard, writer); });
  if (!manifest) return fail(manifest.error());
  return BuildReport{true, std::move(*manifest), builder.tagging()};
}

TaggingReport tagging_of(const fs::path& generation) {
  return parse_json_file(generation / tagging_file)
      .and_then(tagging_report_from_json)
      .value_or(TaggingReport{});
}

}  // namespace

Result<BuildReport> build(const Config& config, const fs::path& data, const Clock& clock,
                          const BuildOptions& options) {
  auto ledger = ledger::Ledger::open(data / ledger::ledger_file, ledger::Ledger::Mode::ReadOnly);
  if (!ledger) return fail(ledger.error());
  // A pin that has run out is another index, or it would stay until the next change.
  const std::vector<Pin> pins = pins_on(config.pins, to_iso(clock.now()).substr(0, 10));
  const std::vector<std::string> asked = asked_often(data, clock.now());
  const auto input = input_fingerprint(config, *ledger, pins, asked);
  if (!input) return fail(input.error());

  store::Generations generations(data);
  const auto in_use = generations.current();
  const fs::path folder = in_use ? data / generations_folder / in_use->id : fs::path();
  // A damaged index is made again: it is what its readers are told to do.
  if (in_use && in_use->input == *input && store::verify(folder)) {
    return BuildReport{false, *in_use, tagging_of(folder)};
  }
  auto items = ledger->build_items(config.source_ids());
  if (!items) return fail(items.error());
  if (in_use) {
    auto held = losses(config, data, *in_use, *ledger, *items);
    if (!held) return fail(held.error());
    std::erase_if(*held, [](const Loss& loss) { return !loss.too_many(); });
    if (!held->empty()) {
      return BuildReport{false, *in_use, tagging_of(folder), std::move(*held)};
    }
  }
  const auto prints = ledger->prints(open_source_ids(config));
  if (!prints) return fail(prints.error());
  store::Recipe recipe;
  recipe.input = *input;
  recipe.pins = pins;
  recipe.asked = asked;
  return publish(config, data, clock, generations,
                 join_copies(std::move(*items), *prints, config.crawler.copy_hosts),
                 std::move(recipe), options);
}

}  // namespace wegwijzer
