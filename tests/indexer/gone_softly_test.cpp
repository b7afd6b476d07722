// Pages that are gone without saying so: the host shows a page of words with status 200, or leads
// to its home page. Neither makes a document, and neither deletes one.
#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using ::testing::HasSubstr;
using testing::html;
using testing::lesson;
using testing::Nights;
using testing::Page;

constexpr const char* sorry = "Helaas, deze pagina is er niet meer. Zoek verder in ons aanbod.";

Page redirect(int status, const std::string& location) {
  Page page{status};
  page.headers["Location"] = location;
  return page;
}

class GoneSoftly : public Nights {
 protected:
  GoneSoftly() {
    web_.serve(host, [](std::string_view target) -> std::optional<Page> {
      if (target == "/robots.txt") return Page{404};
      const int number = std::atoi(target.data() + 1);
      if (number >= 1 && number <= pages) return html(page_body(number));
      return html(lesson("Niet gevonden", sorry));
    });
  }
};

TEST_F(GoneSoftly, WhatAHostShowsForAnyAddressIsNoDocument) {
  answer(1, html(lesson("Begin", testing::links_to_pages(pages) + "<a href=/weg>weg</a>")));
  const SourceReport report = night();
  EXPECT_EQ(report.added, pages);
  EXPECT_THAT(report.failures.at(Outcome::SoftGone).examples.at(0),
              HasSubstr("/weg: shows what the host shows for an address that does not exist"));
}

TEST_F(GoneSoftly, ADocumentThatWasThereStays) {
  night();
  answer(7, html(lesson("Niet gevonden", sorry)));
  for (int i = 0; i < 3; ++i) {
    const SourceReport report = next_night();
    EXPECT_EQ(report.outcomes.at(Outcome::SoftGone), 1);
    EXPECT_EQ(report.deleted, 0);
  }
  EXPECT_EQ(documents(), pages);
}

TEST_F(GoneSoftly, AnAddressThatCannotExistIsAskedOnceOfEachHost) {
  night();
  const auto targets = asked();
  EXPECT_EQ(
      std::count(targets.begin(), targets.end(), "/wegwijzer-test-of-a-page-that-does-not-exist"),
      1);
}

TEST_F(GoneSoftly, APageWithItsOwnTitleIsNoneOfThem) {
  answer(2, html(lesson("Les", sorry)));
  EXPECT_EQ(night().added, pages);
}

class LeadsHome : public Nights, public ::testing::WithParamInterface<int> {};

TEST_P(LeadsHome, IsProbablyGoneAndDeletesNothing) {
  web_.set_page(host, "/", html(lesson("Begin")));
  night();
  answer(7, redirect(GetParam(), "/"));
  for (int i = 0; i < 3; ++i) {
    const SourceReport report = next_night();
    EXPECT_EQ(report.deleted, 0);
    EXPECT_THAT(report.failures.at(Outcome::SoftGone).examples.at(0),
                HasSubstr("/7: leads to the home page, "));
  }
  EXPECT_EQ(documents(), pages);
}

INSTANTIATE_TEST_SUITE_P(Statuses, LeadsHome, ::testing::Values(301, 302, 303, 307, 308));

// A source that begins at /nl, which leads to /nl/, gave nothing at all.
TEST_F(Nights, AStartAddressThatLeadsToTheHomePageIsFollowed) {
  web_.set_page(host, "/nl", redirect(301, "/nl/"));
  web_.set_page(host, "/nl/", html(page_body(1)));
  first_source().start = {*Url::parse(web_.url(host, "/nl"))};
  EXPECT_EQ(night().added, pages + 1);
}

}  // namespace
}  // namespace wegwijzer
