#include "searchd/pages/texts.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "searchd/pages/assets.hpp"

namespace wegwijzer::pages {
namespace {

using nlohmann::json;

json texts_in(const std::string& language) {
  return json::parse(find_asset("teksten/" + language + ".json")->bytes);
}

std::multiset<std::string> gaps_in(const std::string& text) {
  const std::regex gap("\\{[a-z]+\\}");
  std::multiset<std::string> gaps;
  for (std::sregex_iterator at(text.begin(), text.end(), gap), end; at != end; ++at) {
    gaps.insert(at->str());
  }
  return gaps;
}

TEST(Texts, BothLanguagesSayTheSameThings) {
  const json dutch = texts_in("nl");
  const json english = texts_in("en");
  EXPECT_EQ(dutch.size(), english.size());
  for (const auto& [key, text] : dutch.items()) {
    ASSERT_TRUE(english.contains(key)) << key;
    EXPECT_EQ(gaps_in(text), gaps_in(english[key])) << key;
  }
}

TEST(Texts, AnUnknownLanguageIsDutch) { EXPECT_EQ(Texts::in("fr").language(), "nl"); }

TEST(Texts, GapsAreFilledOnce) {
  EXPECT_EQ(Texts::in("nl").with("for_text",
                                 {
                                     {"count", "{text}"  },
                                     {"text",  "a{count}"}
  }),
            "{text} voor ‘a{count}’");
}

TEST(Texts, NumbersHaveTheSeparatorOfTheLanguage) {
  EXPECT_EQ(Texts::in("nl").number(0), "0");
  EXPECT_EQ(Texts::in("nl").number(999), "999");
  EXPECT_EQ(Texts::in("nl").number(1234567), "1.234.567");
  EXPECT_EQ(Texts::in("en").number(1234), "1,234");
}

TEST(Texts, DatesAreWords) {
  EXPECT_EQ(Texts::in("nl").date("2026-03-03"), "3 maart 2026");
  EXPECT_EQ(Texts::in("nl").date("2026-11-30"), "30 november 2026");
  EXPECT_EQ(Texts::in("en").date("2026-03"), "March 2026");
  EXPECT_EQ(Texts::in("nl").date("2026"), "2026");
  EXPECT_EQ(Texts::in("nl").date("2026-13-01"), "2026-13-01");
  EXPECT_EQ(Texts::in("nl").date("voorjaar 26"), "voorjaar 26");
}

TEST(Assets, AreTheFilesOfTheWebFolder) {
  for (const Asset& asset : assets()) {
    std::ifstream file(PROJECT_DIR "/web/" + std::string(asset.name), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(asset.bytes, bytes) << asset.name;
    EXPECT_EQ(asset.sha256.size(), 64u);
  }
  EXPECT_EQ(asset_path("stijl.css"),
            "/a/" + std::string(find_asset("stijl.css")->hash()) + "/stijl.css");
  EXPECT_EQ(find_asset("../searchd/main.cpp"), nullptr);
}

}  // namespace
}  // namespace wegwijzer::pages
