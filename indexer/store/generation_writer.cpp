#include "indexer/store/generation_writer.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <thread>
#include <vector>

#include "base/files.hpp"
#include "base/fingerprint.hpp"
#include "base/utf8.hpp"
#include "indexer/store/verify.hpp"
#include "language/analyser.hpp"
#include "language/known_words.hpp"
#include "schema/xapian_try.hpp"

namespace wegwijzer::store {

namespace fs = std::filesystem;

namespace {

/// One shard while it is written and until it is merged.
struct Shard {
  fs::path folder;
  std::unique_ptr<ShardWriter> writer;
  Result<void> outcome;
};

Result<std::vector<Shard>> make_shards(const fs::path& folder, const Recipe& recipe) {
  std::vector<Shard> shards;
  for (std::size_t i = 0; i < recipe.shards; ++i) {
    Shard shard{folder / fmt::format("shard-{}", i), nullptr, {}};
    std::error_code error;
    fs::create_directory(shard.folder, error);
    if (error) {
      return fail(Code::Io,
                  fmt::format("{}: cannot create: {}", shard.folder.string(), error.message()));
    }
    auto writer = ShardWriter::create(shard.folder, *recipe.taxonomy, recipe.ranking);
    if (!writer) return fail(writer.error());
    shard.writer = std::make_unique<ShardWriter>(std::move(*writer));
    shards.push_back(std::move(shard));
  }
  return shards;
}

/// The same step for each shard, in threads of their own.
template <class Step>
Result<void> in_parallel(std::vector<Shard>& shards, const Step& step) {
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    threads.emplace_back([&, i] { shards[i].outcome = step(i, *shards[i].writer); });
  }
  threads.clear();
  for (const Shard& shard : shards) {
    if (!shard.outcome) return shard.outcome;
  }
  return {};
}

/// The configured language data with the abbreviations that the texts explain, but for those that
/// the thesaurus knows already: there a person decided.
std::shared_ptr<const language::LanguageData> with_abbreviations(
    const language::LanguageData& configured, std::vector<language::ThesaurusGroup> found) {
  std::set<std::string> known;
  for (const language::ThesaurusGroup& group : configured.thesaurus) {
    for (const auto* side : {&group.terms, &group.from, &group.to}) {
      for (const std::string& term : *side) known.insert(fold(term));
    }
  }
  auto data = std::make_shared<language::LanguageData>(configured);
  for (language::ThesaurusGroup& group : found) {
    if (!known.contains(fold(group.terms.front()))) data->thesaurus.push_back(std::move(group));
  }
  return data;
}

/// Counts the words of all shards, and writes what follows from it beside the index.
Result<Lexicon> make_lexicon(const std::vector<Shard>& shards, const Recipe& recipe,
                             const fs::path& folder) {
  Census census;
  for (const Shard& shard : shards) census.add(shard.writer->census());
  const auto written = language::write_vocabulary(folder / vocabulary_file, census.counts());
  if (!written) return fail(written.error());
  auto vocabulary = language::Vocabulary::open(folder / vocabulary_file);
  if (!vocabulary) return fail(vocabulary.error());
  return Lexicon{with_abbreviations(*recipe.language_data, census.abbreviations()),
                 std::move(*vocabulary)};
}

/// Document numbers in the order of their titles, as they stand in the generation's file.
Result<void> write_title_order(const std::vector<Shard>& shards, const fs::path& path) {
  std::vector<const std::string*> keys;
  for (const Shard& shard : shards) {
    for (const std::string& key : shard.writer->title_keys()) keys.push_back(&key);
  }
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return *keys[a] < *keys[b]; });
  return write_file(
      path, {reinterpret_cast<const char*>(order.data()), order.size() * sizeof(std::uint32_t)});
}

Result<void> write_lengths(const std::vector<Shard>& shards, const fs::path& path) {
  std::vector<std::uint32_t> all;
  for (const Shard& shard : shards) {
    const auto& lengths = shard.writer->lengths();
    all.insert(all.end(), lengths.begin(), lengths.end());
  }
  return write_file(
      path, {reinterpret_cast<const char*>(all.data()), all.size() * sizeof(std::uint32_t)});
}

Result<void> merge_blobs(const std::vector<Shard>& shards, const fs::path& folder,
                         const char* name) {
  auto merged = BlobWriter::create(folder / name);
  if (!merged) return fail(merged.error());
  for (const Shard& shard : shards) {
    const auto part = BlobFile::open(shard.folder / name);
    if (!part) return fail(part.error());
    merged->add_all(*part);
  }
  return merged->finish();
}

Result<void> merge_databases(const std::vector<Shard>& shards, const fs::path& folder) {
  return xapian_try("merge the index", [&] {
    Xapian::Database all;
    for (const Shard& shard : shards) {
      // Empty shards are left out: compact refuses a set of them.
      Xapian::Database part((shard.folder / database_folder).string());
      if (part.get_doccount() > 0 || shards.size() == 1) all.add_database(part);
    }
    if (all.get_doccount() == 0) {
      all = Xapian::Database((shards.front().folder / database_folder).string());
    }
    all.compact((folder / database_folder).string());
  });
}

Result<void> merge(const std::vector<Shard>& shards, const fs::path& folder) {
  if (auto merged = merge_databases(shards, folder); !merged) return merged;
  for (const char* name :
       {texts_file, hits_file, records_file, words_file, sections_file, titles_file}) {
    if (auto merged = merge_blobs(shards, folder, name); !merged) return merged;
  }
  if (auto written = write_title_order(shards, folder / title_order_file); !written) return written;
  if (auto written = write_lengths(shards, folder / lengths_file); !written) return written;
  for (const Shard& shard : shards) {
    std::error_code ignored;
    fs::remove_all(shard.folder, ignored);
  }
  return {};
}

Result<Manifest> describe(const std::vector<Shard>& shards, const Recipe& recipe,
                          const Lexicon& lexicon, const std::string& id, Time now,
                          const fs::path& folder) {
  Manifest manifest;
  manifest.id = id;
  manifest.created = to_iso(now);
  manifest.analyser = language::Analyser::fingerprint(*lexicon.data);
  manifest.taxonomy = fingerprint(*recipe.taxonomy);
  manifest.input = recipe.input;
  for (const Shard& shard : shards) {
    manifest.documents += shard.writer->size();
    for (const auto& [source, count] : shard.writer->documents_by_source()) {
      manifest.documents_by_source[source] += count;
    }
  }
  auto checksums = checksums_of(folder);
  if (!checksums) return fail(checksums.error());
  manifest.checksums = std::move(*checksums);
  return manifest;
}

std::string lines_of(const std::vector<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) lines += text + "\n";
  return lines;
}

/// What the generation keeps of the configuration, so that it always answers the same.
Result<void> write_config(const Recipe& recipe, const Lexicon& lexicon, const fs::path& folder) {
  const auto known =
      language::write_known_words(folder / known_words_file, recipe.language_data->word_lists);
  if (!known) return fail(known.error());
  const std::pair<const char*, std::string> files[] = {
      {taxonomy_file, to_json(*recipe.taxonomy).dump(1)},
      {language_file, to_json(*lexicon.data).dump()    },
      {ranking_file,  to_json(recipe.ranking).dump(1)  },
      {pins_file,     to_json(recipe.pins).dump(1)     },
      {asked_file,    lines_of(recipe.asked)           },
  };
  for (const auto& [name, bytes] : files) {
    if (auto written = write_file(folder / name, bytes); !written) return written;
  }
  for (const ExtraFile& file : recipe.extra_files) {
    const auto bytes = file.bytes();
    if (!bytes) return fail(bytes.error());
    if (auto written = write_file(folder / file.name, *bytes); !written) return written;
  }
  return {};
}

Result<Manifest> build(const fs::path& folder, const std::string& id, const Recipe& recipe,
                       Time now, const FillShard& fill) {
  auto shards = make_shards(folder, recipe);
  if (!shards) return fail(shards.error());
  if (auto filled = in_parallel(*shards, fill); !filled) return fail(filled.error());
  const auto lexicon = make_lexicon(*shards, recipe, folder);
  if (!lexicon) return fail(lexicon.error());
  const auto indexed = in_parallel(
      *shards, [&](std::size_t, ShardWriter& writer) { return writer.index(*lexicon); });
  if (!indexed) return fail(indexed.error());
  if (auto merged = merge(*shards, folder); !merged) return fail(merged.error());
  const auto written = write_config(recipe, *lexicon, folder);
  if (!written) return fail(written.error());
  auto manifest = describe(*shards, recipe, *lexicon, id, now, folder);
  if (!manifest) return manifest;
  const auto described = write_file(folder / manifest_file, to_json(*manifest).dump(1));
  if (!described) return fail(described.error());
  if (auto whole = verify(folder); !whole) {
    whole.error().hint =
        "nothing was published; the index in use is unchanged. Look at the disk, then run "
        "wegwijzer-indexer build";
    return fail(whole.error());
  }
  return manifest;
}

}  // namespace

Result<Manifest> write_generation(Generations& generations, const Recipe& recipe, Time now,
                                  const FillShard& fill) {
  const auto folder = generations.begin(now);
  if (!folder) return fail(folder.error());
  const std::string id = generations.next_id(now);
  auto manifest = build(*folder, id, recipe, now, fill);
  if (manifest) {
    if (auto published = generations.publish(*folder, id); !published) {
      manifest = fail(published.error());
    }
  }
  if (!manifest) generations.abandon(*folder);
  return manifest;
}

}  // namespace wegwijzer::store
