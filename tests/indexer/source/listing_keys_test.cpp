#include "indexer/source/listing_keys.hpp"

#include <gtest/gtest.h>

#include "support/temp_dir.hpp"

namespace wegwijzer::source {
namespace {

/// One source file that a test writes.
class ListingKeys : public testing::Test {
 protected:
  Result<std::vector<Source>> load(std::string_view text) {
    folder_.write("sources/a.json", text);
    return load_sources(folder_.path() / "sources", Taxonomy());
  }

  Source source(std::string_view text) {
    auto loaded = load(text);
    if (!loaded) ADD_FAILURE() << to_text(loaded.error());
    return loaded ? loaded->front() : Source();
  }

  std::string faults(std::string_view text) {
    const auto loaded = load(text);
    if (loaded) return "";
    std::string told = to_text(loaded.error());
    const std::string folder = (folder_.path() / "sources/").string();
    for (std::size_t at; (at = told.find(folder)) != std::string::npos;) {
      told.erase(at, folder.size());
    }
    return told;
  }

  testing::TempDir folder_;
};

TEST_F(ListingKeys, ASitemapNeedNotStandWithinTheScope) {
  const Source sitemap = source(R"({"id": "a", "label": "A", "kind": "sitemap",
    "start": ["https://www.a.nl/sitemap.xml", "https://cdn.nl/sitemap-2.xml.gz"],
    "scope": {"hosts": ["www.a.nl"], "include": ["/artikelen/"]}})");
  EXPECT_EQ(sitemap.kind, Kind::Sitemap);
  EXPECT_EQ(sitemap.start.size(), 2u);
  EXPECT_EQ(sitemap.depth, 0) << "a sitemap is meant to be whole: links are not followed";
}

TEST_F(ListingKeys, OfAFeedWithoutAScopeAnyHostMayBeNamed) {
  const Source feed = source(R"({"id": "a", "label": "A", "kind": "feed",
    "start": ["https://www.a.nl/feed/"], "fields": {"summary": "subtitle"}})");
  EXPECT_EQ(feed.kind, Kind::Feed);
  EXPECT_TRUE(feed.scope.contains(Url::parse("https://media.example/aflevering.mp3").value()));
  EXPECT_FALSE(feed.visit);
}

TEST_F(ListingKeys, ACalendarMayHaveAScopeAndBeVisited) {
  const Source calendar = source(R"({"id": "a", "label": "A", "kind": "ical",
    "start": ["https://www.a.nl/agenda.ics"], "scope": {"hosts": ["www.a.nl"]}, "visit": true})");
  EXPECT_EQ(calendar.kind, Kind::Ical);
  EXPECT_FALSE(calendar.scope.contains(Url::parse("https://elders.example/").value()));
  EXPECT_TRUE(calendar.visit);
}

TEST_F(ListingKeys, ARepositoryHasAPrefixAndASet) {
  const Source repository = source(R"({"id": "a", "label": "A", "kind": "oai_pmh",
    "start": ["https://www.a.nl/oai"], "metadata_prefix": "lom", "set": "zorg"})");
  EXPECT_EQ(repository.kind, Kind::OaiPmh);
  EXPECT_EQ(repository.metadata_prefix, "lom");
  EXPECT_EQ(repository.set, "zorg");
}

TEST_F(ListingKeys, OaiDublinCoreIsWhatEveryRepositoryHas) {
  const Source repository = source(R"({"id": "a", "label": "A", "kind": "oai_pmh",
    "start": ["https://www.a.nl/oai"]})");
  EXPECT_EQ(repository.metadata_prefix, "oai_dc");
}

TEST_F(ListingKeys, ABaseUrlIsOneAndHasNoQuery) {
  EXPECT_EQ(faults(R"({"id": "a", "label": "A", "kind": "oai_pmh",
    "start": ["https://www.a.nl/oai?verb=Identify", "https://www.b.nl/oai"]})"),
            R"(error: a.json: /start: holds 2 addresses, expected one
hint:  make a source for each repository
error: a.json: /start/0: is "https://www.a.nl/oai?verb=Identify", expected a base URL without "?"
hint:  verb, metadataPrefix and set are added by the indexer; see "metadata_prefix" and "set"
)");
}

TEST_F(ListingKeys, ASitemapSaysWhatItNeeds) {
  EXPECT_EQ(faults(R"({"id": "a", "label": "A", "kind": "sitemap", "set": "zorg"})"),
            R"(error: a.json: /scope: is missing, expected the hosts of the site
hint:  such as "scope": {"hosts": ["www.carend.nl"]}
error: a.json: /start: is missing, expected the addresses to begin at
hint:  such as "start": ["https://www.carend.nl/sitemap.xml"]
error: a.json: /set: does not belong to the kind "sitemap"
hint:  keys of this kind: start, scope, depth, max_documents, politeness, budget, recheck, keep_fragment, drop_parameters
)");
}

TEST_F(ListingKeys, AnyHostIsNotForAnEditorToWrite) {
  EXPECT_EQ(
      faults(R"({"id": "a", "label": "A", "kind": "site", "start": ["https://a.nl/"],
    "scope": {"hosts": ["*"]}})"),
      R"(error: a.json: /scope/hosts/0: is "*", expected a host name in lower case, with or without a port
hint:  such as "www.carend.nl"
)");
}

TEST_F(ListingKeys, PolitenessAndBudgetAreChecked) {
  EXPECT_EQ(
      faults(R"({"id": "a", "label": "A", "kind": "feed", "start": ["https://a.nl/feed"],
    "politeness": {"concurrency": 8, "window": "22-06"},
    "budget": {"pages": 0, "bytes": "200 MiB"}})"),
      R"(error: a.json: /politeness/concurrency: is the number 8, expected a whole number from 1 to 4
error: a.json: /politeness/window: is "22-06", expected two times of day
hint:  such as "22:00-06:00", by the clock in Amsterdam
error: a.json: /budget/pages: is the number 0, expected a whole number from 1 to 10000000
error: a.json: /budget/bytes: is "200 MiB", expected a whole number and kB, MB or GB
hint:  such as "200MB"
)");
}

}  // namespace
}  // namespace wegwijzer::source
