#include "indexer/store/shard_writer.hpp"

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "indexer/store/document.hpp"
#include "schema/manifest.hpp"
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

/// What a snippet may be cut from: the body, after the summary where that says something else.
std::string shown_text(const Record& record) {
  if (record.summary.empty() || record.text.find(record.summary) != std::string::npos) {
    return record.text;
  }
  return record.text.empty() ? record.summary : record.summary + "\n" + record.text;
}

}  // namespace

ShardWriter::ShardWriter(Xapian::WritableDatabase database, BlobWriter texts, BlobWriter records,
                         const Taxonomy& taxonomy,
                         std::shared_ptr<const language::LanguageData> data)
    : database_(std::move(database)),
      texts_(std::move(texts)),
      records_(std::move(records)),
      taxonomy_(&taxonomy),
      analyser_(std::move(data)) {}

Result<ShardWriter> ShardWriter::create(
    const std::filesystem::path& folder, const Taxonomy& taxonomy,
    std::shared_ptr<const language::LanguageData> language_data) {
  auto texts = BlobWriter::create(folder / texts_file);
  if (!texts) return fail(texts.error());
  auto records = BlobWriter::create(folder / records_file);
  if (!records) return fail(records.error());
  auto database = xapian_try("create index in " + folder.string(), [&] {
    return Xapian::WritableDatabase((folder / database_folder).string(), open_flags);
  });
  if (!database) return fail(database.error());
  return ShardWriter(std::move(*database), std::move(*texts), std::move(*records), taxonomy,
                     std::move(language_data));
}

Result<void> ShardWriter::add(const Record& record, Snippet snippet) {
  const auto added = xapian_try("index " + record.url, [&] {
    database_.add_document(to_document(record, *taxonomy_, analyser_));
    if ((size() + 1) % documents_per_commit == 0) database_.commit();
  });
  if (!added) return added;
  texts_.add(snippet == Snippet::Shown ? shown_text(record) : "");
  records_.add(record_to_json(record).dump(-1, ' ', false,
                                           nlohmann::ordered_json::error_handler_t::replace));
  title_keys_.emplace_back(cut_utf8(fold(record.title), title_key_bytes));
  ++by_source_[record.source];
  return {};
}

Result<void> ShardWriter::finish() {
  if (auto written = texts_.finish(); !written) return written;
  if (auto written = records_.finish(); !written) return written;
  return xapian_try("write the index", [&] {
    database_.commit();
    database_.close();
  });
}

}  // namespace wegwijzer::store
