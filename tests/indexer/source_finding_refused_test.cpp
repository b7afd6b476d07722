// Sites for which "source add" proposes nothing, or not all, and what it says then.
#include "indexer/finding_sources.hpp"

namespace wegwijzer::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using json = nlohmann::ordered_json;

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

TEST_F(FindSource, OfARobotsTxtThatIsTooLongTheBeginningCounts) {
  config_.crawler.maximum_bytes = 1'000'000;
  set("/robots.txt", plain("user-agent: *\ndisallow: /les/\n" + std::string(1'100'000, '#')));
  EXPECT_EQ(found().proposal.file["kind"], "site");
  EXPECT_THAT(asked(), Each(Not(StartsWith("/les/"))));
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
}  // namespace wegwijzer::testing
