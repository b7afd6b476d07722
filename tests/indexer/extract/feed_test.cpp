#include "indexer/extract/feed.hpp"

#include <gmock/gmock.h>

#include "indexer/extract/html_snippet.hpp"
#include "indexer/extract/sitemap.hpp"
#include "indexer/extract/xml_listing.hpp"

namespace wegwijzer::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Document document(std::string bytes) {
  return {.bytes = std::move(bytes), .url = Url::parse("https://a.nl/feed").value()};
}

Extracted read(std::string bytes) {
  auto feed = extract_feed(document(std::move(bytes)), {});
  if (feed) return *feed;
  ADD_FAILURE() << feed.error().what;
  Extracted nothing;
  nothing.listing.emplace();
  return nothing;
}

Extracted rss(const std::string& items) {
  return read("<rss version='2.0'><channel><title>A</title><link>https://a.nl/</link>" + items +
              "</channel></rss>");
}

ListedItem only_item(const std::string& content) {
  const Extracted feed = rss("<item>" + content + "</item>");
  if (feed.listing->items.size() == 1) return feed.listing->items.front();
  ADD_FAILURE() << feed.listing->items.size() << " items";
  return {};
}

TEST(RssItem, WithoutALinkIsAtItsPermalink) {
  EXPECT_EQ(only_item("<guid>https://a.nl/?p=4</guid>").url, "https://a.nl/?p=4");
  EXPECT_EQ(only_item("<guid isPermaLink='true'>https://a.nl/4</guid>").url, "https://a.nl/4");
}

TEST(RssItem, AGuidThatIsNoPermalinkIsNoAddress) {
  const Extracted feed =
      rss("<item><title>Rouw</title>"
          "<guid isPermaLink='false'>https://a.nl/4</guid></item>");
  EXPECT_THAT(feed.listing->items, IsEmpty());
  EXPECT_THAT(feed.notes, ElementsAre("\"Rouw\" has no address"));
}

TEST(RssItem, AtomLinksWithinItDoNotHideItsOwn) {
  EXPECT_EQ(only_item("<atom:link rel='replies' href='https://a.nl/4/reacties'/>"
                      "<link>https://a.nl/4</link>")
                .url,
            "https://a.nl/4");
  EXPECT_EQ(only_item("<atom:link href='/5'/>").url, "https://a.nl/5");
}

TEST(RssItem, TheFrontPageIsNoAddressOfAnEpisode) {
  EXPECT_EQ(only_item("<link>https://a.nl/</link><enclosure url='https://m.nl/1.mp3'/>").url,
            "https://m.nl/1.mp3");
  EXPECT_EQ(only_item("<link>https://a.nl/</link>").url, "https://a.nl/") << "better than nothing";
}

TEST(RssItem, LongDescriptionsAreTheTextToo) {
  const std::string paragraph = "<p>" + std::string(700, 'x') + "</p>";
  const ListedItem item = only_item("<link>https://a.nl/4</link><description><![CDATA[" +
                                    paragraph + paragraph + "]]></description>");
  EXPECT_THAT(item.extracted.summary, SizeIs(1000));
  EXPECT_THAT(item.extracted.text, SizeIs(1401));
}

TEST(RssItem, AuthorsAreLeftOut) {
  const ListedItem item = only_item(
      "<link>https://a.nl/4</link><author>A. Persoon</author>"
      "<dc:creator>B. Persoon</dc:creator>");
  EXPECT_THAT(item.extracted.fields, IsEmpty());
}

TEST(Feed, BrokenXmlGivesWhatStandsBeforeIt) {
  const Extracted feed =
      rss("<item><title>Een & twee</title><link>https://a.nl/1</link></item>"
          "<item><title>Drie <br> vier</title><link>https://a.nl/2</link></item>"
          "<item></rss>");
  ASSERT_FALSE(feed.listing->items.empty());
  EXPECT_EQ(feed.listing->items[0].extracted.title, "Een & twee");
  EXPECT_FALSE(feed.listing->complete);
  EXPECT_THAT(feed.notes.front(), HasSubstr("broken XML at byte"));
}

TEST(Feed, WarningsBeforeItDoNoHarm) {
  const Extracted feed = read(
      "Warning: Undefined index in feed.php\n<?xml version='1.0'?><rss><channel>"
      "<item><link>https://a.nl/1</link></item></channel></rss>");
  EXPECT_THAT(feed.listing->items, SizeIs(1));
}

TEST(Feed, OlderPagesAreNamedButNotItself) {
  const Extracted feed = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='next' href='https://a.nl/feed'/>"
      "</feed>");
  EXPECT_THAT(feed.listing->more, IsEmpty());
  EXPECT_THAT(read("<feed><link rel='prev-archive' href='/feed?2025'/></feed>").listing->more,
              ElementsAre("https://a.nl/feed?2025"));
}

TEST(Feed, APageInItsPlaceIsMalformed) {
  const auto page = extract_feed(document("<html><body/></html>"), {});
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().what, "is no feed: its outermost element is <html>");
}

TEST(Feed, MayBeASitemap) {
  const auto sitemap = extract_sitemap(
      document("<rss><channel><item><link>https://a.nl/1</link></item></channel></rss>"), {});
  ASSERT_TRUE(sitemap) << sitemap.error().what;
  EXPECT_THAT(sitemap->listing->items, SizeIs(1));
}

TEST(HostileFeed, FullOfTextIsCutToWhatTheWireHolds) {
  std::string items;
  const std::string text(100'000, 'x');
  for (int i = 0; i < 140; ++i) {
    items += "<item><link>https://a.nl/" + std::to_string(i) + "</link><content>" + text +
             "</content></item>";
  }
  const Extracted feed = rss(items);
  EXPECT_LT(feed.listing->items.size(), 120u);
  EXPECT_GT(feed.listing->items.size(), 100u);
  EXPECT_FALSE(feed.listing->complete);
}

TEST(HostileFeed, BasesWithinBasesEnd) {
  std::string deep = "<feed>";
  for (int i = 0; i < 100'000; ++i) deep += "<a xml:base='x/'>";
  EXPECT_THAT(read(deep).listing->items, IsEmpty());
}

TEST(HostileFeed, DeepHtmlIsReadAsBareText) {
  std::string html;
  for (int i = 0; i < 20'000; ++i) html += "&lt;div&gt;";
  const ListedItem item =
      only_item("<link>https://a.nl/1</link><description>" + html + "zorg</description>");
  EXPECT_EQ(item.extracted.summary, "zorg");
}

struct Snippet {
  const char* name;
  const char* html;
  const char* text;
};

void PrintTo(const Snippet& c, std::ostream* out) { *out << c.html; }

class SnippetText : public testing::TestWithParam<Snippet> {};

TEST_P(SnippetText, Is) { EXPECT_EQ(snippet_text(GetParam().html), GetParam().text); }

INSTANTIATE_TEST_SUITE_P(
    Html, SnippetText,
    testing::Values(Snippet{"Blocks", "<p>een</p><p>twee</p>", "een\ntwee"},
                    Snippet{"Plain", "een  < twee & drie", "een < twee & drie"},
                    Snippet{"PlainLines", "een\n\ntwee", "een\ntwee"},
                    Snippet{"EscapedTwice", "&lt;p&gt;een&amp;nbsp;twee&lt;/p&gt;", "een twee"},
                    Snippet{"EntitiesOnly", "pati&euml;nten &amp; naasten", "patiënten & naasten"},
                    Snippet{"Scripts", "een<script>alert(1)</script><style>p{}</style>", "een"},
                    Snippet{"AnEscapedTagInText", "gebruik &lt;b&gt; spaarzaam",
                            "gebruik spaarzaam"},
                    Snippet{"Smiley", "rouw <3", "rouw <3"}, Snippet{"Empty", "", ""}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace wegwijzer::extract
