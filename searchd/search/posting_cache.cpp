#include "searchd/search/posting_cache.hpp"

#include <utility>

namespace wegwijzer::search {

PostingCache::List PostingCache::of(const std::string& term, const Xapian::Database& database) {
  if (auto known = find(term)) return known;
  // Read without the lock: two threads that miss the same list both read it, and one is kept.
  auto list = std::make_shared<const PostingList>(term, database);
  const std::lock_guard lock(mutex_);
  keep(term, list);
  return list;
}

PostingCache::List PostingCache::find(const std::string& term) {
  const std::lock_guard lock(mutex_);
  if (const auto known = young_.find(term); known != young_.end()) return known->second;
  const auto known = old_.find(term);
  if (known == old_.end()) return nullptr;
  const List list = known->second;
  old_.erase(known);
  keep(term, list);
  return list;
}

void PostingCache::keep(const std::string& term, const List& list) {
  if (!young_.emplace(term, list).second) return;
  young_postings_ += list->size();
  if (young_postings_ <= most_young_) return;
  old_ = std::exchange(young_, {});
  young_postings_ = 0;
}

}  // namespace wegwijzer::search
