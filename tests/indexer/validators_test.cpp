// Conditional requests over two nights: what a server gave comes back word for word, and what did
// not change is not sent, not read and not written.
#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using testing::html;
using testing::lesson;
using testing::LoggedRequest;
using testing::Nights;
using testing::Page;

struct Case {
  std::string name, etag, last_modified;
};

class Validator : public Nights, public ::testing::WithParamInterface<Case> {};

/// The server answers 304 to nothing but its own words.
TEST_P(Validator, ComesBackWordForWord) {
  Page page = html(lesson("Les"));
  page.headers["ETag"] = GetParam().etag;  // an empty one is a field without a value
  if (!GetParam().last_modified.empty()) page.headers["Last-Modified"] = GetParam().last_modified;
  answer(1, page);
  night();
  web_.clear_requests();
  EXPECT_EQ(night().outcomes.at(Outcome::Unchanged), 1);
  const LoggedRequest request = web_.requests(host).back();
  EXPECT_EQ(request.header("if-none-match"), GetParam().etag);
  EXPECT_EQ(request.header("if-modified-since"), GetParam().last_modified);
}

constexpr const char* date = "Tue, 04 Mar 2025 08:15:30 GMT";

INSTANTIATE_TEST_SUITE_P(
    Forms, Validator,
    ::testing::Values(Case{"Strong", "\"33a64df5\"", ""}, Case{"Weak", "W/\"33a64df5\"", ""},
                      Case{"WithGzip", "\"33a64df5-gzip\"", ""},  // Apache's mod_deflate
                      Case{"Unquoted", "33a64df5", ""}, Case{"HalfQuoted", "\"33a64df5", ""},
                      Case{"Empty", "\"\"", ""}, Case{"WithSpaces", "\"a b, c\"", ""},
                      Case{"WithQuotesInside", "\"a\\\"b\"", ""}, Case{"DateAlone", "", date},
                      Case{"Both", "\"x\"", date},
                      Case{"DateInAnOldForm", "", "Tuesday, 04-Mar-25 08:15:30 GMT"},
                      Case{"DateThatIsNone", "", "gisteren"}),
    [](const auto& tested) { return tested.param.name; });

TEST_F(Nights, APageWithoutValidatorsIsFetchedAgainAndIsStillNoChange) {
  Page page = html(lesson("Les"));
  page.validators = false;
  answer(1, page);
  night();
  const SourceReport report = night();
  EXPECT_EQ(report.outcomes.at(Outcome::Fetched), 1);
  EXPECT_EQ(report.changed, 0);
}

TEST_F(Nights, AValidatorOfAPageThatChangedIsReplaced) {
  Page page = html(lesson("Les"));
  page.headers["ETag"] = "\"oud\"";
  answer(1, page);
  night();
  page.body = lesson("Nieuwe les");
  page.headers["ETag"] = "\"nieuw\"";
  answer(1, page);
  EXPECT_EQ(night().changed, 1);
  EXPECT_EQ(night().outcomes.at(Outcome::Unchanged), 1);
  EXPECT_EQ(web_.requests(host).back().header("if-none-match"), "\"nieuw\"");
}

TEST_F(Nights, APageThatDidNotChangeStillLeadsToThePagesBehindIt) {
  first_source().budget.pages = 1;
  night();  // the start page alone
  EXPECT_EQ(documents(), 1);
  first_source().budget.pages.reset();
  web_.set_page(host, "/21", html(lesson("Nieuw")));
  EXPECT_EQ(night().added, pages - 1);
}

// The links that it asked not to follow were followed as soon as it did not change.
TEST_F(Nights, NofollowHoldsForAPageThatDidNotChangeToo) {
  answer(1,
         html("<html lang=nl><meta name=robots content=nofollow><title>Les</title><main><p>Tekst "
              "van de les</p><a href=/2>2</a></main></html>"));
  night();
  EXPECT_EQ(night().outcomes.at(Outcome::Unchanged), 1);
  EXPECT_EQ(documents(), 1);
}

TEST_F(Nights, FullAsksForEverythingWithoutConditions) {
  night();
  web_.clear_requests();
  const SourceReport report = night(Recheck::Everything);
  EXPECT_EQ(report.outcomes.at(Outcome::Fetched), pages);
  EXPECT_EQ(report.changed, 0);
  for (const LoggedRequest& request : web_.requests(host)) {
    EXPECT_EQ(request.header("if-none-match"), "") << request.target;
  }
}

TEST_F(Nights, APageThatIsNotDueIsNotAsked) {
  first_source().recheck = std::chrono::days(7);
  night();
  web_.clear_requests();
  next_night();
  EXPECT_TRUE(asked().empty());
  clock_.pass(std::chrono::days(6));
  EXPECT_EQ(night().outcomes.at(Outcome::Unchanged), pages);
}

// A dead link without a document was asked for every day, for ever.
TEST_F(Nights, ADeadLinkIsAskedForAtThePaceOfItsSource) {
  first_source().recheck = std::chrono::days(7);
  answer(1, html(lesson("Les", "<a href=/weg>weg</a>")));
  night();
  web_.clear_requests();
  next_night();
  EXPECT_TRUE(asked().empty());
  clock_.pass(std::chrono::days(6));
  night();
  EXPECT_THAT(asked(), ::testing::Contains("/weg"));
}

struct Nothing {
  std::string name, body;
  Outcome outcome;
};

/// Pages without a document were fetched whole in every night.
class PageWithoutADocument : public Nights, public ::testing::WithParamInterface<Nothing> {
 protected:
  PageWithoutADocument() {
    web_.set_page(host, "/1", html(lesson("Overzicht", "<a href=/niets>niets</a>")));
    first_source().depth = 1;
    night();  // by these rules for the first time
    Page page = html(GetParam().body);
    page.headers["ETag"] = "\"niets\"";
    web_.set_page(host, "/niets", page);
  }
  LoggedRequest last_request() {
    const auto requests = web_.requests(host);
    return *std::find_if(requests.rbegin(), requests.rend(),
                         [](const LoggedRequest& request) { return request.target == "/niets"; });
  }
};

TEST_P(PageWithoutADocument, CostsAConditionalRequestAndGivesTheSameAgain) {
  EXPECT_EQ(next_night().outcomes.at(GetParam().outcome), 1);
  for (int i = 0; i < 3; ++i) {
    const SourceReport report = next_night();
    EXPECT_EQ(report.outcomes.at(GetParam().outcome), 1);
    EXPECT_EQ(report.outcomes.at(Outcome::Unchanged), 1) << "the start page";
    EXPECT_EQ(last_request().header("if-none-match"), "\"niets\"");
  }
}

TEST_P(PageWithoutADocument, IsReadAnewByOtherRules) {
  next_night();
  first_source().scope.include = {"/"};
  next_night();
  EXPECT_EQ(last_request().status, 200);
  next_night();  // what was read in the very second of the change is read once more
  next_night();
  EXPECT_EQ(last_request().status, 304);
}

TEST_P(PageWithoutADocument, MayBecomeOne) {
  next_night();
  Page page = html(lesson("Les"));
  page.headers["ETag"] = "\"iets\"";
  web_.set_page(host, "/niets", page);
  EXPECT_EQ(next_night().added, 1);
  EXPECT_EQ(next_night().outcomes.at(Outcome::Unchanged), 2);
  EXPECT_EQ(last_request().header("if-none-match"), "\"iets\"");
}

INSTANTIATE_TEST_SUITE_P(
    Ways, PageWithoutADocument,
    ::testing::Values(
        Nothing{"NoIndex", "<meta name=robots content=noindex><p>Tekst</p>", Outcome::NoIndex},
        Nothing{"Empty", "<html><title>Les</title><div></div></html>", Outcome::Empty},
        Nothing{"Unusable", std::string(1000, '\x01'), Outcome::Unusable}),
    [](const auto& tested) { return tested.param.name; });

// What did not change had its document unmarked, as if it were the document that did not change.
TEST_F(Nights, PagesThatAskNotToBeIndexedStayHeldWhileTheyDoNotChange) {
  night();
  for (int i = 2; i <= 6; ++i) {
    Page page = html("<meta name=robots content=noindex><p>Tekst</p>");
    page.headers["ETag"] = "\"weg\"";
    answer(i, page);
  }
  for (int i = 0; i < 3; ++i) EXPECT_EQ(next_night().held.size(), 5U) << i;
  EXPECT_EQ(documents(), pages);
}

}  // namespace
}  // namespace wegwijzer
