#include "searchd/search/posting_cache.hpp"

namespace wegwijzer::search {

namespace {

/// 32 MB for each worker.
constexpr std::size_t most_postings = 4'000'000;

}  // namespace

const std::vector<Posting>& PostingCache::of(const std::string& term,
                                             const Xapian::Database& database) {
  const auto known = lists_.find(term);
  if (known != lists_.end()) return known->second;
  const std::size_t length = database.get_termfreq(term);
  if (held_ + length > most_postings) {
    lists_.clear();
    held_ = 0;
  }
  std::vector<Posting> list;
  list.reserve(length);
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    list.push_back({*posting - 1, static_cast<float>(posting.get_wdf())});
  }
  held_ += length;
  return lists_.emplace(term, std::move(list)).first->second;
}

}  // namespace wegwijzer::search
