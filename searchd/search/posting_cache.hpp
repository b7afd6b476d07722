#pragma once

#include <xapian.h>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace wegwijzer::search {

/// One document of a posting list, and how often the term occurs in it.
struct Posting {
  std::uint32_t document;  ///< docid - 1
  float count;
};

/// Posting lists as they are scored. Reading one from Xapian costs ten times what scoring it does,
/// and questions share their frequent words, so lists are kept as long as there is room.
/// For one thread, and for one database that never changes.
class PostingCache {
 public:
  /// The list of a term, empty when there is none; good until the next call. Throws Xapian::Error.
  const std::vector<Posting>& of(const std::string& term, const Xapian::Database& database);

 private:
  std::unordered_map<std::string, std::vector<Posting>> lists_;
  std::size_t held_ = 0;  // postings in all lists
};

}  // namespace wegwijzer::search
