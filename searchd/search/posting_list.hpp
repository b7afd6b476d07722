#pragma once

#include <xapian.h>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace wegwijzer::search {

/// One document of a posting list, and how often the term occurs in it.
struct Posting {
  std::uint16_t document;  ///< within its block: docid - 1 - the block's first
  std::uint16_t count;     ///< 65,535 stands for more too; a weight no longer grows there
};

/// The documents of one term as they are scored: in their order, by blocks of documents. Const;
/// safe for all threads.
class PostingList {
 public:
  /// Documents of a block: what is known of them while they are scored fits in the cache of a core.
  static constexpr std::size_t block_size = 16'384;
  static std::size_t blocks(std::size_t documents) {
    return (documents + block_size - 1) / block_size;
  }

  /// Reads the list of a term; empty when there is none. Throws Xapian::Error.
  PostingList(const std::string& term, const Xapian::Database& database);

  std::size_t size() const { return postings_.size(); }
  std::span<const Posting> in_block(std::size_t block) const {
    return {postings_.data() + begin_[block], begin_[block + 1] - begin_[block]};
  }

 private:
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> begin_;  // of each block, and one past the last
};

}  // namespace wegwijzer::search
