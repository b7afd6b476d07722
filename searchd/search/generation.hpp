#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "language/language_data.hpp"
#include "schema/blob_file.hpp"
#include "schema/manifest.hpp"
#include "schema/taxonomy.hpp"
#include "searchd/search/facet_columns.hpp"

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
  const std::shared_ptr<const language::LanguageData>& language_data() const { return language_data_; }
  const FacetColumns& columns() const { return columns_; }
  std::filesystem::path database_path() const;
  /// Body text by docid - 1.
  const BlobFile& texts() const { return texts_; }
  /// The whole record without its body, as JSON, by docid - 1.
  const BlobFile& records() const { return records_; }

 private:
  Generation(std::filesystem::path folder, Manifest manifest, Taxonomy taxonomy,
             language::LanguageData language_data, BlobFile texts, BlobFile records);

  std::filesystem::path folder_;
  Manifest manifest_;
  Taxonomy taxonomy_;
  std::shared_ptr<const language::LanguageData> language_data_;
  FacetColumns columns_;
  BlobFile texts_;
  BlobFile records_;
};

/// The generation that `<data>/current` points to, followed when it is pointed elsewhere.
/// Safe for all threads.
class CurrentGeneration {
 public:
  explicit CurrentGeneration(std::filesystem::path data);

  /// One stat of the link; opens the new generation when it changed. When that one cannot be
  /// opened the old one goes on serving, and the failure is told once through last_failure().
  /// Index with a hint when there has never been one.
  Result<std::shared_ptr<const Generation>> get();

 private:
  std::filesystem::path data_;
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace wegwijzer::search
