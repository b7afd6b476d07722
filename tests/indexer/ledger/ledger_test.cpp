#include "indexer/ledger/ledger.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include "support/temp_dir.hpp"

namespace wegwijzer::ledger {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using wegwijzer::testing::TempDir;

const Time noon = *from_iso("2026-11-21T12:00:00Z");

extract::Extracted text(const std::string& words, const std::string& published = "") {
  extract::Extracted extracted;
  extracted.title = "Titel";
  extracted.text = words;
  extracted.published = published;
  return extracted;
}

class InLedger : public ::testing::Test {
 protected:
  PageId page(const std::string& source, const std::string& url) {
    Page page;
    page.source = source;
    page.url = url;
    page.first_seen = noon;
    return *ledger_.add_page(page);
  }

  TempDir folder_;
  Ledger ledger_ = *Ledger::open(folder_.path() / "harvest.db", Ledger::Mode::ReadWrite);
};

TEST_F(InLedger, AnAddressIsKnownOncePerSource) {
  const PageId first = page("a", "https://x.nl/");
  EXPECT_EQ(page("a", "https://x.nl/"), first);
  EXPECT_NE(page("b", "https://x.nl/"), first);
  EXPECT_EQ(ledger_.pages_at("https://x.nl/")->size(), 2U);
}

TEST_F(InLedger, StoringTheSameTwiceChangesNothing) {
  const PageId id = page("a", "https://x.nl/");
  EXPECT_TRUE(*ledger_.store_document(id, Role::Page, text("een"), "r", noon));
  const std::string before = *ledger_.fingerprint({"a"});
  EXPECT_FALSE(*ledger_.store_document(id, Role::Page, text("een"), "r", noon));
  EXPECT_EQ(*ledger_.fingerprint({"a"}), before);
  EXPECT_TRUE(*ledger_.store_document(id, Role::Page, text("twee"), "r", noon));
  EXPECT_NE(*ledger_.fingerprint({"a"}), before);
  EXPECT_EQ((*ledger_.document_of(id, Role::Page))->text, "twee");
}

TEST_F(InLedger, VisitsAreKeptNewestFirstAndTheOldestGo) {
  const PageId id = page("a", "https://x.nl/");
  const RunId run = *ledger_.begin_run("run", noon);
  for (int i = 0; i < 60; ++i) {
    Visit visit{id, noon + std::chrono::hours(i), Outcome::Failed, 500, 12, 34, "HTTP 500"};
    ASSERT_TRUE(ledger_.add_visit(run, visit));
  }
  const auto visits = *ledger_.visits_of(id);
  EXPECT_EQ(visits.size(), 50U);
  EXPECT_EQ(visits.front().at, noon + std::chrono::hours(59));
  EXPECT_EQ(visits.front(),
            (Visit{id, visits.front().at, Outcome::Failed, 500, 12, 34, "HTTP 500"}));
}

TEST_F(InLedger, ADeadLinkIsOneThatAStoredPageStillPointsTo) {
  extract::Extracted linking = text("zie ook");
  linking.links = {
      {"https://x.nl/weg", "weg"}
  };
  ASSERT_TRUE(ledger_.store_document(page("a", "https://x.nl/"), Role::Page, linking, "r", noon));
  for (const char* url : {"https://x.nl/weg", "https://x.nl/vergeten"}) {
    ASSERT_TRUE(ledger_.update_page({page("a", url), noon, "", "", "", noon}));
  }
  const auto dead = *ledger_.dead_links();
  ASSERT_EQ(dead.size(), 1U);
  EXPECT_EQ(dead[0].url, "https://x.nl/weg");
  EXPECT_EQ(dead[0].since, noon);
  EXPECT_EQ(dead[0].linked_from, std::vector<std::string>{"https://x.nl/"});
}

TEST_F(InLedger, RequestsToAHostAreReadBackAndCountedByRun) {
  const RunId run = *ledger_.begin_run("run", noon);
  const SentRequest well{
      "x.nl", noon + std::chrono::milliseconds(250), "https://x.nl/", 200, 12, 34, ""};
  const SentRequest ill{"x.nl",     noon + std::chrono::seconds(2), "https://x.nl/a", 0, 5, 0,
                        "no answer"};
  ASSERT_TRUE(ledger_.add_request(run, well));
  ASSERT_TRUE(ledger_.add_request(run, ill));
  EXPECT_EQ(*ledger_.requests_to("x.nl"), (std::vector<SentRequest>{well, ill}));
  EXPECT_TRUE(ledger_.requests_to("y.nl")->empty());
  const HostTraffic traffic = ledger_.traffic(run)->at("x.nl");
  EXPECT_EQ(traffic.requests, 2);
  EXPECT_EQ(traffic.bytes, 34);
  EXPECT_EQ(traffic.failures, 1);
  ASSERT_TRUE(ledger_.prune_requests(noon + std::chrono::days(101)));
  EXPECT_TRUE(ledger_.requests_to("x.nl")->empty());
}

TEST_F(InLedger, AHostRestsUntilItsTimeHasCome) {
  ASSERT_TRUE(ledger_.rest_host("x.nl", noon + std::chrono::hours(2)));
  EXPECT_EQ(ledger_.resting_hosts(noon)->at("x.nl"), noon + std::chrono::hours(2));
  EXPECT_TRUE(ledger_.resting_hosts(noon + std::chrono::hours(2))->empty());
}

TEST_F(InLedger, WhatAVisitLearnedIsReadBack) {
  const PageId id = page("a", "https://x.nl/");
  PageUpdate update{id, noon + std::chrono::days(7), "\"v1\"", "Sat", "https://x.nl/nieuw", noon};
  ASSERT_TRUE(ledger_.update_page(update));
  const Page known = ledger_.pages_of("a")->front();
  EXPECT_EQ(known.next_visit, noon + std::chrono::days(7));
  EXPECT_EQ(known.etag, "\"v1\"");
  EXPECT_EQ(known.last_modified, "Sat");
  EXPECT_EQ(known.redirect_to, "https://x.nl/nieuw");
  EXPECT_EQ(known.first_gone, noon);
}

TEST_F(InLedger, LeavingIsUndoneWhenThePageComesBack) {
  const PageId id = page("a", "https://x.nl/");
  ASSERT_TRUE(ledger_.store_document(id, Role::Page, text("een"), "r", noon));
  ASSERT_TRUE(ledger_.mark_leaving(id, "HTTP 404 since long"));
  EXPECT_EQ(ledger_.leaving("a")->at("https://x.nl/"), "HTTP 404 since long");
  ASSERT_TRUE(ledger_.store_document(id, Role::Page, text("een"), "r", noon));
  EXPECT_TRUE(ledger_.leaving("a")->empty());
  EXPECT_EQ(*ledger_.delete_leaving("a"), 0);
}

TEST_F(InLedger, DeletingForgetsTheValidatorsSoThatThePageCanComeBackWhole) {
  const PageId id = page("a", "https://x.nl/");
  ASSERT_TRUE(ledger_.update_page({id, noon, "\"v1\"", "Sat", "", std::nullopt}));
  ASSERT_TRUE(ledger_.store_document(id, Role::Page, text("een"), "r", noon));
  ASSERT_TRUE(ledger_.mark_leaving(id, "gone"));
  EXPECT_EQ(*ledger_.delete_leaving("a"), 1);
  const Page known = ledger_.pages_of("a")->front();
  EXPECT_FALSE(known.has_document);
  EXPECT_EQ(known.etag, "");
}

TEST_F(InLedger, TheEvidenceOfWhatWasLetGoIsKept) {
  const PageId id = page("a", "https://x.nl/");
  EXPECT_EQ(*ledger_.standing("a", "https://x.nl/"), Standing::Unknown);
  ASSERT_TRUE(ledger_.store_document(id, Role::Listed, text("een"), "r", noon));
  EXPECT_EQ(*ledger_.standing("a", "https://x.nl/"), Standing::Present);
  EXPECT_EQ(*ledger_.standing("b", "https://x.nl/"), Standing::Unknown);
  ASSERT_TRUE(ledger_.mark_leaving(id, "gone"));
  EXPECT_EQ(*ledger_.standing("a", "https://x.nl/"), Standing::Present);
  ASSERT_TRUE(ledger_.delete_leaving("a"));
  EXPECT_EQ(*ledger_.standing("a", "https://x.nl/"), Standing::LetGo);
}

TEST_F(InLedger, APersonLetsGoWhatIsThereAndWhatIsNot) {
  ASSERT_TRUE(
      ledger_.store_document(page("a", "https://x.nl/"), Role::Page, text("een"), "r", noon));
  for (const char* url : {"https://x.nl/", "https://x.nl/onbekend"}) {
    ASSERT_TRUE(ledger_.let_go("a", url, "accepted"));
    EXPECT_EQ(*ledger_.standing("a", url), Standing::LetGo);
  }
  EXPECT_TRUE(ledger_.build_items({"a"})->empty());
}

TEST_F(InLedger, BuildItemsAreNewestFirstAndOnePerAddress) {
  const auto store = [&](const std::string& source, const std::string& url, Role role,
                         const std::string& date) {
    ASSERT_TRUE(ledger_.store_document(page(source, url), role, text("t", date), "r", noon));
  };
  store("a", "https://x.nl/oud", Role::Page, "2020");
  store("a", "https://x.nl/nieuw", Role::Page, "2024-05-01");
  store("b", "https://x.nl/oud", Role::Listed, "2025");
  store("c", "https://x.nl/elders", Role::Page, "2026");
  const auto items = *ledger_.build_items({"a", "b"});
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].url, "https://x.nl/oud");
  EXPECT_EQ(items[0].published, "2025");
  ASSERT_EQ(items[0].documents.size(), 2U);
  EXPECT_EQ(ledger_.document(items[0].documents[0])->role, Role::Page);
  EXPECT_EQ(ledger_.document(items[0].documents[1])->source, "b");
  EXPECT_EQ(items[1].url, "https://x.nl/nieuw");
}

TEST_F(InLedger, WhatWasNotCommittedIsNotThere) {
  ASSERT_TRUE(ledger_.begin());
  page("a", "https://x.nl/");
  ledger_ = *Ledger::open(folder_.path() / "harvest.db", Ledger::Mode::ReadWrite);
  EXPECT_TRUE(ledger_.pages_of("a")->empty());
}

TEST_F(InLedger, AReaderReadsWhileTheWriterWrites) {
  page("a", "https://x.nl/1");
  auto reader = *Ledger::open(folder_.path() / "harvest.db", Ledger::Mode::ReadOnly);
  ASSERT_TRUE(ledger_.begin());
  page("a", "https://x.nl/2");
  EXPECT_EQ(reader.pages_of("a")->size(), 1U);
  ASSERT_TRUE(ledger_.commit());
  EXPECT_EQ(reader.pages_of("a")->size(), 2U);
}

TEST_F(InLedger, TheLastEndedRunIsTheReport) {
  const RunId first = *ledger_.begin_run("run", noon);
  ASSERT_TRUE(ledger_.end_run(first, noon, "{\"run\":1}"));
  const RunId killed = *ledger_.begin_run("run", noon);
  EXPECT_EQ(ledger_.run(std::nullopt)->id, first);
  EXPECT_EQ(ledger_.run(killed)->report, "");
  EXPECT_EQ(ledger_.run(99).error().what, "there is no run 99");
}

TEST(Ledger, IsNotMadeByAReader) {
  const TempDir folder;
  const auto ledger = Ledger::open(folder.path() / "harvest.db", Ledger::Mode::ReadOnly);
  ASSERT_FALSE(ledger);
  EXPECT_THAT(ledger.error().what, HasSubstr("there is no ledger yet"));
}

TEST(Ledger, IsNotMadeByWhoeverNeedsAnExistingOne) {
  const TempDir folder;
  const auto file = folder.path() / "harvest.db";
  EXPECT_FALSE(Ledger::open(file, Ledger::Mode::Existing));
  EXPECT_FALSE(std::filesystem::exists(file));
  folder.write("harvest.db", "");
  EXPECT_FALSE(Ledger::open(file, Ledger::Mode::Existing));
  EXPECT_FALSE(Ledger::open(file, Ledger::Mode::ReadOnly));
  ASSERT_TRUE(Ledger::open(file, Ledger::Mode::ReadWrite));
  EXPECT_TRUE(Ledger::open(file, Ledger::Mode::Existing));
}

TEST(Ledger, OfTheFirstLayoutGetsWhatItLacks) {
  const TempDir folder;
  const auto file = folder.path() / "harvest.db";
  ASSERT_TRUE(Ledger::open(file, Ledger::Mode::ReadWrite));
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
      .exec(
          "DROP TABLE let_go; DROP TABLE request; DROP TABLE host; DROP TABLE source_state;"
          "ALTER TABLE page DROP COLUMN listed_modified; ALTER TABLE document DROP COLUMN "
          "canonical;"
          "ALTER TABLE document DROP COLUMN simhash; ALTER TABLE document DROP COLUMN words;"
          "PRAGMA user_version = 1");
  auto ledger = Ledger::open(file, Ledger::Mode::ReadWrite);
  ASSERT_TRUE(ledger) << ledger.error().what;
  EXPECT_TRUE(ledger->let_go("a", "https://x.nl/", "accepted"));
}

TEST(Ledger, AFileThatIsNoLedgerIsRefusedInWords) {
  const TempDir folder;
  const auto file =
      folder.write("harvest.db", "this is no database, but it is long enough to be read");
  const auto ledger = Ledger::open(file, Ledger::Mode::ReadWrite);
  ASSERT_FALSE(ledger);
  EXPECT_THAT(ledger.error().what, HasSubstr("harvest.db: "));
  EXPECT_EQ(ledger.error().hint,
            "put a copy of harvest.db back, or move it away and harvest again");
}

}  // namespace
}  // namespace wegwijzer::ledger
