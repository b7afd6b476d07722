#include <gmock/gmock.h>

#include "indexer/extract/extracted_page.hpp"

namespace wegwijzer::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// Which title

struct TitleCase {
  const char* name;
  const char* html;
  const char* title;
};

void PrintTo(const TitleCase& c, std::ostream* out) { *out << c.html; }

class Title : public testing::TestWithParam<TitleCase> {};

TEST_P(Title, Is) { EXPECT_EQ(extract_page(GetParam().html).title, GetParam().title); }

INSTANTIATE_TEST_SUITE_P(
    Html, Title,
    testing::Values(
        TitleCase{"HeadingBeforeTitle", "<title>Pijn | Site</title><h1>Pijn bij kinderen</h1>",
                  "Pijn bij kinderen"},
        TitleCase{"HeadingOfMain", "<h1>Webwinkel</h1><main><h1>Rouw</h1></main>", "Rouw"},
        TitleCase{"NotTheLogo", "<title>Rouw</title><header><h1>Agora</h1></header>", "Rouw"},
        TitleCase{"NotTheSitesName",
                  "<meta property=og:site_name content=Agora><meta property=og:title content=Rouw>"
                  "<h1>agora</h1>",
                  "Rouw"},
        TitleCase{"EmptyHeadingIsNone", "<title>Rouw</title><h1> &nbsp;</h1>", "Rouw"},
        TitleCase{"OpenGraphBeforeTitle",
                  "<title>Rouw - Agora landelijk ...</title><meta property='og:title' "
                  "content='Rouw op het werk'>",
                  "Rouw op het werk"},
        TitleCase{"SiteCutOff",
                  "<title>Rouw op het werk | Agora</title><meta property=og:site_name "
                  "content=Agora>",
                  "Rouw op het werk"},
        TitleCase{"LinesInAHeading", "<h1>Pijn<br>bij <b>kin</b>deren</h1>", "Pijn bij kinderen"},
        TitleCase{"FirstHeadingWithoutATitle", "<p>x</p><h2>Uitgangsvraag</h2>", "Uitgangsvraag"},
        TitleCase{"Nothing", "<p>tekst</p>", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(HtmlRules, TitleComesFromTheFirstRuleThatGivesText) {
  const Rules rules = {
      .title = {"//p[@id='geen']", "//p[@id='titel']"}
  };
  EXPECT_EQ(extract_page("<h1>Ander</h1><p id=titel>Rouw</p>", rules).title, "Rouw");
}

TEST(HtmlRules, BodyMayBeSeveralPartsButNoneTwice) {
  const Rules rules = {
      .body = {"//div", "//p"}
  };
  EXPECT_EQ(extract_page("<p>een</p><div><p>twee</p></div><span>weg</span>", rules).text,
            "twee\neen");
}

TEST(HtmlRules, BodyThatIsGoneFallsBackOnTheWholePage) {
  EXPECT_EQ(extract_page("<p>tekst</p>", {.body = {"//div[@id='oud']"}}).text, "tekst");
}

TEST(HtmlRules, DropTakesOutPartsAndLines) {
  const Rules rules = {.drop = {"//*[@class='delen']"}, .drop_text = {"Contact Palliaweb"}};
  const auto extracted = extract_page(
      "<p>een</p><div class=delen>Deel dit</div><h2>Contact Palliaweb</h2><p>twee</p>", rules);
  EXPECT_EQ(extracted.text, "een\ntwee");
  EXPECT_THAT(extracted.headings, IsEmpty());
}

TEST(HtmlRules, RuleThatDoesNotCompileSelectsNothing) {
  const Rules rules = {
      .title = {"//["}, .body = {"//p["}, .drop = {"1 + 1"}, .fields = {{"x", ")"}}};
  EXPECT_EQ(extract_page("<h1>Rouw</h1><p>tekst</p>", rules).text, "tekst");
}

// Which text

TEST(HtmlText, LeavesOutTheFrameOutsideMain) {
  EXPECT_EQ(extract_page("<header>kop</header><nav>menu</nav><p>tekst</p><aside>zij</aside>"
                         "<footer>voet</footer>")
                .text,
            "tekst");
}

TEST(HtmlText, KeepsHeaderAndAsideInsideMain) {
  EXPECT_EQ(extract_page("<main><header>kop</header><p>tekst</p><aside>kader</aside></main>").text,
            "kop\ntekst\nkader");
}

TEST(HtmlText, EmptyMainIsNotTheMainText) {
  EXPECT_EQ(extract_page("<main> </main><p>tekst</p>").text, "tekst");
}

TEST(HtmlText, CookieClassOfAWrapperHidesNothing) {
  EXPECT_EQ(extract_page("<div class=has-cookie-bar><div class=cookiebar>Wij gebruiken cookies"
                         "</div><h1>Rouw</h1><p>tekst</p></div>")
                .text,
            "tekst");
}

TEST(HtmlText, SearchFormGoesAndPageFormStays) {
  EXPECT_EQ(extract_page("<form><label>Zoek</label><input></form><form><p>tekst</p></form>").text,
            "tekst");
}

TEST(HtmlText, LayoutTableIsNoDataTable) {
  EXPECT_EQ(extract_page("<table><tr><td>menu<td><h2>Kop</h2><p>een<p>twee</table>").text,
            "menu\nKop\neen\ntwee");
}

TEST(HtmlText, IsInNfcWithoutSoftHyphens) {
  EXPECT_EQ(extract_page("<p>patie\u0308nt pal&shy;li&shy;a&shy;tief</p>").text,
            "patiënt palliatief");
}

TEST(HtmlText, HeadingOffsetsPointAtTheirLine) {
  const auto extracted =
      extract_page("<h1>Titel</h1><p>één</p><h2 id=a>Twee</h2><p>x</p><section id=b><h3>Drie</h3>");
  ASSERT_THAT(extracted.headings, SizeIs(3));
  EXPECT_EQ(extracted.headings[1].anchor, "a");
  EXPECT_EQ(extracted.headings[2].anchor, "b");
  for (std::size_t i = 1; i < 3; ++i) {
    const Heading& heading = extracted.headings[i];
    EXPECT_EQ(extracted.text.substr(heading.offset, heading.text.size()), heading.text);
  }
}

// What the head says

TEST(HtmlHead, BaseMovesLinks) {
  const auto extracted = extract_page("<base href='/x/'><a href=y>z</a>");
  EXPECT_THAT(extracted.links, ElementsAre(Link{"https://site.example/x/y", "z", true}));
}

TEST(HtmlHead, LinkIsListedOnceAndFollowedIfAnyMayBe) {
  const auto extracted =
      extract_page("<a href=y rel='nofollow noopener'></a><a href='./y'>tekst</a><a href=y>z</a>");
  EXPECT_THAT(extracted.links, ElementsAre(Link{"https://site.example/map/y", "tekst", true}));
}

TEST(HtmlHead, OnlyHttpIsALink) {
  EXPECT_THAT(extract_page("<a href='mailto:x@y.example'>m</a><a href='tel:1'>t</a><a>n</a>"
                           "<a href='javascript:x()'>j</a><a href='data:,x'>d</a>")
                  .links,
              IsEmpty());
}

TEST(HtmlHead, CanonicalIsAbsolute) {
  EXPECT_EQ(extract_page("<link rel='CANONICAL' href='../ander'>").canonical,
            "https://site.example/ander");
}

TEST(HtmlHead, TwoCanonicalsAreNone) {
  const auto extracted = extract_page("<link rel=canonical href=/a><link rel=canonical href=/b>");
  EXPECT_EQ(extracted.canonical, "");
  EXPECT_THAT(extracted.notes, ElementsAre("more than one rel=canonical: none was used"));
}

struct RefreshCase {
  const char* name;
  const char* html;
  const char* target;  // empty: the page is a page
};

void PrintTo(const RefreshCase& c, std::ostream* out) { *out << c.html; }

class Refresh : public testing::TestWithParam<RefreshCase> {};

TEST_P(Refresh, LeavesOnlyALink) {
  const auto extracted = extract_page(std::string(GetParam().html) + "<p>Klik <a href=/x>hier</a>");
  const bool sends_on = *GetParam().target != '\0';
  EXPECT_EQ(extracted.text.empty(), sends_on);
  EXPECT_EQ(extracted.links.front().url, sends_on ? GetParam().target : "https://site.example/x");
  EXPECT_TRUE(extracted.links.front().follow);
}

INSTANTIATE_TEST_SUITE_P(
    Html, Refresh,
    testing::Values(
        RefreshCase{"Path", "<meta http-equiv=refresh content='0; url=/doel'>",
                    "https://site.example/doel"},
        RefreshCase{"InQuotes", "<meta http-equiv=Refresh content=\"5;URL='doel'\">",
                    "https://site.example/map/doel"},
        RefreshCase{"WithoutUrl", "<meta http-equiv=refresh content='0.5, /doel'>",
                    "https://site.example/doel"},
        RefreshCase{"Slow", "<meta http-equiv=refresh content='30; url=/doel'>", ""},
        RefreshCase{"Itself", "<meta http-equiv=refresh content='0; url=/map/pagina#x'>", ""},
        RefreshCase{"Reload", "<meta http-equiv=refresh content=5>", ""},
        RefreshCase{"NoNumber", "<meta http-equiv=refresh content='url=/doel'>", ""},
        RefreshCase{"NoEnd", "<meta http-equiv=refresh content=\"0;url='\">", ""},
        RefreshCase{"Script", "<meta http-equiv=refresh content='0;url=javascript:x()'>", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(HtmlHead, ARefreshOfAPageFullOfTextIsNoStub) {
  EXPECT_NE(extract_page("<meta http-equiv=refresh content='5; url=/doel'><p>" +
                         repeated("Zorg thuis. ", 100))
                .text,
            "");
}

TEST(HtmlHead, RobotsMetaAddressesUsByName) {
  const auto extracted = extract_page(
      "<meta name=ROBOTS content=nofollow>"
      "<meta name=Wegwijzer content='noindex, nosnippet'>"
      "<meta name=otherbot content=none>");
  EXPECT_TRUE(extracted.no_index);
  EXPECT_TRUE(extracted.no_follow);
  EXPECT_TRUE(extracted.no_snippet);
}

TEST(HtmlHead, APageIsOutOnceItsDayIsOver) {
  Document over = page("<meta name=robots content='unavailable_after: 2026-06-25'>x");
  EXPECT_FALSE(extract_html(over, {})->no_index);
  over.now = from_iso("2026-11-22T10:00:00Z").value();
  EXPECT_TRUE(extract_html(over, {})->no_index);
}

struct PublishedCase {
  const char* name;
  const char* html;
  const char* date;
};

void PrintTo(const PublishedCase& c, std::ostream* out) { *out << c.html; }

class Published : public testing::TestWithParam<PublishedCase> {};

TEST_P(Published, Is) { EXPECT_EQ(extract_page(GetParam().html).published, GetParam().date); }

INSTANTIATE_TEST_SUITE_P(
    Html, Published,
    testing::Values(
        PublishedCase{"ArticleTime",
                      "<meta property=article:published_time content=2024-05-01T10:00:00Z>"
                      "<p>Gepubliceerd op: 1 mei 2020</p>",
                      "2024-05-01"},
        PublishedCase{"DublinCore", "<meta name=DCTERMS.issued content=2019-03>", "2019-03"},
        PublishedCase{"InWords", "<p>Publicatiedatum: 05-06-2025</p>", "2025-06-05"},
        PublishedCase{"PublicationBeforeUpdate",
                      "<p>Laatst geactualiseerd: 3 mei 2023<p>Gepubliceerd op 1 mei 2020",
                      "2020-05-01"},
        PublishedCase{"WordsInAParagraphAreText",
                      "<p>Gepubliceerd onderzoek van 3 mei 2019 laat zien dat veel mensen met "
                      "dementie pijn hebben die niemand ziet.",
                      ""},
        PublishedCase{"OnlyTime", "<main>x<time datetime=2022-01-01>toen</time></main>",
                      "2022-01-01"},
        PublishedCase{"AgendaHasManyTimes",
                      "<main>x<time datetime=2022-01-01></time><time datetime=2022-02-01></time>"
                      "</main>",
                      ""},
        PublishedCase{"LineBelowTheTitle", "<h1>Rouw</h1><p>15 september 2025</p><p>Tekst</p>",
                      "2025-09-15"},
        PublishedCase{"LineBelowTheAuthor",
                      "<h1>Rouw</h1><p>Auteur: Jan Jansen</p><p>04.02.2024</p><p>Tekst</p>",
                      "2024-02-04"},
        PublishedCase{"RubricBefore", "<p>Nieuws NPZ Utrecht 7 oktober 2021</p><h1>Rouw</h1>",
                      "2021-10-07"},
        PublishedCase{"RubricGlued", "<h1>Rouw</h1><p>Nieuws9 augustus 2021</p>", "2021-08-09"},
        PublishedCase{"RubricBehind", "<h1>Rouw</h1><p>13-10-2020 Nieuws, Onderwijs</p>",
                      "2020-10-13"},
        PublishedCase{"SentenceThatEndsInADate",
                      "<h1>Rouw</h1><p>Nieuws van het congres op 7 oktober 2021</p>", ""},
        PublishedCase{"DateAtTheEnd", "<h1>Rouw</h1><p>a</p><p>b</p><p>c</p><p>7 oktober 2021</p>",
                      ""},
        PublishedCase{"DayOfAMeeting", "<h1>Symposium rouw</h1><p>7 oktober 2021</p>", ""},
        PublishedCase{"Overview",
                      "<h1>Verslagen</h1><p>7 oktober 2021</p><p>8 oktober 2021</p>"
                      "<p>9 oktober 2021</p>",
                      ""},
        PublishedCase{"StartInMicrodata",
                      "<main>x<p itemprop=startDate><time datetime=2022-01-01>toen</time></main>",
                      ""},
        PublishedCase{"DayOfTheEvent",
                      "<main><p>Wanneer: <time datetime=2022-01-01>1 januari 2022, 20.00 uur</time>"
                      "</p><p>Locatie: Breda</p></main>",
                      ""},
        PublishedCase{"NoYear", "<p>Gepubliceerd op 8 oktober</p>", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(PublishedDate, LiesNotInTheFuture) {
  Document announced = page("<main>Wanneer: <time datetime=2027-03-04T10:00>4 maart</time></main>");
  announced.now = from_iso("2026-11-22T10:00:00Z").value();
  EXPECT_EQ(extract_html(announced, {})->published, "");
  announced.now = from_iso("2027-11-22T10:00:00Z").value();
  EXPECT_EQ(extract_html(announced, {})->published, "2027-03-04");
}

struct RecordingCase {
  const char* name;
  const char* html;
  const char* recording;
};

void PrintTo(const RecordingCase& c, std::ostream* out) { *out << c.html; }

class Recording : public testing::TestWithParam<RecordingCase> {};

TEST_P(Recording, OfAWebinarThatWas) {
  Document over =
      page(std::string("<h1>Webinar rouw</h1><p>12 januari 2026, 19.00 uur</p>") + GetParam().html);
  over.now = from_iso("2026-11-22T10:00:00Z").value();
  const auto event = extract_html(over, {})->event;
  ASSERT_TRUE(event);
  EXPECT_EQ(event->recording, GetParam().recording);
}

INSTANTIATE_TEST_SUITE_P(
    Html, Recording,
    testing::Values(
        RecordingCase{"AnyVideo", "<p>x</p><iframe src=https://player.vimeo.com/video/1></iframe>",
                      "https://player.vimeo.com/video/1"},
        RecordingCase{"Link", "<a href=/opname>Naar de opname</a>", "https://site.example/opname"},
        RecordingCase{"AdmissionIsNone", "<a href=/opname>Opname in een hospice</a>", ""},
        RecordingCase{"Nothing", "<a href=/x>Meer</a>", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(RecordingToCome, IsNoneUnlessThePageSaysSo) {
  const std::string head = "<h1>Webinar rouw</h1><p>12 januari 2027, 19.00 uur</p>";
  const std::string video = "<iframe src=https://player.vimeo.com/video/1></iframe>";
  const auto recording = [](const std::string& html) {
    Document document = page(html);
    document.now = from_iso("2026-11-22T10:00:00Z").value();
    return extract_html(document, {})->event->recording;
  };
  EXPECT_EQ(recording(head + "<p>x</p>" + video), "");
  EXPECT_NE(recording(head + "<h2>Opname</h2>" + video), "");
  EXPECT_EQ(recording(head + "<a href=/o>Bekijk opname</a>"), "https://site.example/o");
}

}  // namespace
}  // namespace wegwijzer::extract
