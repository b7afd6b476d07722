#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "schema/manifest.hpp"

namespace wegwijzer::store {

/// The published generations of a data directory, and which of them is in use. Only the holder of
/// the lock may change them; readers follow the link.
class Generations {
 public:
  explicit Generations(std::filesystem::path data);

  struct Entry {
    Manifest manifest;
    bool current = false;
  };

  /// All that can be read, oldest first.
  std::vector<Entry> list() const;
  /// The manifest in use; NoIndex when there is none.
  Result<Manifest> current() const;

  /// A new, empty folder to build in, which is no generation until publish(). What an interrupted
  /// build left is removed first.
  Result<std::filesystem::path> begin(Time now);
  /// Flushes the folder to disk, gives it its final name and points the link to it, each by rename.
  /// Afterwards the oldest generations beyond `kept_generations` go.
  Result<void> publish(const std::filesystem::path& folder, const std::string& id);
  /// Throws away what begin() made.
  void abandon(const std::filesystem::path& folder);

  /// Points the link at another generation: `id`, or the one before the current one when empty.
  /// Index when that one is not whole; the link then stays.
  Result<std::string> rollback(const std::string& id);

  /// An id that sorts by time: "20261121T030000Z-1".
  std::string next_id(Time now) const;

 private:
  Result<void> point_to(const std::string& id);
  void remove_old();

  std::filesystem::path data_;
  std::filesystem::path folder_;
};

}  // namespace wegwijzer::store
