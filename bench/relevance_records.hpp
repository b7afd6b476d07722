#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer::bench {

/// A record as the judges saw it: nothing but these two texts may be searched in.
struct JudgedRecord {
  std::string url, title, abstract;

  bool operator==(const JudgedRecord&) const = default;
};

/// Reads a catalogue: a file that ends in .jsonl by its keys url, titel and omschrijving, any other
/// as values between tabs below a header line with url, title and abstract. Further columns are not
/// read.
Result<std::vector<JudgedRecord>> read_judged_records(const std::filesystem::path& file);

}  // namespace wegwijzer::bench
