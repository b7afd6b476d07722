#include "indexer/source/catalogue.hpp"

#include <gmock/gmock.h>

#include "support/temp_dir.hpp"

namespace wegwijzer::source {
namespace {

using Lists = std::map<std::string, std::vector<std::string>>;

class ReadCatalogue : public testing::Test {
 protected:
  ReadCatalogue() {
    source_.kind = Kind::Catalogue;
    source_.fields = {
        {"url",        "url"         },
        {"title",      "titel"       },
        {"summary",    "omschrijving"},
        {"published",  "jaar"        },
        {"language",   "taal"        },
        {"media_type", "soort"       },
        {"doelgroep",  "groep"       },
        {"access",     "toegang"     },
        {"text",       "tekst"       }
    };
  }

  Listing read(const std::string& name, std::string_view bytes) {
    const auto listing = try_read(name, bytes);
    if (listing) return *listing;
    ADD_FAILURE() << to_text(listing.error());
    return {};
  }

  Result<Listing> try_read(const std::string& name, std::string_view bytes) {
    source_.path = folder_.write(name, bytes);
    source_.format = name.ends_with(".csv") ? CatalogueFormat::Csv : CatalogueFormat::Jsonl;
    return read_catalogue(source_);
  }

  /// Only url and title, so that no line misses a column.
  void only_url_and_title() {
    source_.fields = {
        {"url",   "url"  },
        {"title", "titel"}
    };
  }

  testing::TempDir folder_;
  Source source_;
};

TEST_F(ReadCatalogue, JsonlGivesAllThatTheFieldsName) {
  const Listing listing = read("lijst.jsonl", R"({"url": "https://a.nl/les.pdf?utm_source=x#top",
 "titel": "x"})");
  EXPECT_EQ(listing.items.size(), 0u) << "an object takes one line";

  const Listing whole = read(
      "lijst.jsonl",
      R"({"url": "https://A.nl/les.pdf?utm_source=x#top", "titel": " Rouw\tbij  kinderen ", )"
      R"("omschrijving": "Een les.", "jaar": 2014, "taal": "NL", "soort": "html", "extra": {"a": 1}, )"
      R"("groep": ["kinderen", "naasten", 7, null, " "], "toegang": "open", )"
      R"("tekst": ["Eerste deel.", "Tweede deel."]})");
  EXPECT_THAT(whole.faults, testing::IsEmpty());
  EXPECT_TRUE(whole.complete);
  ASSERT_EQ(whole.items.size(), 1u);
  EXPECT_EQ(whole.items[0].url.href(), "https://a.nl/les.pdf");
  EXPECT_EQ(whole.items[0].extracted,
            (extract::Extracted{
                .title = "Rouw bij kinderen",
                .summary = "Een les.",
                .text = "Eerste deel.\nTweede deel.",
                .language = "nl",
                .published = "2014",
                .media_type = "text/html",
                .fields = {{"doelgroep", {"kinderen", "naasten", "7"}}, {"access", {"open"}}}
  }));
}

TEST_F(ReadCatalogue, CsvGivesTheSame) {
  source_.values = {
      {"doelgroep", {{"naasten|familie", "naasten"}}}
  };
  const Listing listing =
      read("lijst.csv",
           "\xEF\xBB\xBFurl;titel;omschrijving;jaar;taal;soort;groep;toegang;tekst\r\n"
           "https://a.nl/1;\"Rouw; een les\";\"Over \"\"rouw\"\"\";2014-05;nl;pdf;"
           "kinderen| ouderen ;;\"Eerste.\r\nTweede.\"\r\n"
           "https://a.nl/2;Twee;;;;;naasten|familie;;\r\n");
  EXPECT_THAT(listing.faults, testing::IsEmpty());
  EXPECT_TRUE(listing.complete);
  ASSERT_EQ(listing.items.size(), 2u);
  EXPECT_EQ(listing.items[0].extracted,
            (extract::Extracted{.title = "Rouw; een les",
                                .summary = "Over \"rouw\"",
                                .text = "Eerste. \nTweede.",
                                .language = "nl",
                                .published = "2014-05",
                                .media_type = "application/pdf",
                                .fields = {{"doelgroep", {"kinderen", "ouderen"}}}}));
  EXPECT_EQ(listing.items[1].extracted.fields, (Lists{
                                                   {"doelgroep", {"naasten|familie"}}
  }))
      << "values knows the whole cell as one word";
}

TEST_F(ReadCatalogue, RowsThatCannotBeUsedAreTold) {
  only_url_and_title();
  const Listing listing = read("lijst.jsonl", R"({"url": "https://a.nl/1", "titel": "Een"}
nonsense

["https://a.nl/4", "Vier"]
{"titel": "Vijf"}
{"url": "https://a.nl/6", "titel": "  "}
{"url": "ftp://a.nl/7", "titel": "Zeven"}
{"url": "niets", "titel": "Acht"}
{"url": {"href": "https://a.nl/9"}, "titel": "Negen"}
{"url": "https://a.nl/10", "titel": "Tien", "waarde": 1e999}
{"url": "https://a.nl/11", "titel": "Elf"
)");
  ASSERT_EQ(listing.items.size(), 1u);
  EXPECT_FALSE(listing.complete);
  EXPECT_THAT(
      listing.faults,
      testing::ElementsAre(
          "lijst.jsonl: line 2: is no JSON from byte 2 on",
          "lijst.jsonl: line 4: is a list, expected an object",
          "lijst.jsonl: line 5: has no address", "lijst.jsonl: line 6: https://a.nl/6 has no title",
          "lijst.jsonl: line 7: address \"ftp://a.nl/7\": the scheme is ftp, expected http "
          "or "
          "https",
          "lijst.jsonl: line 8: address \"niets\": there is no scheme, and no page that it "
          "is "
          "relative to",
          "lijst.jsonl: line 9: \"url\" has an object, expected texts and numbers; left out",
          "lijst.jsonl: line 9: has no address",
          "lijst.jsonl: line 10: has a number that is too large",
          "lijst.jsonl: line 11: is no JSON from byte 42 on"));
}

TEST_F(ReadCatalogue, ARepeatedAddressIsToldAndLosesNothing) {
  only_url_and_title();
  const Listing listing = read("lijst.jsonl", R"({"url": "https://a.nl/1", "titel": "Een"}
{"url": "https://a.nl/2", "titel": "Twee"}
{"url": "https://A.nl/1?utm_medium=mail", "titel": "Weer een"}
)");
  ASSERT_EQ(listing.items.size(), 2u);
  EXPECT_EQ(listing.items[0].extracted.title, "Een");
  EXPECT_TRUE(listing.complete);
  EXPECT_THAT(
      listing.faults,
      testing::ElementsAre(
          "lijst.jsonl: line 3: https://a.nl/1 is on line 1 already; this one is left out"));
}

TEST_F(ReadCatalogue, AddressesAreMadeEqualByTheRulesOfTheSource) {
  only_url_and_title();
  source_.canonical = {.keep_fragment = true, .drop_parameters = {"sessie"}};
  const Listing listing =
      read("lijst.jsonl", R"({"url": "https://a.nl/x?sessie=1#een", "titel": "1"}
{"url": "https://a.nl/x?sessie=2#twee", "titel": "2"}
)");
  ASSERT_EQ(listing.items.size(), 2u);
  EXPECT_EQ(listing.items[0].url.href(), "https://a.nl/x#een");
  EXPECT_EQ(listing.items[1].url.href(), "https://a.nl/x#twee");
}

TEST_F(ReadCatalogue, WhatIsLeftOutOfARowIsTold) {
  source_.fields = {
      {"url",        "url"  },
      {"title",      "titel"},
      {"published",  "jaar" },
      {"media_type", "soort"}
  };
  const Listing listing =
      read("lijst.jsonl",
           R"({"url": "https://a.nl/1.docx", "titel": "Een", "jaar": "vorig jaar", "soort": "quiz"}
{"url": ["https://a.nl/2", "https://a.nl/3"], "titel": "Twee", "jaar": "2014-02-30"}
{"url": "https://a.nl/4", "titel": "Vier", "jaar": "2014-02-28"}
)");
  EXPECT_TRUE(listing.complete);
  ASSERT_EQ(listing.items.size(), 3u);
  EXPECT_EQ(listing.items[0].extracted.published, "");
  EXPECT_EQ(listing.items[0].extracted.media_type,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  EXPECT_EQ(listing.items[1].url.href(), "https://a.nl/2");
  EXPECT_EQ(listing.items[1].extracted.published, "");
  EXPECT_EQ(listing.items[1].extracted.media_type, "text/html");
  EXPECT_EQ(listing.items[2].extracted.published, "2014-02-28");
  EXPECT_THAT(listing.faults,
              testing::ElementsAre(
                  "lijst.jsonl: line 1: published is \"vorig jaar\", expected YYYY, YYYY-MM "
                  "or YYYY-MM-DD; left out",
                  "lijst.jsonl: line 1: media_type is \"quiz\", expected one such as "
                  "\"text/html\" or \"pdf\"; left out",
                  "lijst.jsonl: line 2: url has 2 texts, the first is used",
                  "lijst.jsonl: line 2: published is \"2014-02-30\", expected YYYY, YYYY-MM "
                  "or YYYY-MM-DD; left out"));
}

TEST_F(ReadCatalogue, AColumnThatNoLineHasIsTold) {
  source_.fields = {
      {"url",     "url"        },
      {"title",   "titel"      },
      {"summary", "omschrijvng"}
  };
  const Listing listing = read("lijst.jsonl", R"({"url": "https://a.nl/1", "titel": "Een"})");
  EXPECT_EQ(listing.items.size(), 1u);
  EXPECT_THAT(listing.faults,
              testing::ElementsAre("lijst.jsonl: no line has a \"omschrijvng\", the "
                                   "column for summary"));
}

TEST_F(ReadCatalogue, AColumnThatACsvFileLacksIsAnError) {
  only_url_and_title();
  const auto listing = try_read("lijst.csv", "url,title,jaar\nhttps://a.nl/1,Een,2014\n");
  ASSERT_FALSE(listing);
  EXPECT_EQ(to_text(listing.error()),
            "error: " + source_.path.string() +
                ": line 1: has no column \"titel\", which the source names for title\n"
                "hint:  its columns: url, title, jaar\n");
  EXPECT_EQ(listing.error().code, Code::Malformed);
}

TEST_F(ReadCatalogue, BrokenCsvRowsAreTold) {
  only_url_and_title();
  const Listing listing = read("lijst.csv",
                               "url,titel\n"
                               "https://a.nl/2,Twee,te veel\n"
                               "\n"
                               "\"https://a.nl/4\"x,Vier\n"
                               "https://a.nl/5,Vijf\n"
                               "https://a.nl/6,\"Zes\n"
                               "https://a.nl/7,Zeven\n");
  ASSERT_EQ(listing.items.size(), 1u);
  EXPECT_EQ(listing.items[0].extracted.title, "Vijf");
  EXPECT_FALSE(listing.complete);
  EXPECT_THAT(
      listing.faults,
      testing::ElementsAre(
          "lijst.csv: line 2: has 3 cells, expected 2 as in the first line",
          "lijst.csv: line 4: has text after a closing quote",
          "lijst.csv: line 6: has a quote that is never closed; nothing after it was read"));
}

TEST_F(ReadCatalogue, AFileThatIsNotThereIsAnError) {
  source_.path = folder_.path() / "weg.jsonl";
  const auto listing = read_catalogue(source_);
  ASSERT_FALSE(listing);
  EXPECT_EQ(listing.error().code, Code::Io);
  EXPECT_THAT(listing.error().what, testing::HasSubstr("weg.jsonl"));
}

TEST_F(ReadCatalogue, EmptyFiles) {
  only_url_and_title();
  const Listing listing = read("lijst.jsonl", "");
  EXPECT_THAT(listing.items, testing::IsEmpty());
  EXPECT_THAT(listing.faults, testing::IsEmpty());
  const auto csv = try_read("lijst.csv", "");
  ASSERT_FALSE(csv);
  EXPECT_EQ(
      csv.error().what,
      source_.path.string() + ": is empty, expected a first line with the names of the columns");
}

TEST_F(ReadCatalogue, BytesThatAreNotUtf8AreRepaired) {
  only_url_and_title();
  Listing listing = read("lijst.csv", "url,titel\nhttps://a.nl/1,Caf\xE9 caf\xC3\xA9\n");
  ASSERT_EQ(listing.items.size(), 1u);
  EXPECT_EQ(listing.items[0].extracted.title, "Caf\xEF\xBF\xBD caf\xC3\xA9");
  const auto told = testing::ElementsAre(
      "lijst.csv: line 2: has bytes that are not UTF-8; they read as \"\uFFFD\"");
  EXPECT_THAT(listing.faults, told) << "it was not told";
  EXPECT_TRUE(listing.complete);

  listing = read("lijst.csv", "\xEF\xBB\xBFurl,titel\nhttps://a.nl/1,Caf\xE9\n");
  EXPECT_THAT(listing.faults, told) << "a byte order mark says UTF-8 too";

  listing = read("oud.csv", "url,titel\nhttps://a.nl/1,Caf\xE9 \x80 5\n");
  ASSERT_EQ(listing.items.size(), 1u);
  EXPECT_EQ(listing.items[0].extracted.title, "Café € 5") << "windows-1252 of an old spreadsheet";
}

TEST_F(ReadCatalogue, TextIsNormalised) {
  only_url_and_title();
  const Listing listing = read("lijst.jsonl",
                               "{\"url\": \"https://a.nl/1\", \"titel\": \"cafe\\u0301\\u0000x\"}\n"
                               "{\"url\": \"https://a.nl/2\", \"titel\": \"lone \\ud800\"}\n");
  ASSERT_EQ(listing.items.size(), 1u);
  EXPECT_EQ(listing.items[0].extracted.title, "café x");
  EXPECT_THAT(listing.faults,
              testing::ElementsAre("lijst.jsonl: line 2: is no JSON from byte 48 on"));
}

TEST_F(ReadCatalogue, HostileLinesLoseThemselvesOnly) {
  only_url_and_title();
  const std::string deep(100'000, '[');
  const std::string closed = deep + std::string(100'000, ']');
  const std::string text = deep + "\n" + "{\"url\": " + closed + ", \"titel\": " + closed + "}\n" +
                           "{\"url\": \"https://a.nl/3\", \"titel\": \"" +
                           std::string(10'000'000, 'x') + "\"}\n" + std::string("\0\0\0\n", 4) +
                           "{\"url\": \"https://a.nl/5\", \"titel\": \"Vijf\"}\n";
  const Listing listing = read("lijst.jsonl", text);
  ASSERT_EQ(listing.items.size(), 1u);
  EXPECT_EQ(listing.items[0].extracted.title, "Vijf");
  EXPECT_FALSE(listing.complete);
  EXPECT_THAT(listing.faults,
              testing::ElementsAre(
                  "lijst.jsonl: line 1: is no JSON from byte 100001 on",
                  "lijst.jsonl: line 2: \"titel\" has a list, expected texts and numbers; left out",
                  "lijst.jsonl: line 2: \"url\" has a list, expected texts and numbers; left out",
                  "lijst.jsonl: line 2: has no address",
                  "lijst.jsonl: line 3: is 10000038 bytes long, expected at most 4000000",
                  "lijst.jsonl: line 4: is no JSON from byte 1 on"));
}

TEST_F(ReadCatalogue, HostileCsvRowsLoseThemselvesOnly) {
  only_url_and_title();
  const Listing listing = read(
      "lijst.csv", "url,titel\nhttps://a.nl/2," + std::string(4'000'000, 'x') + "\n" +
                       std::string(1'000, ',') + "\n" + std::string("https://a.nl/4,V\0r\n", 19));
  ASSERT_EQ(listing.items.size(), 1u);
  EXPECT_EQ(listing.items[0].extracted.title, "V r");
  EXPECT_THAT(
      listing.faults,
      testing::ElementsAre("lijst.csv: line 2: is 4000016 bytes long, expected at most 4000000",
                           "lijst.csv: line 3: has 1001 cells, expected 2 as in the first line"));
}

TEST_F(ReadCatalogue, ThousandsOfFaultsAreCounted) {
  only_url_and_title();
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "x\n";
  const Listing listing = read("lijst.jsonl", text);
  ASSERT_EQ(listing.faults.size(), maximum_faults + 1);
  EXPECT_EQ(listing.faults.back(), "lijst.jsonl: and 4000 more");
}

}  // namespace
}  // namespace wegwijzer::source
