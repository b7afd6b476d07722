#include "indexer/copies.hpp"

#include <gmock/gmock.h>

namespace wegwijzer {
namespace {

using ledger::BuildItem;
using ledger::DocumentPrint;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::uint64_t some_hash = 0x1234'5678'9abc'def0;

/// Items of one document each, and what of them is joined.
class Copies : public ::testing::Test {
 protected:
  void page(const std::string& url, std::uint64_t simhash, std::int64_t words = 200,
            const std::string& canonical = "") {
    prints_.push_back({url, canonical, simhash, words});
    items_.push_back({url, "", {static_cast<std::int64_t>(items_.size()) + 1}, {}});
  }
  std::vector<BuildItem> joined() { return join_copies(items_, prints_, {"kopie.nl"}); }
  std::vector<std::string> urls() {
    std::vector<std::string> found;
    for (const BuildItem& item : joined()) found.push_back(item.url);
    return found;
  }

  std::vector<BuildItem> items_;
  std::vector<DocumentPrint> prints_;
};

TEST_F(Copies, DifferentTextsStayApart) {
  page("https://a.nl/1", some_hash);
  page("https://b.nl/1", ~some_hash);
  EXPECT_THAT(urls(), SizeIs(2));
}

TEST_F(Copies, NearlyTheSameTextOnTwoHostsIsOneDocument) {
  page("https://langer-adres.nl/1", some_hash ^ 0b111);
  page("https://a.nl/1", some_hash);
  const auto items = joined();
  ASSERT_THAT(items, SizeIs(1));
  EXPECT_EQ(items[0].url, "https://a.nl/1");
  EXPECT_THAT(items[0].also_at, ElementsAre("https://langer-adres.nl/1"));
  EXPECT_THAT(items[0].documents, ElementsAre(2, 1));
}

TEST_F(Copies, FourBitsApartIsAnotherText) {
  page("https://a.nl/1", some_hash);
  page("https://b.nl/1", some_hash ^ 0b1111);
  EXPECT_THAT(urls(), SizeIs(2));
}

TEST_F(Copies, PagesOfOneHostStayApart) {
  page("https://a.nl/1", some_hash);
  page("https://a.nl/2", some_hash);
  EXPECT_THAT(urls(), SizeIs(2));
}

TEST_F(Copies, ShortTextsStayApart) {
  page("https://a.nl/1", some_hash, 59);
  page("https://b.nl/1", some_hash, 59);
  EXPECT_THAT(urls(), SizeIs(2));
}

TEST_F(Copies, AnExcerptIsNoCopy) {
  page("https://a.nl/1", some_hash, 200);
  page("https://b.nl/1", some_hash, 230);
  EXPECT_THAT(urls(), SizeIs(2));
}

TEST_F(Copies, ACopySiteNeverWins) {
  page("https://www.kopie.nl/1", some_hash);
  page("http://een-heel-lang-adres.nl/pagina", some_hash);
  EXPECT_THAT(urls(), ElementsAre("http://een-heel-lang-adres.nl/pagina"));
}

TEST_F(Copies, ThePageThatNamesAnotherAddressIsPartOfIt) {
  page("https://a.nl/1?print=1", 1, 200, "https://a.nl/1");
  page("https://a.nl/1", 2);
  const auto items = joined();
  ASSERT_THAT(items, SizeIs(1));
  EXPECT_EQ(items[0].url, "https://a.nl/1");
  EXPECT_THAT(items[0].also_at, IsEmpty());
}

TEST_F(Copies, AnAddressWithoutADocumentTakesNothing) {
  page("https://a.nl/1", 1, 200, "https://a.nl/weg");
  EXPECT_THAT(urls(), ElementsAre("https://a.nl/1"));
}

TEST_F(Copies, ChainsAndCirclesAreLeftAsTheyAre) {
  page("https://a.nl/1", 1, 200, "https://a.nl/2");
  page("https://a.nl/2", 2, 200, "https://a.nl/1");
  page("https://a.nl/3", 3, 200, "https://a.nl/2");
  EXPECT_THAT(urls(), SizeIs(3));
}

TEST_F(Copies, WhatAListSaysOfACopyGoesAlong) {
  page("https://a.nl/1", some_hash);
  page("https://b.nl/lang", some_hash);
  items_[1].documents.push_back(7);  // a catalogue that names the copy
  EXPECT_THAT(joined()[0].documents, ElementsAre(1, 2, 7));
}

}  // namespace
}  // namespace wegwijzer
