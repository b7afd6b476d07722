#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.hpp"

namespace wegwijzer {

/// The layout of a generation that this program writes and reads; raised with every change of
/// docs/index-format.md.
inline constexpr int schema_version = 5;

/// manifest.json of a generation: what it was made with, and how to tell that it is whole.
struct Manifest {
  std::string id;       ///< "20261121T030000Z-1"
  std::string created;  ///< RFC 3339, UTC
  int schema = schema_version;
  std::string analyser;  ///< language::Analyser::fingerprint
  std::string taxonomy;  ///< fingerprint of the taxonomy with its triggers
  std::string input;     ///< fingerprint of every record that went in: equal input, equal index
  std::uint64_t documents = 0;
  std::map<std::string, std::uint64_t> documents_by_source;
  /// file, relative to the generation -> fingerprint of its bytes
  std::map<std::string, std::string> checksums;

  bool operator==(const Manifest&) const = default;
};

nlohmann::json to_json(const Manifest& manifest);
/// Index when it is not a manifest.
Result<Manifest> manifest_from_json(const nlohmann::json& json);

/// Names within the data directory and a generation; on disk.
inline constexpr const char* current_link = "current";
inline constexpr const char* generations_folder = "generations";
inline constexpr const char* manifest_file = "manifest.json";
inline constexpr const char* taxonomy_file = "taxonomy.json";
inline constexpr const char* language_file = "language.json";
inline constexpr const char* database_folder = "xapian";
inline constexpr const char* texts_file = "texts.blob";
inline constexpr const char* hits_file = "hits.blob";
inline constexpr const char* records_file = "records.blob";
inline constexpr const char* words_file = "words.blob";
inline constexpr const char* sections_file = "sections.blob";
inline constexpr const char* titles_file = "titles.blob";
inline constexpr const char* lengths_file = "lengths.u32";
inline constexpr const char* title_order_file = "title_order.u32";
inline constexpr const char* vocabulary_file = "vocabulary.tsv";
inline constexpr const char* known_words_file = "known_words.u64";
inline constexpr const char* ranking_file = "ranking.json";
inline constexpr const char* pins_file = "pins.json";
inline constexpr const char* asked_file = "asked.txt";
inline constexpr const char* absent_file = "absent.tsv";

}  // namespace wegwijzer
