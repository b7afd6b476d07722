#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/store/census.hpp"
#include "indexer/store/document.hpp"
#include "schema/blob_file.hpp"
#include "schema/ranking.hpp"
#include "schema/record.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::store {

/// Whether a record's body may be shown in a snippet.
enum class Snippet { Shown, Hidden };

/// A consecutive run of a generation's records, written by one thread: one of the parts that
/// GenerationWriter merges. First every record is added, in the order of the generation; then,
/// when the census of all shards is known, they are indexed.
class ShardWriter {
 public:
  /// Taxonomy and ranking must outlive this.
  static Result<ShardWriter> create(const std::filesystem::path& folder, const Taxonomy& taxonomy,
                                    const Ranking& ranking);

  Result<void> add(const Record& record, Snippet snippet);
  /// Indexes what was added and closes the shard's files.
  Result<void> index(const Lexicon& lexicon);

  std::uint64_t size() const { return title_keys_.size(); }
  const Census& census() const { return census_; }
  /// What titles sort by, in the order of the records.
  const std::vector<std::string>& title_keys() const { return title_keys_; }
  /// Words of each record, in title and text; once indexed.
  const std::vector<std::uint32_t>& lengths() const { return lengths_; }
  const std::map<std::string, std::uint64_t>& documents_by_source() const { return by_source_; }

 private:
  struct Files {
    BlobWriter waiting, texts, hits, records, words, sections, titles;
  };

  ShardWriter(std::filesystem::path folder, Xapian::WritableDatabase database, Files files,
              const Taxonomy& taxonomy, const Ranking& ranking);
  Result<void> finish();

  std::filesystem::path folder_;
  Xapian::WritableDatabase database_;
  Files files_;
  const Taxonomy* taxonomy_;
  const Ranking* ranking_;
  Census census_;
  std::vector<std::string> title_keys_;
  std::vector<std::uint32_t> lengths_;
  std::map<std::string, std::uint64_t> by_source_;
};

}  // namespace wegwijzer::store
