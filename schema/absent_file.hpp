#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"

namespace wegwijzer {

/// Why an address that the harvester knows has no record in the index. The names are on disk and in
/// answers (name_of).
enum class Absence {
  NotVisited,  ///< seen, not fetched yet
  NoDocument,  ///< fetched, and nothing in it was a document: a listing
  Failed,      ///< no answer, or a wrong one
  Disallowed,  ///< by robots.txt
  Denied,      ///< a login, or no access
  Gone,        ///< 404 or 410
  SoftGone,    ///< what its host shows for an address that does not exist
  NoIndex,     ///< the page asks for it
  Empty,       ///< nothing to search in
  Unusable,    ///< could not be read
  Moved,       ///< it leads to another address
  LetGo,       ///< it was a document once
  Copy,        ///< the same text is shown at another address
  Restricted,  ///< not for every reader
};

const char* name_of(Absence absence);

/// One address that is not in the index. Only the fingerprint of an address is kept: addresses hold
/// words, and those of a restricted record must not get into a generation.
struct AbsentAddress {
  std::string id;  ///< record_id of the address
  Absence why = Absence::NotVisited;
  std::string date;   ///< of the last visit, YYYY-MM-DD; empty: never, or not to be told
  int status = 0;     ///< of HTTP; 0: none
  std::string other;  ///< record_id of the address that it leads to, or where it is shown

  bool operator==(const AbsentAddress&) const = default;
};

/// The file of a generation that tells why known addresses are not in it. Safe for all threads.
///
/// On disk: a line for each, "id TAB name TAB date TAB status TAB other", sorted by id.
class AbsentFile {
 public:
  static Result<AbsentFile> open(const std::filesystem::path& path);

  /// What is known of the address with this record_id; a damaged line is as none.
  std::optional<AbsentAddress> find(std::string_view id) const;

 private:
  explicit AbsentFile(MappedFile file) : file_(std::move(file)) {}

  MappedFile file_;
};

/// The bytes of such a file. Of a restricted address nothing but that is written.
std::string encode_absent(std::vector<AbsentAddress> addresses);

}  // namespace wegwijzer
