// What "source add" makes of sites on a real server, and that a harvest with it finds their pages.
#include "indexer/finding_sources.hpp"

namespace wegwijzer::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using json = nlohmann::ordered_json;

TEST_F(FindSource, ASitemapThatRobotsTxtNames) {
  set("/robots.txt", plain("user-agent: *\nsitemap: " + url("/kaart.xml") + "\n"));
  set("/kaart.xml", xml(lessons_as_sitemap()));
  const auto result = found();
  EXPECT_EQ(result.proposal.file,
            json::parse(fmt::format(
                R"({{"id": "voorbeeld", "label": "Het Voorbeeld", "kind": "sitemap",
                     "start": ["{}"], "scope": {{"hosts": ["voorbeeld.localhost:{}"]}},
                     "extract": {{"title_strip": [" - Het Voorbeeld"]}}}})",
                url("/kaart.xml"), web_.port())));
  ASSERT_THAT(result.pages, SizeIs(10));
  EXPECT_EQ(result.pages[0].url, url("/les/1"));
  EXPECT_EQ(result.pages[0].extracted.title, "Les 1") << "the ending is cut off, as it will be";
  EXPECT_EQ(result.pages[9].url, url("/les/11")) << "spread over all twelve";
  EXPECT_THAT(asked(), Not(Contains("/sitemap.xml")));
  EXPECT_EQ(harvested(result).added, 12);
}

TEST_F(FindSource, AnIndexOfSitemapsAtAUsualAddress) {
  set("/sitemap_index.xml",
      xml(fmt::format("<sitemapindex><sitemap><loc>{}</loc></sitemap><sitemap><loc>{}</loc>"
                      "</sitemap></sitemapindex>",
                      url("/lessen.xml"), url("/weg.xml"))));
  set("/lessen.xml", xml(lessons_as_sitemap()));
  const auto result = found();
  EXPECT_EQ(result.proposal.file["kind"], "sitemap");
  EXPECT_THAT(result.proposal.file["start"], ElementsAre(url("/sitemap_index.xml")));
  EXPECT_THAT(result.survey.notes, Contains(AllOf(HasSubstr("/weg.xml"), HasSubstr("HTTP 404"))));
  EXPECT_EQ(harvested(result).added, 12);
}

TEST_F(FindSource, AFeedThatThePageNamesWhenThereIsNoSitemap) {
  set("/",
      html("Welkom", "", "<link rel=alternate type='application/rss+xml' href='/nieuws.rss'>"));
  set("/nieuws.rss", xml(feed("/les/1")));
  const auto result = found();
  EXPECT_EQ(result.proposal.file["kind"], "feed");
  EXPECT_THAT(result.proposal.file["start"], ElementsAre(url("/nieuws.rss")));
  EXPECT_EQ(result.proposal.file["visit"], true);
  EXPECT_THAT(result.pages, SizeIs(2));
  EXPECT_EQ(harvested(result).added, 4) << "each as an item of the feed and as a page";
}

// It was to be visited, though a harvest would find none of its pages.
TEST_F(FindSource, AFeedWhosePagesAreAllGoneIsTakenAsItIs) {
  set("/", html("Welkom", "", "<link rel=alternate type='application/rss+xml' href='/feed'>"));
  set("/feed", xml(feed("/weg/1")));
  const auto result = found();
  EXPECT_EQ(result.proposal.file["kind"], "feed");
  EXPECT_EQ(result.proposal.file["visit"], false);
  ASSERT_THAT(result.pages, SizeIs(2));
  EXPECT_EQ(result.pages[0].extracted.title, "Les 1");
  EXPECT_EQ(result.pages[0].fault, "");
  EXPECT_THAT(survey::source_file_text(result, clock_.now()),
              HasSubstr("its items are taken as they are, for their pages are gone (HTTP 404)"));
  EXPECT_EQ(harvested(result).added, 2);
  EXPECT_THAT(asked(), ::testing::Contains("/weg/1").Times(1)) << "by the survey alone";
}

TEST_F(FindSource, AFeedOfWhichOnePageIsThereIsVisited) {
  set("/", html("Welkom", "", "<link rel=alternate type='application/rss+xml' href='/feed'>"));
  set("/feed", xml(feed("/les/1")));
  web_.remove(host, "/les/1");
  EXPECT_EQ(found().proposal.file["visit"], true);
}

TEST_F(FindSource, ThePodcastOfAnotherHostIsTakenAsItIs) {
  const std::string elsewhere =
      "<rss version='2.0'><channel><title>Podcast</title><item><title>Aflevering 1</title>"
      "<enclosure url='https://cdn.voorbeeld.nl/1.mp3' type='audio/mpeg'/></item></channel></rss>";
  set("/podcast.xml", xml(elsewhere));
  const auto result = found("/podcast.xml");
  EXPECT_EQ(result.proposal.file["kind"], "feed");
  EXPECT_EQ(result.proposal.file["label"], "Podcast");
  EXPECT_FALSE(result.proposal.file.contains("visit"));
  ASSERT_THAT(result.pages, SizeIs(1));
  EXPECT_EQ(result.pages[0].extracted.title, "Aflevering 1");
  EXPECT_EQ(harvested(result).added, 1);
}

TEST_F(FindSource, APodcastThatThePageLinksToIsNotTheSite) {
  const std::string elsewhere = web_.url("elders.localhost", "/podcast.xml");
  set("/", html("Welkom", links() + "<a href='" + elsewhere + "'>Podcast</a>"));
  web_.set_page("elders.localhost", "/podcast.xml",
                xml("<rss><channel><title>Podcast</title><item><title>Een</title><link>" +
                    web_.url("elders.localhost", "/1") + "</link></item></channel></rss>"));
  const auto result = found();
  EXPECT_EQ(result.proposal.file["kind"], "site");
  EXPECT_THAT(survey::proposal_text(result, clock_.now()),
              HasSubstr("//   feed \"Podcast\": " + elsewhere));
}

TEST_F(FindSource, ACalendarThatIsAskedFor) {
  set("/agenda.ics",
      {200, "text/calendar",
       "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20300101T100000Z\r\nSUMMARY:"
       "Symposium\r\nURL:" +
           url("/agenda/1") + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"});
  const auto result = found("/agenda.ics");
  EXPECT_EQ(result.proposal.file["kind"], "ical");
  ASSERT_THAT(result.pages, SizeIs(1));
  EXPECT_EQ(result.pages[0].extracted.title, "Symposium");
  EXPECT_EQ(harvested(result).added, 1);
}

TEST_F(FindSource, ARepositoryBeforeAllElse) {
  set("/robots.txt", plain("sitemap: " + url("/kaart.xml") + "\n"));
  set("/kaart.xml", xml(lessons_as_sitemap()));
  web_.serve(host, [this](std::string_view target) -> std::optional<Page> {
    if (target == "/") return html("Welkom");
    if (!target.starts_with("/oai/request?verb=")) return Page{404};
    const auto answer = [](const std::string& verb) {
      return xml("<OAI-PMH><responseDate>2026-01-01T00:00:00Z</responseDate>" + verb +
                 "</OAI-PMH>");
    };
    if (target.ends_with("=Identify")) {
      return answer(
          "<Identify><repositoryName>Leerbank</repositoryName><granularity>YYYY-MM-DD"
          "</granularity><deletedRecord>persistent</deletedRecord></Identify>");
    }
    if (target.ends_with("=ListMetadataFormats")) {
      return answer(
          "<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix>"
          "</metadataFormat></ListMetadataFormats>");
    }
    return answer(
        "<ListRecords><record><header><identifier>oai:1</identifier><datestamp>2026-01-01"
        "</datestamp></header><metadata><dc><title>Lesbrief rouw</title><identifier>" +
        url("/les/1") + "</identifier></dc></metadata></record></ListRecords>");
  });
  const auto result = found();
  EXPECT_EQ(result.proposal.file["kind"], "oai_pmh");
  EXPECT_THAT(result.proposal.file["start"], ElementsAre(url("/oai/request")));
  ASSERT_THAT(result.pages, SizeIs(1));
  EXPECT_EQ(result.pages[0].extracted.title, "Lesbrief rouw");
  EXPECT_THAT(survey::proposal_text(result, clock_.now()),
              AllOf(HasSubstr("oai_pmh \"Leerbank\""), HasSubstr("granularity YYYY-MM-DD"),
                    HasSubstr("forms of metadata: oai_dc")));
  EXPECT_EQ(harvested(result).added, 1);
}

TEST(MetadataPrefix, LearningObjectsSayMost) {
  EXPECT_EQ(survey::best_metadata_prefix({"oai_dc", "NL_LOM", "marc"}), "NL_LOM");
  EXPECT_EQ(survey::best_metadata_prefix({"marc", "oai_dc"}), "oai_dc");
  EXPECT_EQ(survey::best_metadata_prefix({}), "oai_dc");
}

TEST_F(FindSource, NothingButLinks) {
  const auto result = found();
  EXPECT_EQ(result.proposal.file["kind"], "site");
  EXPECT_THAT(result.proposal.file["start"], ElementsAre(url("/")));
  EXPECT_THAT(result.pages, SizeIs(10));
  EXPECT_THAT(result.survey.notes,
              Contains("no sitemap at /sitemap.xml, /sitemap_index.xml, /wp-sitemap.xml"));
  EXPECT_EQ(harvested(result).added, 13);
}

TEST_F(FindSource, APartOfASiteIsOnlyThatPart) {
  set("/agenda", html("Agenda", "<a href='/agenda/1'>Een</a><a href='/les/1'>Les</a>"));
  set("/agenda/1", html("Symposium"));
  const auto result = found("/agenda");
  EXPECT_EQ(result.proposal.file["id"], "voorbeeld-agenda");
  EXPECT_THAT(result.proposal.file["scope"]["include"], ElementsAre("/agenda"));
  EXPECT_EQ(harvested(result).added, 2);
}

TEST_F(FindSource, ASitemapWithoutTheAskedPartIsPassedOver) {
  set("/sitemap.xml", xml(lessons_as_sitemap()));
  set("/agenda", html("Agenda"));
  EXPECT_EQ(found("/agenda").proposal.file["kind"], "site");
}

TEST_F(FindSource, ACrawlDelayStandsInTheFile) {
  set("/robots.txt", plain("user-agent: *\ncrawl-delay: 0.05\n"));
  EXPECT_EQ(found().proposal.file["politeness"]["delay"], "50ms");
}

TEST_F(FindSource, ARedirectToWwwIsTheSameSite) {
  const std::string www = "www.voorbeeld.localhost";
  set("/", redirect(web_.url(www, "/")));
  web_.set_page(www, "/", html("Welkom", "<a href='/les/1'>Les</a>"));
  web_.set_page(www, "/les/1", html("Les 1"));
  const auto result = found();
  EXPECT_THAT(result.proposal.file["start"], ElementsAre(web_.url(www, "/")));
  EXPECT_THAT(result.proposal.file["scope"]["hosts"], SizeIs(2));
  EXPECT_EQ(harvested(result).added, 2);
}

}  // namespace
}  // namespace wegwijzer::testing
