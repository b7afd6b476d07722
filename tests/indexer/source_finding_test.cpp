// What "source add" makes of sites on a real server, and that a harvest with it finds their pages.
#include "indexer/source_finding.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/json_reader.hpp"
#include "indexer/fetch/curl_transport.hpp"
#include "indexer/harvest.hpp"
#include "indexer/source/source_file.hpp"
#include "support/site_server.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Page;
using testing::SiteServer;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing::TempDir;
using json = nlohmann::ordered_json;

constexpr const char* host = "voorbeeld.localhost";

/// A page without a heading: its <title> is all that names it.
Page html(const std::string& title, const std::string& body = "", const std::string& head = "") {
  return {200, "text/html; charset=utf-8",
          fmt::format("<html lang=nl><head><title>{} - Het Voorbeeld</title>{}</head><body><main>"
                      "<p>Lesmateriaal over {} in de palliatieve zorg voor verpleegkundigen.</p>"
                      "{}</main></body></html>",
                      title, head, title, body)};
}

Page plain(const std::string& text) { return {200, "text/plain", text}; }
Page xml(const std::string& text) {
  return {200, "application/xml", "<?xml version='1.0'?>" + text};
}

Page redirect(const std::string& location) {
  Page moved{301};
  moved.headers["Location"] = location;
  return moved;
}

class FindSource : public ::testing::Test {
 protected:
  FindSource() {
    config_.folder = folder_.path();
    config_.crawler.user_agent = "Wegwijzer-test/0.1 (+https://voorbeeld.nl/)";
    config_.crawler.minimum_delay = std::chrono::milliseconds(0);
    config_.crawler.answer_multiple = 0;
    config_.crawler.allow_private_addresses = {"127.0.0.0/8", "::1/128"};
    set("/", html("Welkom", links()));
    for (int i = 1; i <= 12; ++i) set(fmt::format("/les/{}", i), html(fmt::format("Les {}", i)));
  }

  static std::string links() {
    std::string list;
    for (int i = 1; i <= 12; ++i) list += fmt::format("<a href='/les/{0}'>Les {0}</a> ", i);
    return list;
  }
  std::string lessons_as_sitemap() {
    std::string list;
    for (int i = 1; i <= 12; ++i) {
      list += fmt::format("<url><loc>{}</loc></url>", url(fmt::format("/les/{}", i)));
    }
    return "<urlset>" + list + "</urlset>";
  }
  std::string feed(const std::string& path) {
    return fmt::format(
        "<rss version='2.0'><channel><title>Nieuws</title><link>{0}</link><item><title>Les 1"
        "</title><link>{1}</link></item><item><title>Les 2</title><link>{1}2</link></item>"
        "</channel></rss>",
        url("/"), url(path));
  }

  std::string url(const std::string& path) { return web_.url(host, path); }
  void set(const std::string& path, Page page) { web_.set_page(host, path, std::move(page)); }

  Result<survey::FoundSource> find(const std::string& address) {
    const auto transport = fetch::CurlTransport::make(config_.crawler);
    return find_source(config_, *Url::parse(address), {config_.crawler, **transport, clock_});
  }
  survey::FoundSource found(const std::string& path = "/") {
    auto result = find(url(path));
    EXPECT_TRUE(result) << (result ? "" : result.error().what);
    return result ? std::move(*result) : survey::FoundSource{};
  }
  std::vector<std::string> asked() {
    std::vector<std::string> targets;
    for (const auto& request : web_.requests()) targets.push_back(request.target);
    return targets;
  }

  /// Writes the proposal, reads it as the configuration does, and harvests it.
  SourceReport harvested(const survey::FoundSource& found) {
    const auto file = place_of(config_, found.proposal);
    folder_.write(file.lexically_relative(folder_.path()),
                  survey::source_file_text(found, clock_.now()));
    const auto sources = source::load_sources(folder_.path() / "sources", config_.taxonomy);
    EXPECT_TRUE(sources) << (sources ? "" : to_text(sources.error()));
    if (!sources) return {};
    auto ledger =
        ledger::Ledger::open(folder_.path() / "harvest.db", ledger::Ledger::Mode::ReadWrite);
    const auto transport = fetch::CurlTransport::make(config_.crawler);
    extract::ExtractorPool::Options options;
    options.on_done = [&] { (*transport)->wake(); };
    extract::ExtractorPool extractors(options);
    const auto run = ledger->begin_run("test", clock_.now());
    auto reports = harvest({config_, *ledger, **transport, extractors, clock_}, *run,
                           {&sources->front()}, Recheck::WhenDue, nullptr);
    EXPECT_TRUE(reports) << reports.error().what;
    return reports->front();
  }

  TempDir folder_;
  SiteServer web_{folder_.path()};
  SystemClock clock_;
  Config config_;
};

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

TEST_F(FindSource, ARedirectToAnotherSiteIsTold) {
  const std::string other = web_.url("elders.localhost", "/");
  set("/", redirect(other));
  web_.set_page("elders.localhost", "/", html("Elders"));
  const auto result = find(url("/"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().what,
            fmt::format("{}: leads to {}, which is another site", url("/"), other));
  EXPECT_EQ(result.error().hint,
            fmt::format("if that is the one: wegwijzer-indexer source add {}", other));
}

TEST_F(FindSource, RobotsTxtThatForbidsEndsIt) {
  set("/robots.txt", plain("user-agent: *\ndisallow: /\n"));
  const auto result = find(url("/"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Code::Refused);
  EXPECT_THAT(result.error().what, HasSubstr("robots.txt: disallow: / (line 2)"));
  EXPECT_THAT(asked(), ElementsAre("/robots.txt"));
}

TEST_F(FindSource, RobotsTxtThatFailsEndsIt) {
  set("/robots.txt", Page{503});
  const auto result = find(url("/"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Code::Network);
  EXPECT_THAT(asked(), ElementsAre("/robots.txt"));
}

TEST_F(FindSource, WhatRobotsTxtForbidsIsNotAskedAndShownAsSuch) {
  set("/robots.txt", plain("user-agent: *\ndisallow: /les/\n"));
  const auto result = found();
  EXPECT_THAT(asked(), Each(Not(StartsWith("/les/"))));
  EXPECT_THAT(survey::proposal_text(result, clock_.now()),
              HasSubstr("//     no document: robots.txt: disallow: /les/ (line 2)"));
}

TEST_F(FindSource, ASiteThatASourceVisitsAlreadyIsNotProposedAgain) {
  source::Source known;
  known.id = "oud";
  known.file = "sources/oud.json";
  known.scope.hosts = {host};
  config_.sources.push_back(known);
  const auto result = find(url("/"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Code::Usage);
  EXPECT_EQ(result.error().what, url("/") + ": the source \"oud\" visits it already");
  config_.sources.front().scope.include = {"/les/"};
  EXPECT_THAT(found().survey.notes,
              Contains("the source \"oud\" visits another part of this host"));
}

TEST_F(FindSource, APrivateAddressIsRefused) {
  config_.crawler.allow_private_addresses.clear();
  const auto result = find(url("/"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Code::Refused);
  EXPECT_THAT(result.error().what, HasSubstr("a loopback address"));
}

TEST_F(FindSource, AHostThatIsDownIsTold) {
  const auto result = find("http://127.0.0.1:1/");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Code::Network);
}

// Hostile: whatever a site puts into its listings, the survey ends and proposes what is left.

TEST_F(FindSource, GarbageIsNoListing) {
  set("/robots.txt", plain("sitemap: /kaart.xml\nsitemap: http://[/\nsitemap: /bom.xml\n"));
  set("/kaart.xml", xml("<urlset><url><loc>http://[/</loc></url><<<"));
  set("/bom.xml", {200, "application/xml", std::string("\x1f\x8b\x08\x00garbage", 11)});
  set("/", html("Welkom", links(),
                "<link rel=alternate type='application/rss+xml' href='/les/1'>"
                "<link rel=alternate type='text/calendar' href='/les/2'>"
                "<link rel=alternate type='application/atom+xml' href='http://[/'>"));
  const auto result = found();
  EXPECT_EQ(result.proposal.file["kind"], "site");
  EXPECT_THAT(result.survey.notes,
              AllOf(Contains(AllOf(HasSubstr("/kaart.xml"), HasSubstr("is of no use"))),
                    Contains(AllOf(HasSubstr("/bom.xml"), HasSubstr("is of no use"))),
                    Contains(AllOf(HasSubstr("/les/1"), HasSubstr("is no feed"))),
                    Contains(AllOf(HasSubstr("/les/2"), HasSubstr("is no calendar")))));
}

TEST_F(FindSource, ASiteWithoutEndCostsNoMoreThanItMay) {
  web_.serve(host, [this](std::string_view target) -> std::optional<Page> {
    if (target == "/robots.txt") {
      std::string text;
      for (int i = 0; i < 20'000; ++i)
        text += fmt::format("sitemap: {}\n", url("/s" + std::to_string(i)));
      return plain(text);
    }
    if (target.starts_with("/s")) {
      std::string parts;
      for (int i = 0; i < 1000; ++i) {
        parts += fmt::format("<sitemap><loc>{}x{}</loc></sitemap>", url(std::string(target)), i);
      }
      return xml("<sitemapindex>" + parts + "</sitemapindex>");
    }
    return html("Bladzijde", links());
  });
  const auto result = found();
  EXPECT_LE(static_cast<std::int64_t>(web_.requests().size()), most_survey_requests);
  EXPECT_EQ(result.proposal.file["kind"], "site");
}

TEST_F(FindSource, NoTitleBreaksOutOfItsComment) {
  set("/", html("Welkom\xE2\x80\xA8\"id\": \"kwaad\",&#10;{", "<a href='/les/1'>x</a>",
                "<meta property='og:site_name' content='&quot;}\r\n// \xFF'>"));
  const auto result = found();
  const std::string text = survey::proposal_text(result, clock_.now());
  const auto read = parse_json(text, "proposal");
  ASSERT_TRUE(read) << read.error().what << text;
  EXPECT_EQ((*read)["id"], "voorbeeld");
}

}  // namespace
}  // namespace wegwijzer
