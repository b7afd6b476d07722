#include "searchd/search/posting_cache.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace wegwijzer::search {
namespace {

/// Documents 1 to `count`: each has "elk", every third "derde", the last "laatste" very often.
Xapian::WritableDatabase database_of(std::size_t count) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (std::size_t i = 0; i < count; ++i) {
    Xapian::Document document;
    document.add_term("elk", static_cast<Xapian::termcount>(i % 5 + 1));
    if (i % 3 == 0) document.add_term("derde");
    if (i + 1 == count) document.add_term("laatste", 100'000);
    database.add_document(document);
  }
  return database;
}

std::set<std::size_t> documents_of(const PostingList& list, std::size_t blocks) {
  std::set<std::size_t> documents;
  for (std::size_t block = 0; block < blocks; ++block) {
    for (const Posting posting : list.in_block(block)) {
      documents.insert(block * PostingList::block_size + posting.document);
    }
  }
  return documents;
}

TEST(PostingList, HasEachDocumentInItsBlock) {
  constexpr std::size_t count = PostingList::block_size + 10, blocks = 2;
  const auto database = database_of(count);
  EXPECT_EQ(PostingList::blocks(count), blocks);

  const PostingList each("elk", database);
  EXPECT_EQ(each.size(), count);
  EXPECT_EQ(each.in_block(0).size(), PostingList::block_size);
  EXPECT_EQ(each.in_block(1).size(), 10U);
  EXPECT_EQ(each.in_block(0)[7].document, 7);
  EXPECT_EQ(each.in_block(0)[7].count, 3);

  const PostingList third("derde", database);
  std::set<std::size_t> expected;
  for (std::size_t i = 0; i < count; i += 3) expected.insert(i);
  EXPECT_EQ(documents_of(third, blocks), expected);

  const PostingList last("laatste", database);
  EXPECT_TRUE(last.in_block(0).empty());
  ASSERT_EQ(last.in_block(1).size(), 1U);
  EXPECT_EQ(last.in_block(1)[0].document, 9);
  EXPECT_EQ(last.in_block(1)[0].count, 65'535) << "100,000 does not fit";
}

TEST(PostingList, OfATermThatNobodyHasIsEmptyInEveryBlock) {
  const auto database = database_of(10);
  const PostingList none("niemand", database);
  EXPECT_EQ(none.size(), 0U);
  EXPECT_TRUE(none.in_block(0).empty());
}

TEST(PostingList, OfAnEmptyDatabaseHasNoBlock) {
  const auto database = database_of(0);
  EXPECT_EQ(PostingList("elk", database).size(), 0U);
  EXPECT_EQ(PostingList::blocks(0), 0U);
}

TEST(PostingCache, ReadsAListOnce) {
  const auto database = database_of(100);
  PostingCache cache(PostingCache::postings_for(300));
  const auto list = cache.of("elk", database);
  EXPECT_EQ(list->size(), 100U);
  EXPECT_EQ(cache.of("elk", database), list);
  EXPECT_EQ(cache.of("niemand", database)->size(), 0U);
}

TEST(PostingCache, KeepsWhatIsAskedForAgain) {
  const auto database = database_of(90);
  PostingCache cache(200);  // "elk" has 90 postings, "derde" 30: young lists of at most 100
  const auto each = cache.of("elk", database);
  const auto third = cache.of("derde", database);  // 120: both are old now
  EXPECT_EQ(cache.of("derde", database), third);
  EXPECT_EQ(cache.of("elk", database), each);  // both asked for again, and so both old again
  EXPECT_EQ(cache.of("elk", database), each);
}

TEST(PostingCache, HoldsNoMoreThanItMay) {
  const auto database = database_of(90);
  PostingCache cache(10);
  std::weak_ptr<const PostingList> each = cache.of("elk", database);
  cache.of("derde", database);  // more than all room by itself: "elk" grows old, and then goes
  cache.of("laatste", database);
  cache.of("derde", database);
  EXPECT_TRUE(each.expired());
  EXPECT_EQ(cache.of("elk", database)->size(), 90U) << "read again";
}

/// As the workers do, each with a database of its own. Under TSan this tells of races.
TEST(PostingCache, ServesThreadsAtOnce) {
  PostingCache cache(150);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&cache] {
      const auto database = database_of(90);
      for (int i = 0; i < 300; ++i) {
        ASSERT_EQ(cache.of("elk", database)->size(), 90U);
        ASSERT_EQ(cache.of("derde", database)->size(), 30U);
        ASSERT_EQ(cache.of("laatste", database)->size(), 1U);
      }
    });
  }
}

}  // namespace
}  // namespace wegwijzer::search
