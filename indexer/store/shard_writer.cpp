#include "indexer/store/shard_writer.hpp"

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "indexer/store/document.hpp"
#include "schema/manifest.hpp"
#include "schema/sections.hpp"
#include "schema/stored_record.hpp"
#include "schema/xapian_try.hpp"

namespace wegwijzer::store {

namespace {

/// Small batches are faster and leaner than Xapian's default of 10,000 (docs/decisions/0002).
constexpr std::uint64_t documents_per_commit = 1000;

/// The shard is private to this build and thrown away with it, so it needs neither durability nor
/// old blocks; the finished generation is flushed to disk as a whole.
constexpr int open_flags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC |
                           Xapian::DB_DANGEROUS | Xapian::DB_BACKEND_GLASS;

constexpr std::size_t title_key_bytes = 120;

/// Records wait here for the census, then are indexed and the file is removed.
constexpr const char* waiting_file = "waiting.blob";

}  // namespace

ShardWriter::ShardWriter(std::filesystem::path folder, Xapian::WritableDatabase database,
                         Files files, const Taxonomy& taxonomy, const Ranking& ranking)
    : folder_(std::move(folder)),
      database_(std::move(database)),
      files_(std::move(files)),
      taxonomy_(&taxonomy),
      ranking_(&ranking) {}

Result<ShardWriter> ShardWriter::create(const std::filesystem::path& folder,
                                        const Taxonomy& taxonomy, const Ranking& ranking) {
  auto waiting = BlobWriter::create(folder / waiting_file);
  if (!waiting) return fail(waiting.error());
  auto texts = BlobWriter::create(folder / texts_file);
  if (!texts) return fail(texts.error());
  auto hits = BlobWriter::create(folder / hits_file);
  if (!hits) return fail(hits.error());
  auto records = BlobWriter::create(folder / records_file);
  if (!records) return fail(records.error());
  auto words = BlobWriter::create(folder / words_file);
  if (!words) return fail(words.error());
  auto sections = BlobWriter::create(folder / sections_file);
  if (!sections) return fail(sections.error());
  auto titles = BlobWriter::create(folder / titles_file);
  if (!titles) return fail(titles.error());
  auto database = xapian_try("create index in " + folder.string(), [&] {
    return Xapian::WritableDatabase((folder / database_folder).string(), open_flags);
  });
  if (!database) return fail(database.error());
  return ShardWriter(folder, std::move(*database),
                     {std::move(*waiting), std::move(*texts), std::move(*hits), std::move(*records),
                      std::move(*words), std::move(*sections), std::move(*titles)},
                     taxonomy, ranking);
}

Result<void> ShardWriter::add(const Record& record, Snippet snippet) {
  const PreparedDocument prepared = prepare(record, *taxonomy_, *ranking_);
  census_.add(record);
  files_.waiting.add(prepared.encode());
  files_.texts.add(snippet == Snippet::Shown ? prepared.shown : "");
  files_.sections.add(snippet == Snippet::Shown ? encode_sections(prepared.sections) : "");
  files_.hits.add(stored_hit(record));
  files_.records.add(record_to_json(record).dump(-1, ' ', false,
                                                 nlohmann::ordered_json::error_handler_t::replace));
  title_keys_.emplace_back(cut_utf8(fold(record.title), title_key_bytes));
  ++by_source_[record.source];
  return {};
}

Result<void> ShardWriter::index(const Lexicon& lexicon) {
  if (auto written = files_.waiting.finish(); !written) return written;
  const auto waiting = BlobFile::open(folder_ / waiting_file);
  if (!waiting) return fail(waiting.error());
  TermMaker maker(lexicon);
  for (std::size_t i = 0; i < waiting->size(); ++i) {
    auto prepared = PreparedDocument::decode((*waiting)[i]);
    if (!prepared) return fail(prepared.error());
    const SearchableText text = maker.make(*prepared);
    files_.words.add(text.words);
    files_.titles.add(text.title_words + '\n' + prepared->title);
    lengths_.push_back(text.length);
    const auto added = xapian_try("index a record", [&] {
      database_.add_document(with_terms(std::move(prepared->document), text));
      if ((i + 1) % documents_per_commit == 0) database_.commit();
    });
    if (!added) return added;
  }
  return finish();
}

Result<void> ShardWriter::finish() {
  for (BlobWriter* file : {&files_.texts, &files_.hits, &files_.records, &files_.words,
                           &files_.sections, &files_.titles}) {
    if (auto written = file->finish(); !written) return written;
  }
  return xapian_try("write the index", [&] {
    database_.commit();
    database_.close();
  });
}

}  // namespace wegwijzer::store
