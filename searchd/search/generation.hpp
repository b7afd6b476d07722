#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>

#include "base/result.hpp"
#include "language/language_data.hpp"
#include "schema/absent_file.hpp"
#include "schema/blob_file.hpp"
#include "schema/manifest.hpp"
#include "schema/ranking.hpp"
#include "schema/taxonomy.hpp"
#include "searchd/search/dictionary.hpp"
#include "searchd/search/document_facts.hpp"
#include "searchd/search/facet_columns.hpp"
#include "searchd/search/pin_board.hpp"
#include "searchd/search/posting_cache.hpp"
#include "searchd/search/suggestions.hpp"

namespace wegwijzer::search {

/// One published index, open for reading: all that threads may share of it. Const once open.
/// A generation never changes on disk; it may be deleted while open, and goes on working.
class Generation {
 public:
  /// Opens the generation in `folder`. Index when it is missing, damaged, or made by a program
  /// with another schema or analyser; the hint says how to rebuild.
  static Result<std::shared_ptr<const Generation>> open(const std::filesystem::path& folder);

  const std::string& id() const { return manifest_.id; }
  const Manifest& manifest() const { return manifest_; }
  const Taxonomy& taxonomy() const { return taxonomy_; }
  const std::shared_ptr<const language::LanguageData>& language_data() const {
    return language_data_;
  }
  const Dictionary& dictionary() const { return *dictionary_; }
  const Ranking& ranking() const { return ranking_; }
  const PinBoard& pins() const { return pins_; }
  const FacetColumns& columns() const { return columns_; }
  const DocumentFacts& facts() const { return facts_; }
  const Suggestions& suggestions() const { return *suggestions_; }
  /// Only the time that a list takes depends on what it holds.
  PostingCache& postings() const { return postings_; }
  std::filesystem::path database_path() const;
  /// Body text by docid - 1.
  const BlobFile& texts() const { return blobs_.texts; }
  /// stored_hit of each document, by docid - 1.
  const BlobFile& hits() const { return blobs_.hits; }
  /// The whole record without its body, as JSON, by docid - 1.
  const BlobFile& records() const { return blobs_.records; }
  /// WordStream of each document, by docid - 1.
  const BlobFile& words() const { return blobs_.words; }
  /// encode_sections of each document, by docid - 1.
  const BlobFile& sections() const { return blobs_.sections; }
  /// Why known addresses have no record.
  const AbsentFile& absent() const { return absent_; }
  /// Document numbers in the order of their titles.
  std::span<const std::uint32_t> title_order() const;

 private:
  struct Blobs {
    BlobFile texts, hits, records, words, sections;
  };
  struct Parts;
  explicit Generation(Parts parts);
  static Result<Parts> read_parts(const std::filesystem::path& folder);
  static Result<Blobs> open_blobs(const std::filesystem::path& folder, std::size_t documents);

  std::filesystem::path folder_;
  Manifest manifest_;
  Taxonomy taxonomy_;
  std::shared_ptr<const language::LanguageData> language_data_;
  std::unique_ptr<const Dictionary> dictionary_;
  Ranking ranking_;
  FacetColumns columns_;
  DocumentFacts facts_;
  PinBoard pins_;
  std::unique_ptr<const Suggestions> suggestions_;
  Blobs blobs_;
  MappedFile title_order_;
  AbsentFile absent_;
  mutable PostingCache postings_;
};

/// The generation that `<data>/current` points to, followed when it is pointed elsewhere.
/// Safe for all threads.
class CurrentGeneration {
 public:
  explicit CurrentGeneration(std::filesystem::path data);

  /// Reads the link; opens the new generation when it points elsewhere, while other threads go on
  /// with the old one. When the new one cannot be opened the old one goes on serving. NoIndex when
  /// there has never been one, Index when it cannot be read.
  Result<std::shared_ptr<const Generation>> get();

  /// True once for each fault until another generation is published: what is wrong with an index is
  /// logged when it is found, not with every request that meets it.
  bool is_news(const std::string& fault);

  /// Why the generation that the link points to now is not the one that get() gives; empty when it
  /// is. For the log and /readyz.
  std::string failure() const;

 private:
  void open(const std::string& target);

  std::filesystem::path data_;
  mutable std::mutex state_;  // guards the members below
  std::mutex opening_;        // held by the one thread that opens a generation
  std::string target_;        // what the link said when we last opened
  std::shared_ptr<const Generation> generation_;
  std::string failure_;
  std::set<std::string> told_;
};

}  // namespace wegwijzer::search
