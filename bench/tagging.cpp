// bench_tagging [CONFIG [SOURCE [misses]]]: how well titles and summaries alone tell the tags that
// a catalogue records. docs/benchmarks.md says how to read what it prints.
#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <string_view>

#include "indexer/config.hpp"
#include "indexer/source/catalogue.hpp"
#include "indexer/tag/tagger.hpp"
#include "tag_score.hpp"

using namespace wegwijzer;

namespace {

/// Words and triggers are chosen by looking at the records of one half only; the other tells
/// whether that helps records that nobody looked at.
enum class Half { Tune, Check };

Half half_of(const std::string& url) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  EVP_Digest(url.data(), url.size(), digest.data(), &size, EVP_md5(), nullptr);
  return digest[size - 1] % 2 == 0 ? Half::Tune : Half::Check;
}

struct Measured {
  std::string title;
  Half half;
  std::vector<Tag> recorded, given;
};

/// What the fields of the record say, and no more.
std::vector<Tag> recorded_tags(const tag::Tagged& tagged) {
  std::vector<Tag> tags;
  for (const Tag& tag : tagged.tags) {
    if (tag.evidence.from == "field" || tag.evidence.from == "parent") tags.push_back(tag);
  }
  return tags;
}

Measured measure(const tag::Tagger& tagger, const source::Source& source,
                 const source::Item& item) {
  extract::Extracted recorded, words;
  recorded.fields = item.extracted.fields;
  words.title = item.extracted.title;
  words.summary = item.extracted.summary;
  const source::Source nobody;  // without defaults, so that only the words tell
  const std::string nowhere = "https://example.org/";
  const tag::Tagged stated = tagger.tag({&recorded, &source, nowhere});
  return {words.title, half_of(item.url.href()), recorded_tags(stated),
          tagger.tag({&words, &nobody, nowhere}).tags};
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

void print_facet(const Facet& facet, const std::vector<Measured>& records, bool with_examples) {
  fmt::print("{:10}", facet.id);
  for (const Half half : {Half::Tune, Half::Check}) {
    for (const auto match :
         {bench::Match::Exact, bench::Match::Parents, bench::Match::Recordable}) {
      const bench::FacetScore found = score(facet, records, half, match);
      fmt::print("  {:.3f} {:.3f}", found.precision(), found.recall());
    }
  }
  fmt::print("\n");
  if (!with_examples) return;
  const bench::FacetScore tune = score(facet, records, Half::Tune, bench::Match::Recordable);
  bench::print_most_frequent("missed", tune.misses);
  bench::print_most_frequent("given, not recorded", tune.false_tags);
}

int run(const std::string& folder, const std::string& id, bool with_examples) {
  const auto config = load_config(folder);
  const source::Source* source = config ? config->find(id) : nullptr;
  if (source == nullptr) {
    fmt::print(stderr, "error: {}\n", config ? "there is no source " + id : config.error().what);
    return 2;
  }
  const auto listing = source::read_catalogue(*source);
  if (!listing) {
    fmt::print(stderr, "error: {}\n", listing.error().what);
    return 2;
  }
  const tag::Tagger tagger(config->taxonomy);
  std::vector<Measured> records;
  for (const source::Item& item : listing->items) {
    records.push_back(measure(tagger, *source, item));
  }
  fmt::print("{} records; precision and recall, half to tune on, then half to check with\n",
             records.size());
  fmt::print("{0:10}  {1:11}  {2:11}  {3:11}  {1:11}  {2:11}  {3:11}\n", "", "exact", "parents",
             "recordable");
  for (const Facet& facet : config->taxonomy.facets) {
    if (source->fields.contains(facet.id)) print_facet(facet, records, with_examples);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : PROJECT_DIR "/crawl-config";
  const std::string source = argc > 2 ? argv[2] : "catalogus";
  return run(folder, source, argc > 3 && std::string_view(argv[3]) == "misses");
}
