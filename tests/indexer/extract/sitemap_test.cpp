#include "indexer/extract/sitemap.hpp"

#include <gmock/gmock.h>

#include "indexer/extract/gunzip.hpp"
#include "indexer/extract/xml_listing.hpp"
#include "support/gzipped.hpp"

namespace wegwijzer::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string head = R"(<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">)";

Result<Extracted> read(std::string bytes, std::string charset = "") {
  return extract_sitemap({.bytes = std::move(bytes),
                          .charset = std::move(charset),
                          .url = Url::parse("https://a.nl/map/sitemap.xml").value()},
                         {});
}

Extracted read_sound(std::string bytes, std::string charset = "") {
  auto sitemap = read(std::move(bytes), std::move(charset));
  if (sitemap) return *sitemap;
  ADD_FAILURE() << sitemap.error().what;
  Extracted nothing;
  nothing.listing.emplace();
  return nothing;
}

std::vector<std::string> urls(const Extracted& sitemap) {
  std::vector<std::string> found;
  for (const ListedItem& item : sitemap.listing->items) found.push_back(item.url);
  return found;
}

std::string entry(const std::string& address) { return "<url><loc>" + address + "</loc></url>"; }

TEST(Sitemap, MayHaveAnyPrefixOrNone) {
  EXPECT_THAT(urls(read_sound("<s:urlset><s:url><s:loc>https://a.nl/x</s:loc></s:url></s:urlset>")),
              ElementsAre("https://a.nl/x"));
}

TEST(Sitemap, AddressesMayBeCdataOrRelative) {
  EXPECT_THAT(urls(read_sound(head + entry("<![CDATA[https://a.nl/?a=1&b=2]]>") + entry("/x") +
                              "</urlset>")),
              ElementsAre("https://a.nl/?a=1&b=2", "https://a.nl/x"));
}

TEST(Sitemap, LastmodIsInUtcOrNotThere) {
  const Extracted sitemap = read_sound(
      head +
      "<url><loc>https://a.nl/</loc><lastmod>2026-11-21T00:30:00.25+02:00</lastmod></url>"
      "<url><loc>https://a.nl/</loc><lastmod>2026-02-30</lastmod></url></urlset>");
  ASSERT_EQ(sitemap.listing->items.size(), 2u);
  EXPECT_EQ(sitemap.listing->items[0].modified, "2026-11-20T22:30:00Z");
  EXPECT_EQ(sitemap.listing->items[1].modified, "");
}

TEST(Sitemap, AnIndexNamesOthersAndNeverItself) {
  const Extracted index = read_sound(
      "<sitemapindex><sitemap><loc>https://a.nl/map/sitemap.xml</loc></sitemap>"
      "<sitemap><loc>sitemap-2.xml.gz</loc></sitemap>"
      "<sitemap><loc>https://elders.example/s.xml</loc></sitemap></sitemapindex>");
  EXPECT_THAT(index.listing->items, IsEmpty());
  EXPECT_THAT(index.listing->more,
              ElementsAre("https://a.nl/map/sitemap-2.xml.gz", "https://elders.example/s.xml"));
  EXPECT_TRUE(index.listing->complete);
}

TEST(Sitemap, MayBeGzipped) {
  const Extracted sitemap =
      read_sound(testing::gzipped(head + entry("https://a.nl/x") + "</urlset>"));
  EXPECT_THAT(urls(sitemap), ElementsAre("https://a.nl/x"));
  EXPECT_TRUE(sitemap.listing->complete);
}

TEST(Sitemap, MayBeALineForEachAddress) {
  const Extracted sitemap =
      read_sound("\xEF\xBB\xBFhttps://a.nl/x\r\n\r\nhttps://a.nl/y\nzomaar\n");
  EXPECT_THAT(urls(sitemap), ElementsAre("https://a.nl/x", "https://a.nl/y"));
  EXPECT_THAT(sitemap.notes, ElementsAre("\"zomaar\" is no address"));
}

TEST(Sitemap, InAnotherEncodingIsRead) {
  const std::string latin = "<?xml version='1.0' encoding='ISO-8859-1'?>" + head +
                            entry("https://a.nl/pati\xEBnt") + "</urlset>";
  EXPECT_THAT(urls(read_sound(latin)), ElementsAre("https://a.nl/pati%C3%ABnt"));
  std::string wide = "\xFF\xFE";
  for (const char c : head + entry("https://a.nl/x") + "</urlset>") {
    wide += c;
    wide += '\0';
  }
  EXPECT_THAT(urls(read_sound(wide, "utf-8")), ElementsAre("https://a.nl/x"));
  EXPECT_THAT(urls(read_sound("\n\xEF\xBB\xBF" + head + entry("https://a.nl/x") + "</urlset>")),
              ElementsAre("https://a.nl/x"))
      << "a byte order mark behind an empty line";
}

TEST(Sitemap, CutOffGivesItsGoodPart) {
  const Extracted sitemap = read_sound(head + entry("https://a.nl/x") + "<url><loc>https://a.nl/y");
  EXPECT_THAT(urls(sitemap), ::testing::Contains("https://a.nl/x"));
  EXPECT_FALSE(sitemap.listing->complete);
  ASSERT_EQ(sitemap.notes.size(), 1u);
  EXPECT_THAT(sitemap.notes[0], HasSubstr("broken XML at byte"));
}

TEST(Sitemap, CutOffGzipGivesItsGoodPart) {
  std::string body = head;
  for (int i = 0; i < 5000; ++i) body += entry("https://a.nl/" + std::to_string(i * 7919));
  const std::string packed = testing::gzipped(body + "</urlset>");
  const Extracted sitemap = read_sound(packed.substr(0, packed.size() / 2));
  EXPECT_GT(sitemap.listing->items.size(), 100u);
  EXPECT_FALSE(sitemap.listing->complete);
  EXPECT_EQ(sitemap.notes.front(), "the gzip is damaged or cut off");
}

TEST(Sitemap, APageInItsPlaceIsMalformed) {
  const auto page = read("<html><body><p>Niet gevonden</p></body></html>");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().what, "is no sitemap: its outermost element is <html>");
  const auto text = read("Niet gevonden");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().what, "is no XML: No document element found");
  EXPECT_FALSE(read(""));
}

TEST(HostileSitemap, OfAMillionAddressesGivesTheFirstFiftyThousand) {
  std::string body = head;
  for (int i = 0; i < 1'000'000; ++i) body += "<url><loc>https://a.nl/p</loc></url>";
  const Extracted sitemap = read_sound(std::move(body));
  EXPECT_EQ(sitemap.listing->items.size(), maximum_listed);
  EXPECT_FALSE(sitemap.listing->complete);
  EXPECT_THAT(sitemap.notes, ::testing::Contains("only the first 50000 items were read"));
}

TEST(HostileSitemap, BombIsUnpackedNoFurtherThanTheLimit) {
  const std::string bomb = testing::gzipped(head + std::string(100'000'000, ' '));
  ASSERT_LT(bomb.size(), 1'000'000u);
  const Extracted sitemap = read_sound(bomb);
  EXPECT_THAT(sitemap.listing->items, IsEmpty());
  EXPECT_FALSE(sitemap.listing->complete);
  EXPECT_EQ(sitemap.notes.front(), "only the first 52428800 unpacked bytes were read");
}

TEST(HostileSitemap, EntitiesAreNotExpanded) {
  const Extracted sitemap = read_sound(
      "<!DOCTYPE urlset [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
      "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>" +
      head + entry("https://a.nl/&b;") + entry("https://a.nl/&f;") + "</urlset>");
  EXPECT_THAT(urls(sitemap), ElementsAre("https://a.nl/&b;", "https://a.nl/&f;"));
}

TEST(HostileSitemap, LongAddressesAreLeftOut) {
  const Extracted sitemap =
      read_sound(head + entry("https://a.nl/" + std::string(100'000, 'x')) + "</urlset>");
  EXPECT_THAT(sitemap.listing->items, IsEmpty());
  ASSERT_EQ(sitemap.notes.size(), 1u);
  EXPECT_LT(sitemap.notes[0].size(), 300u);
}

TEST(HostileSitemap, FaultsAreNotToldForEver) {
  std::string body = head;
  for (int i = 0; i < 1000; ++i) body += entry("x:y");
  const Extracted sitemap = read_sound(body + "</urlset>");
  EXPECT_EQ(sitemap.notes.size(), 11u);
  EXPECT_EQ(sitemap.notes.back(), "and 990 more that could not be used");
}

TEST(HostileSitemap, MayNestAsDeepAsItLikes) {
  std::string body = head + "<url><loc>";
  for (int i = 0; i < 300'000; ++i) body += "<b>";
  const Extracted sitemap = read_sound(body + "https://a.nl/x");
  EXPECT_FALSE(sitemap.listing->complete);
}

TEST(Gunzip, JoinsMembersAndIgnoresPadding) {
  const Gunzipped both =
      gunzip(testing::gzipped("een ") + testing::gzipped("twee") + std::string(10, '\0'), 100);
  EXPECT_EQ(both.bytes, "een twee");
  EXPECT_TRUE(both.complete);
}

TEST(Gunzip, StopsAtTheLimit) {
  const Gunzipped cut = gunzip(testing::gzipped("een twee"), 3);
  EXPECT_EQ(cut.bytes, "een");
  EXPECT_FALSE(cut.complete);
}

TEST(Gunzip, GarbageIsNothing) {
  const Gunzipped nothing = gunzip("\x1F\x8Bzomaar", 100);
  EXPECT_EQ(nothing.bytes, "");
  EXPECT_FALSE(nothing.complete);
}

}  // namespace
}  // namespace wegwijzer::extract
