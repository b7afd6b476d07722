#include "indexer/absences.hpp"

#include <gtest/gtest.h>

#include <map>

#include "indexer/copies.hpp"
#include "schema/record.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using ledger::Role;

constexpr const char* site = "https://voorbeeld.nl/";

/// A ledger with pages of two sources, one open and one restricted.
class Absences : public ::testing::Test {
 protected:
  Absences() {
    Facet access;
    access.id = "toegang";
    access.derived_from = DerivedFrom::Access;
    access.values = {
        {"open",     {{"nl", "Open"}},     {}, "", {}, "", "", "", false, false},
        {"besloten", {{"nl", "Besloten"}}, {}, "", {}, "", "", "", true,  false}
    };
    config_.taxonomy.facets = {access};
    for (const auto& [id, value] : {std::pair("open", "open"), std::pair("dicht", "besloten")}) {
      source::Source source;
      source.id = id;
      source.access = value;
      config_.sources.push_back(source);
    }
    run_ = *ledger_.begin_run("test", now_);
  }

  ledger::PageId page(const std::string& path, const std::string& source = "open") {
    ledger::Page page;
    page.source = source;
    page.url = site + path;
    page.first_seen = now_;
    return *ledger_.add_page(page);
  }
  void visit(ledger::PageId page, Outcome outcome, int status, std::chrono::days after = {}) {
    EXPECT_TRUE(ledger_.add_visit(run_, {page, now_ + after, outcome, status, 0, 0, ""}));
  }
  void document(ledger::PageId page, std::uint64_t simhash = 0) {
    visit(page, Outcome::Fetched, 200);
    extract::Extracted extracted;
    extracted.title = "Titel";
    extracted.text = "Tekst.";
    extracted.simhash = simhash;
    EXPECT_TRUE(ledger_.store_document(page, Role::Page, extracted, "", now_));
  }

  /// The reasons by path.
  std::map<std::string, AbsentAddress> judged(const std::vector<std::string>& paths,
                                              const std::set<std::string>& restricted = {}) {
    const auto items =
        join_copies(*ledger_.build_items(config_.source_ids()), *ledger_.prints({"open"}), {});
    const auto all = absences(config_, ledger_, items, restricted);
    EXPECT_TRUE(all);
    std::map<std::string, AbsentAddress> found;
    for (const std::string& path : paths) {
      for (const AbsentAddress& one : *all) {
        if (one.id == record_id(site + path)) found[path] = one;
      }
    }
    EXPECT_EQ(found.size(), all->size()) << "there are others";
    return found;
  }

  testing::TempDir folder_;
  Config config_;
  Time now_ = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20);
  ledger::Ledger ledger_ =
      *ledger::Ledger::open(folder_.path() / "harvest.db", ledger::Ledger::Mode::ReadWrite);
  ledger::RunId run_ = 0;
};

TEST_F(Absences, AreToldByTheLastVisit) {
  page("nieuw");
  const auto gone = page("weg");
  visit(gone, Outcome::Fetched, 200);
  visit(gone, Outcome::Gone, 410, std::chrono::days(1));
  visit(page("robots"), Outcome::Disallowed, 0);
  visit(page("inloggen"), Outcome::Denied, 403);
  visit(page("lijst"), Outcome::Fetched, 200);
  document(page("pagina"));

  const auto found = judged({"nieuw", "weg", "robots", "inloggen", "lijst"});
  EXPECT_EQ(found.at("nieuw").why, Absence::NotVisited);
  EXPECT_EQ(found.at("nieuw").date, "");
  EXPECT_EQ(found.at("weg"), (AbsentAddress{record_id(site + std::string("weg")), Absence::Gone,
                                            "2026-11-21", 410, ""}));
  EXPECT_EQ(found.at("robots").why, Absence::Disallowed);
  EXPECT_EQ(found.at("inloggen").why, Absence::Denied);
  EXPECT_EQ(found.at("lijst").why, Absence::NoDocument);
}

TEST_F(Absences, AMovedAddressAndACopyNameTheOther) {
  const auto moved = page("oud");
  visit(moved, Outcome::Redirected, 301);
  ledger::PageUpdate update;
  update.page = moved;
  update.redirect_to = site + std::string("nieuw");
  ASSERT_TRUE(ledger_.update_page(update));
  document(page("nieuw"));
  const auto copy = page("print");
  document(copy);
  ASSERT_TRUE(ledger_.set_canonical(copy, site + std::string("nieuw")));

  const auto found = judged({"oud", "print"});
  const std::string shown = record_id(site + std::string("nieuw"));
  EXPECT_EQ(found.at("oud").why, Absence::Moved);
  EXPECT_EQ(found.at("oud").other, shown);
  EXPECT_EQ(found.at("print").why, Absence::Copy);
  EXPECT_EQ(found.at("print").other, shown);
}

TEST_F(Absences, WhatWasLetGoIsTold) {
  const auto once = page("ooit");
  document(once);
  ASSERT_TRUE(ledger_.let_go("open", site + std::string("ooit"), "by a person"));
  EXPECT_EQ(judged({"ooit"}).at("ooit").why, Absence::LetGo);
}

TEST_F(Absences, OfARestrictedRecordOrSourceNothingElseIsKnown) {
  document(page("besloten"));
  visit(page("geheim", "dicht"), Outcome::Gone, 404);
  page("nooit", "dicht");
  const auto found = judged({"besloten", "geheim", "nooit"}, {site + std::string("besloten")});
  for (const auto& [path, absent] : found) EXPECT_EQ(absent.why, Absence::Restricted) << path;
}

TEST_F(Absences, AnAddressOfTwoSourcesIsInTheIndexWhenOneHasADocument) {
  document(page("pagina"));
  page("pagina", "dicht");
  visit(page("anders", "dicht"), Outcome::Gone, 404);
  document(page("anders"));
  EXPECT_TRUE(judged({}).empty());
}

TEST_F(Absences, ASourceThatIsNotConfiguredIsNotSpokenOf) {
  page("vroeger", "weggehaald");
  EXPECT_TRUE(judged({}).empty());
}

}  // namespace
}  // namespace wegwijzer
