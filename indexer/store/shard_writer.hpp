#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "language/analyser.hpp"
#include "schema/blob_file.hpp"
#include "schema/record.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::store {

/// Whether a record's body may be shown in a snippet.
enum class Snippet { Shown, Hidden };

/// A consecutive run of a generation's records, written by one thread: one of the parts that
/// GenerationWriter merges. Records come in the order of the generation.
class ShardWriter {
 public:
  static Result<ShardWriter> create(const std::filesystem::path& folder, const Taxonomy& taxonomy,
                                    std::shared_ptr<const language::LanguageData> language_data);

  Result<void> add(const Record& record, Snippet snippet);
  Result<void> finish();

  std::uint64_t size() const { return title_keys_.size(); }
  /// What titles sort by, in the order of the records.
  const std::vector<std::string>& title_keys() const { return title_keys_; }
  const std::map<std::string, std::uint64_t>& documents_by_source() const { return by_source_; }

 private:
  ShardWriter(Xapian::WritableDatabase database, BlobWriter texts, BlobWriter records,
              const Taxonomy& taxonomy, std::shared_ptr<const language::LanguageData> data);

  Xapian::WritableDatabase database_;
  BlobWriter texts_;
  BlobWriter records_;
  const Taxonomy* taxonomy_;
  language::Analyser analyser_;
  std::vector<std::string> title_keys_;
  std::map<std::string, std::uint64_t> by_source_;
};

}  // namespace wegwijzer::store
