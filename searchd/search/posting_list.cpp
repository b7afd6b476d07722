#include "searchd/search/posting_list.hpp"

#include <algorithm>
#include <limits>

namespace wegwijzer::search {

PostingList::PostingList(const std::string& term, const Xapian::Database& database) {
  constexpr Xapian::termcount most = std::numeric_limits<std::uint16_t>::max();
  const std::size_t documents = database.get_lastdocid();
  begin_.reserve(blocks(documents) + 1);
  postings_.reserve(database.get_termfreq(term));
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    const std::size_t document = *posting - 1;
    if (document >= documents) break;  // of a damaged index
    while (begin_.size() <= document / block_size) {
      begin_.push_back(static_cast<std::uint32_t>(postings_.size()));
    }
    postings_.push_back({static_cast<std::uint16_t>(document % block_size),
                         static_cast<std::uint16_t>(std::min(posting.get_wdf(), most))});
  }
  begin_.resize(blocks(documents) + 1, static_cast<std::uint32_t>(postings_.size()));
}

}  // namespace wegwijzer::search
