#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "searchd/search/posting_list.hpp"

namespace wegwijzer::search {

/// Posting lists of one database that never changes. Reading one from Xapian costs ten times what
/// scoring it does, and questions share their frequent words, so lists stay as long as there is
/// room. Safe for all threads.
class PostingCache {
 public:
  using List = std::shared_ptr<const PostingList>;

  /// Holds so many postings of 4 bytes for all threads together, and those of one list more.
  explicit PostingCache(std::size_t most_postings) : most_young_(most_postings / 2) {}

  /// Room for the lists of the words that most questions have: 64 MB up to 100,000 documents, and
  /// 640 bytes for each one more.
  static std::size_t postings_for(std::size_t documents) {
    return 160 * std::max<std::size_t>(documents, 100'000);
  }

  /// The list of a term. `database` is that of the calling thread. Throws Xapian::Error.
  List of(const std::string& term, const Xapian::Database& database);

 private:
  using Lists = std::unordered_map<std::string, List>;

  List find(const std::string& term);
  void keep(const std::string& term, const List& list);

  const std::size_t most_young_;
  std::mutex mutex_;
  // What was asked for since the lists last grew old, and what was asked for before that only.
  Lists young_, old_;
  std::size_t young_postings_ = 0;
};

}  // namespace wegwijzer::search
