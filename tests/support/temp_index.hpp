#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "language/language_data.hpp"
#include "schema/absent_file.hpp"
#include "schema/pins.hpp"
#include "schema/record.hpp"
#include "schema/taxonomy.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::testing {

/// A data directory with a real published index over records made up by the test.
class TempIndex {
 public:
  /// Publishes the records, in the order that a build gives them: newest first. Throws
  /// std::runtime_error when that fails.
  TempIndex(const Taxonomy& taxonomy, std::vector<Record> records,
            std::vector<AbsentAddress> absent = {}, std::vector<Pin> pins = {},
            std::vector<std::string> asked = {});

  /// Publishes another generation in the same place.
  void publish(std::vector<Record> records);

  const std::filesystem::path& data() const { return folder_.path(); }
  /// Where the one in use is.
  std::filesystem::path generation() const;

 private:
  TempDir folder_;
  Taxonomy taxonomy_;
  std::vector<AbsentAddress> absent_;
  std::vector<Pin> pins_;
  std::vector<std::string> asked_;
};

/// The shipped taxonomy and language data.
Taxonomy shipped_taxonomy();
std::shared_ptr<const language::LanguageData> shipped_language_data();

/// A record of source "proef" at https://voorbeeld.nl/<slug>, with tags "facet:value".
Record a_record(const std::string& slug, const std::string& title, const std::string& text,
                std::initializer_list<std::pair<std::string, std::string>> tags = {},
                const std::string& published = "");

}  // namespace wegwijzer::testing
