// bench_tagging [CONFIG [SOURCE]] [--gold FILE] [--misses]: how well titles and summaries alone
// tell the tags that a catalogue records, or a person gave who read no more. docs/benchmarks.md
// says how to read what it prints.
#include <fmt/format.h>
#include <openssl/evp.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <optional>

#include "indexer/config.hpp"
#include "indexer/source/catalogue.hpp"
#include "indexer/tag/tagger.hpp"
#include "tag_gold.hpp"
#include "tag_score.hpp"

using namespace wegwijzer;

namespace {

const std::string nowhere = "https://example.org/";  // so that no address tells

/// Words and triggers are chosen by looking at the records of one half only; the other tells
/// whether that helps records that nobody looked at.
enum class Half { Tune, Check };

Half half_of(const std::string& url) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  EVP_Digest(url.data(), url.size(), digest.data(), &size, EVP_md5(), nullptr);
  return digest[size - 1] % 2 == 0 ? Half::Tune : Half::Check;
}

struct Asked {
  std::string config = PROJECT_DIR "/crawl-config";
  std::string source = "catalogus";
  std::string gold;
  bool misses = false;
};

struct Measured {
  std::string title;
  Half half;
  std::vector<Tag> recorded, given;
};

/// What the fields of the record say, and no more.
std::vector<Tag> recorded_tags(const tag::Tagger& tagger, const source::Source& source,
                               const source::Item& item) {
  extract::Extracted recorded;
  recorded.fields = item.extracted.fields;
  std::vector<Tag> tags;
  for (const Tag& tag : tagger.tag({&recorded, &source, nowhere}).tags) {
    if (tag.evidence.from == "field" || tag.evidence.from == "parent") tags.push_back(tag);
  }
  return tags;
}

/// What its title and summary say.
std::vector<Tag> given_tags(const tag::Tagger& tagger, const source::Item& item) {
  extract::Extracted words;
  words.title = item.extracted.title;
  words.summary = item.extracted.summary;
  const source::Source nobody;  // without defaults, so that only the words tell
  return tagger.tag({&words, &nobody, nowhere}).tags;
}

/// Of records that the gold standard does not have nothing is measured.
std::vector<Measured> measure(const tag::Tagger& tagger, const source::Source& source,
                              const std::vector<source::Item>& items,
                              const std::optional<bench::Gold>& gold) {
  std::vector<Measured> records;
  for (const source::Item& item : items) {
    const std::string url = item.url.href();
    if (gold && !gold->contains(url)) continue;
    records.push_back({item.extracted.title, half_of(url),
                       gold ? gold->at(url) : recorded_tags(tagger, source, item),
                       given_tags(tagger, item)});
  }
  return records;
}

bench::FacetScore score(const Facet& facet, const std::vector<Measured>& records, Half half,
                        bench::Match match) {
  std::set<std::string> used;
  for (const Measured& record : records) {
    used.merge(bench::values_of(facet, record.recorded, bench::Match::Exact, {}));
  }
  bench::FacetScore score;
  for (const Measured& record : records) {
    if (record.half != half) continue;
    bench::add(score, bench::values_of(facet, record.recorded, match, used),
               bench::values_of(facet, record.given, match, used), record.title);
  }
  return score;
}

void print_facet(const Facet& facet, const std::vector<Measured>& records) {
  fmt::print("{:10}", facet.id);
  for (const Half half : {Half::Tune, Half::Check}) {
    for (const auto match :
         {bench::Match::Exact, bench::Match::Parents, bench::Match::Recordable}) {
      const bench::FacetScore found = score(facet, records, half, match);
      fmt::print("  {:.3f} {:.3f}", found.precision(), found.recall());
    }
  }
  fmt::print("\n");
}

void print_examples(const Facet& facet, const std::vector<Measured>& records, bench::Match match) {
  const bench::FacetScore tune = score(facet, records, Half::Tune, match);
  bench::print_most_frequent("missed", tune.misses);
  bench::print_most_frequent("given, not recorded", tune.false_tags);
}

void print(const std::vector<Measured>& records, const source::Source& source,
           const Taxonomy& taxonomy, const Asked& asked) {
  const auto tune = std::count_if(records.begin(), records.end(),
                                  [](const Measured& record) { return record.half == Half::Tune; });
  fmt::print("{} records to tune on, {} to check with; precision and recall\n", tune,
             std::ssize(records) - tune);
  fmt::print("{0:10}  {1:11}  {2:11}  {3:11}  {1:11}  {2:11}  {3:11}\n", "", "exact", "parents",
             "recordable");
  for (const Facet& facet : taxonomy.facets) {
    if (!source.fields.contains(facet.id)) continue;
    print_facet(facet, records);
    const auto match = asked.gold.empty() ? bench::Match::Recordable : bench::Match::Exact;
    if (asked.misses) print_examples(facet, records, match);
  }
}

int fail_with(const std::string& what) {
  fmt::print(stderr, "error: {}\n", what);
  return 2;
}

int run(const Asked& asked) {
  const auto config = load_config(asked.config);
  if (!config) return fail_with(config.error().what);
  const source::Source* source = config->find(asked.source);
  if (source == nullptr) return fail_with("there is no source " + asked.source);
  const auto listing = source::read_catalogue(*source);
  if (!listing) return fail_with(listing.error().what);
  std::optional<bench::Gold> gold;
  if (!asked.gold.empty()) {
    auto read = bench::read_gold(asked.gold, config->taxonomy);
    if (!read) return fail_with(read.error().what);
    gold = std::move(*read);
  }
  const tag::Tagger tagger(config->taxonomy);
  print(measure(tagger, *source, listing->items, gold), *source, config->taxonomy, asked);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Asked asked;
  CLI::App app("bench_tagging");
  app.add_option("config", asked.config);
  app.add_option("source", asked.source);
  app.add_option("--gold", asked.gold);
  app.add_flag("--misses", asked.misses);
  CLI11_PARSE(app, argc, argv);
  return run(asked);
}
