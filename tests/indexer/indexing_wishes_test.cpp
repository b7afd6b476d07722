// What a page asks of search engines, in its head, its header and its links, and what becomes of it
// in a harvest.
#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using testing::html;
using testing::lesson;
using testing::Nights;
using testing::Page;

/// A start page with a wish and one link, to /2.
struct Case {
  std::string name, header, meta, rel;
  bool indexed = true, followed = true;
};

class Wish : public Nights, public ::testing::WithParamInterface<Case> {
 protected:
  static Page start() {
    const Case& c = GetParam();
    Page page = html(fmt::format(
        "<html lang=nl><head><title>Les</title>{}</head><main><h1>Les</h1><p>Lesmateriaal over "
        "palliatieve zorg.</p><a {} href=/2>verder</a></main></html>",
        c.meta, c.rel));
    if (!c.header.empty()) page.headers["X-Robots-Tag"] = c.header;
    return page;
  }
};

TEST_P(Wish, IsDone) {
  answer(1, start());
  answer(2, html(lesson("Verder")));
  const SourceReport report = night();
  EXPECT_EQ(report.outcomes.contains(Outcome::NoIndex), !GetParam().indexed);
  EXPECT_EQ(documents(), (GetParam().indexed ? 1 : 0) + (GetParam().followed ? 1 : 0));
}

TEST_P(Wish, IsStillDoneWhenNothingChanged) {
  answer(1, start());
  answer(2, html(lesson("Verder")));
  night();
  next_night();
  EXPECT_EQ(documents(), (GetParam().indexed ? 1 : 0) + (GetParam().followed ? 1 : 0));
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Wish,
    ::testing::Values(
        Case{"None", "", "", ""}, Case{"NoindexInTheHeader", "noindex", "", "", false, true},
        Case{"NofollowInTheHeader", "nofollow", "", "", true, false},
        Case{"BothInTheHeader", "noindex, nofollow", "", "", false, false},
        Case{"NoneInTheHeader", "none", "", "", false, false},
        Case{"ForAnotherInTheHeader", "otherbot: noindex", "", ""},
        Case{"OverInTheHeader", "unavailable_after: 25 Jun 2010 15:00:00 PST", "", "", false, true},
        Case{"NotOverInTheHeader", "unavailable_after: 25 Jun 2099 15:00:00 PST", "", ""},
        Case{"OverInTheHead", "", "<meta name=robots content='unavailable_after: 2010-06-25'>", "",
             false, true},
        Case{"NoindexInTheHead", "", "<meta name=robots content=noindex>", "", false, true},
        Case{"NofollowInTheHead", "", "<meta name=robots content=nofollow>", "", true, false},
        Case{"OfTwoTheStricter", "all", "<meta name=ROBOTS content='NoIndex'>", "", false, true},
        Case{"ALinkWithNofollow", "", "", "rel='external nofollow'", true, false},
        Case{"ALinkWithNoopener", "", "", "rel='noopener'"}),
    [](const auto& tested) { return tested.param.name; });

TEST_F(Nights, NoindexInTheHeaderLetsADocumentLeave) {
  night();
  Page page = html(testing::lesson("Pagina 7", "Vernieuwd"));
  page.headers["X-Robots-Tag"] = "noindex";
  answer(7, page);
  EXPECT_EQ(night().deleted, 1);
}

TEST_F(Nights, NoindexOfTooManyAtOnceIsHeld) {
  night();
  for (int i = 2; i <= 4; ++i) {
    answer(i, html("<html><meta name=robots content=noindex><p>Tekst</p></html>"));
  }
  const SourceReport report = night();
  EXPECT_EQ(report.held.size(), 3U);
  EXPECT_EQ(documents(), pages);
}

}  // namespace
}  // namespace wegwijzer
