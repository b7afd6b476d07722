#include "indexer/source/listed.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::source {
namespace {

using ::testing::ElementsAre;
using Fields = std::map<std::string, std::vector<std::string>>;

Source feed() {
  Source source;
  source.kind = Kind::Feed;
  source.scope.hosts = {"a.nl"};
  return source;
}

extract::ListedItem listed(std::string url, Fields fields = {}) {
  extract::ListedItem item{std::move(url)};
  item.extracted.title = "Rouw";
  item.extracted.fields = std::move(fields);
  return item;
}

TEST(ListingRules, AreThoseOfTheSourceAndSayWhichListing) {
  Source source = feed();
  source.extract.title_strip = {" - A"};
  EXPECT_EQ(listing_rules(source).listing, "feed");
  EXPECT_THAT(listing_rules(source).title_strip, ElementsAre(" - A"));
  source.kind = Kind::OaiPmh;
  EXPECT_EQ(listing_rules(source).listing, "oai_pmh");
}

TEST(ItemOf, HasACanonicalAddress) {
  const auto item = item_of(feed(), listed("https://a.nl/x?utm_source=rss#top"));
  ASSERT_TRUE(item);
  EXPECT_EQ(item->url.href(), "https://a.nl/x");
  EXPECT_EQ(item->extracted.title, "Rouw");
  EXPECT_EQ(item->extracted.media_type, "text/html");
}

TEST(ItemOf, OutsideTheScopeIsNone) {
  EXPECT_FALSE(item_of(feed(), listed("https://elders.example/x")));
  EXPECT_FALSE(item_of(feed(), listed("")));
}

TEST(ItemOf, TakesTheirFieldsUnderOurNames) {
  Source source = feed();
  source.fields = {
      {"doelgroep", "role"     },
      {"niveau",    "role"     },
      {"published", "issued"   },
      {"summary",   "subtitle" },
      {"soort",     "not there"}
  };
  const auto item = item_of(source, listed("https://a.nl/x", {
                                                                 {"role",     {"teacher", "learner"}},
                                                                 {"issued",   {"6 mei 2019"}        },
                                                                 {"subtitle", {"Over rouw"}         },
                                                                 {"cost",     {"no"}                }
  }));
  ASSERT_TRUE(item);
  EXPECT_EQ(item->extracted.published, "2019-05-06");
  EXPECT_EQ(item->extracted.summary, "Over rouw");
  EXPECT_EQ(item->extracted.fields, (Fields{
                                        {"doelgroep", {"teacher", "learner"}},
                                        {"niveau",    {"teacher", "learner"}},
                                        {"cost",      {"no"}                }
  }));
}

TEST(ItemOf, MayHaveItsAddressInAField) {
  Source source = feed();
  source.fields = {
      {"url", "enclosure"}
  };
  const auto pdf = item_of(
      source, listed("https://elders.example/", {
                                                    {"enclosure", {"https://a.nl/x.pdf"}}
  }));
  ASSERT_TRUE(pdf);
  EXPECT_EQ(pdf->url.href(), "https://a.nl/x.pdf");
  EXPECT_EQ(pdf->extracted.media_type, "application/pdf");
  EXPECT_TRUE(item_of(source, listed("https://a.nl/x"))) << "without the field the item's own";
}

}  // namespace
}  // namespace wegwijzer::source
