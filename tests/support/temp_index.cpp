#include "support/temp_index.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/clock.hpp"
#include "indexer/store/generation_writer.hpp"
#include "schema/manifest.hpp"

namespace wegwijzer::testing {

namespace {

template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(to_text(result.error()));
  return std::move(*result);
}

}  // namespace

TempIndex::TempIndex(const Taxonomy& taxonomy, std::vector<Record> records,
                     std::vector<AbsentAddress> absent, std::vector<Pin> pins,
                     std::vector<std::string> asked)
    : taxonomy_(taxonomy),
      absent_(std::move(absent)),
      pins_(std::move(pins)),
      asked_(std::move(asked)) {
  publish(std::move(records));
}

void TempIndex::publish(std::vector<Record> records) {
  std::stable_sort(records.begin(), records.end(),
                   [](const Record& a, const Record& b) { return a.published > b.published; });
  store::Generations generations(folder_.path());
  store::Recipe recipe;
  recipe.taxonomy = &taxonomy_;
  recipe.language_data = shipped_language_data();
  recipe.ranking = value_of(load_ranking(std::filesystem::path(SHIPPED_CONFIG) / "ranking.json"));
  recipe.pins = pins_;
  recipe.asked = asked_;
  recipe.input = "test";
  recipe.extra_files = {
      {"tagging.json", [] { return std::string("{}"); }      },
      {absent_file,    [&] { return encode_absent(absent_); }}
  };
  value_of(store::write_generation(generations, recipe, SystemClock().now(),
                                   [&](std::size_t, store::ShardWriter& writer) -> Result<void> {
                                     for (const Record& record : records) {
                                       auto added = writer.add(record, store::Snippet::Shown);
                                       if (!added) return added;
                                     }
                                     return {};
                                   }));
}

std::filesystem::path TempIndex::generation() const {
  return folder_.path() / std::filesystem::read_symlink(folder_.path() / current_link);
}

Taxonomy shipped_taxonomy() {
  return value_of(load_taxonomy(std::filesystem::path(SHIPPED_CONFIG) / "taxonomy"));
}

std::shared_ptr<const language::LanguageData> shipped_language_data() {
  auto data = value_of(language::load_language_data(SHIPPED_CONFIG));
  data.word_lists.clear();  // half a million words to read for each of many small indexes
  return std::make_shared<const language::LanguageData>(std::move(data));
}

Record a_record(const std::string& slug, const std::string& title, const std::string& text,
                std::initializer_list<std::pair<std::string, std::string>> tags,
                const std::string& published) {
  Record record;
  record.url = "https://voorbeeld.nl/" + slug;
  record.id = record_id(record.url);
  record.title = title;
  record.text = text;
  record.language = "nl";
  record.published = published;
  record.access = "open";
  record.media_type = "text/html";
  record.source = "proef";
  record.source_label = "Proefbron";
  for (const auto& [facet, value] : tags) {
    record.tags.push_back({
        facet, value, {"source", "", "", 0}
    });
  }
  return record;
}

}  // namespace wegwijzer::testing
