// An address that belongs to several sources.
#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using testing::html;
using testing::lesson;
using testing::Nights;

// The second source was given nothing, and nobody told.
TEST_F(Nights, AnAddressOfTwoSourcesIsVisitedForEachOfThem) {
  add_source("ook", source::Kind::Site, host, "/1");
  const auto reports = whole_night();
  EXPECT_EQ(reports[0].added, pages);
  EXPECT_EQ(reports[1].added, pages);
  EXPECT_EQ(documents("ook"), pages);
  const auto unchanged = whole_night();
  EXPECT_EQ(unchanged[0].outcomes.at(Outcome::Unchanged), pages);
  EXPECT_EQ(unchanged[1].outcomes.at(Outcome::Unchanged), pages);
}

TEST_F(Nights, AnAddressThatIsNotDueForOneSourceIsVisitedForAnother) {
  first_source().recheck = std::chrono::days(30);
  night();
  add_source("ook", source::Kind::Site, host, "/1");
  EXPECT_EQ(whole_night()[1].added, pages);
}

// Two visits to one address looked like two addresses that show the same login.
TEST_F(Nights, ALoginBoxOnAPageOfTwoSourcesIsNoWall) {
  answer(1, html("<html lang=nl><title>Les</title><header><form><input name=u><input type=password "
                 "name=p></form></header><main><p>Een korte les.</p></main></html>"));
  first_source().depth = 0;
  add_source("ook", source::Kind::Site, host, "/1").depth = 0;
  const auto reports = whole_night();
  EXPECT_EQ(reports[0].added, 1);
  EXPECT_EQ(reports[1].added, 1);
}

}  // namespace
}  // namespace wegwijzer
