#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>

#include "schema/record.hpp"

namespace wegwijzer::bench {

/// Made-up records in the shape of real ones: words drawn by Zipf's law from the vocabulary of the
/// test web, with the words that taggers look for among them. The same seed gives the same records.
class GeneratedRecords {
 public:
  explicit GeneratedRecords(std::uint32_t seed);

  /// The next one: a title of 3 to 8 words and a body of 80 to 300.
  Record next();
  /// A query of one to four words that occur.
  std::string query();

 private:
  std::string words(std::size_t count);

  std::mt19937 random_;
  std::vector<std::string> vocabulary_;
  std::discrete_distribution<std::size_t> draw_;
  std::uint64_t made_ = 0;
};

/// Writes `count` records as a catalogue in JSON Lines.
void write_catalogue(const std::filesystem::path& file, std::size_t count);

}  // namespace wegwijzer::bench
