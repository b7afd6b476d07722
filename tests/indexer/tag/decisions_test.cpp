#include "indexer/tag/decisions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_taxonomy.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::tag {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Taxonomy levels() {
  Triggers vocational;
  vocational.strong = {"mbo 3"};
  FacetValue unknown = value("unknown");
  unknown.otherwise = true;
  return Taxonomy{{facet("level", {value("mbo"), value("mbo-3", vocational, "mbo"), unknown})}};
}

const Document mbo_page = Document().title("Lesbrief mbo 3");

std::vector<std::string> tags_with(const std::vector<Decision>& list,
                                   const Document& document = mbo_page) {
  Decisions decisions;
  for (const Decision& decision : list) decisions.add(document.url, decision);
  const Tagger tagger(levels(), decisions);
  return names(tagger.tag({&document.extracted, &document.source, document.url}).tags);
}

TEST(Decisions, AYesIsGivenWithItsParents) {
  EXPECT_THAT(tags_with(
                  {
                      {"level", "mbo-3", true, "asked"}
  },
                  Document().title("Lesbrief")),
              ElementsAre("level:mbo", "level:mbo-3"));
}

TEST(Decisions, ANoTakesTheValueAndParentsThatCameWithIt) {
  EXPECT_THAT(tags_with({
                  {"level", "mbo-3", false, "wrong"}
  }),
              ElementsAre("level:unknown"));
}

TEST(Decisions, ANoToAParentTakesWhatIsBelowIt) {
  EXPECT_THAT(tags_with({
                  {"level", "mbo", false, "wrong"}
  }),
              ElementsAre("level:unknown"));
}

TEST(Decisions, ANoToTheDefaultLeavesNothing) {
  EXPECT_THAT(tags_with({
                  {"level", "mbo-3",   false, "wrong"},
                  {"level", "unknown", false, "no"   }
  }),
              IsEmpty());
}

TEST(Decisions, AYesBelowARefusedParentStands) {
  EXPECT_THAT(tags_with({
                  {"level", "mbo-3", true,  "sure" },
                  {"level", "mbo",   false, "wrong"}
  }),
              ElementsAre("level:mbo", "level:mbo-3"));
}

TEST(Decisions, ANoWinsOverTheSourceAndItsFields) {
  Document stated = Document().title("Les");
  stated.source.facets["level"] = {"mbo-3"};
  stated.extracted.fields["level"] = {"mbo-3"};
  EXPECT_THAT(tags_with(
                  {
                      {"level", "mbo-3", false, "the source is wrong"}
  },
                  stated),
              ElementsAre("level:unknown"));
}

TEST(Decisions, TheEvidenceIsThePersonAndWhy) {
  Decisions decisions;
  decisions.add(mbo_page.url, {"level", "mbo-3", true, "seen by the editor"});
  const Tagger tagger(levels(), decisions);
  const auto tagged = tagger.tag({&mbo_page.extracted, &mbo_page.source, mbo_page.url});
  EXPECT_EQ(evidence(tagged.tags, "mbo-3"), (Evidence{"person", "seen by the editor", ""}));
}

TEST(Decisions, OfWhichNoRecordIsThereAreTold) {
  Decisions decisions;
  for (const char* url : {"https://a.nl/1", "https://a.nl/2", "https://a.nl/deel"}) {
    decisions.add(url, {"niveau", "mbo-3", true, "x"});
  }
  EXPECT_THAT(decisions.elsewhere_than(std::vector<std::string>{
                  "https://a.nl/1", "https://a.nl/deel#2", "https://b.nl/"}),
              testing::ElementsAre("https://a.nl/2"));
  EXPECT_THAT(decisions.elsewhere_than({}), testing::SizeIs(3));
}

TEST(Decisions, OnlyCountForTheirOwnAddress) {
  Decisions decisions;
  decisions.add("https://example.org/other", {"level", "mbo-3", false, "wrong"});
  EXPECT_THAT(decisions.on("https://example.org/"), IsEmpty());
}

TEST(Decisions, ALaterOneReplacesTheOneBefore) {
  EXPECT_THAT(tags_with({
                  {"level", "mbo-3", false, "wrong"},
                  {"level", "mbo-3", true,  "right"}
  }),
              ElementsAre("level:mbo", "level:mbo-3"));
}

TEST(Decisions, AccessIsWhatThePersonSays) {
  FacetValue shut = value("shut");
  shut.restricted = true;
  const Taxonomy taxonomy{{facet("access", {value("open"), shut}, DerivedFrom::Access)}};
  Decisions decisions;
  decisions.add(mbo_page.url, {"access", "shut", true, "a login since May"});
  const Tagger tagger(taxonomy, decisions);
  const auto tagged = tagger.tag({&mbo_page.extracted, &mbo_page.source, mbo_page.url});
  EXPECT_EQ(tagged.access, "shut");
  EXPECT_THAT(names(tagged.tags), ElementsAre("access:shut"));
}

class DecisionsFile : public testing::Test {
 protected:
  Result<Decisions> load(const std::string& text) {
    folder_.write("decisions.jsonl", text);
    return load_decisions(folder_.path() / "decisions.jsonl", levels());
  }
  std::string errors(const std::string& text) {
    const auto loaded = load(text);
    if (loaded) return "no error";
    std::string all = to_text(loaded.error());
    const std::string folder = folder_.path().string() + "/";
    for (std::size_t at; (at = all.find(folder)) != std::string::npos;)
      all.erase(at, folder.size());
    return all;
  }
  wegwijzer::testing::TempDir folder_;
};

constexpr auto good =
    R"({"url": "https://Example.org/a?utm_source=x#top", "facet": "level", "value": "mbo", "decision": "yes", "why": "asked"})"
    "\n";

TEST_F(DecisionsFile, IsReadLineByLine) {
  const auto decisions = load(std::string("// level\n\n") + good);
  ASSERT_TRUE(decisions) << to_text(decisions.error());
  EXPECT_THAT(decisions->on("https://example.org/a"),
              ElementsAre(Decision{"level", "mbo", true, "asked"}));
}

TEST_F(DecisionsFile, MayBeAbsent) {
  const auto decisions = load_decisions(folder_.path() / "none.jsonl", levels());
  ASSERT_TRUE(decisions);
  EXPECT_TRUE(decisions->empty());
}

TEST_F(DecisionsFile, AnotherDecisionIsAnotherFingerprint) {
  const std::string yes = good;
  std::string no = yes;
  no.replace(no.find("\"yes\""), 5, "\"no\"");
  EXPECT_NE(load(yes)->fingerprint(), load(no)->fingerprint());
  EXPECT_NE(load(yes)->fingerprint(), load("")->fingerprint());
  EXPECT_EQ(load(yes)->fingerprint(), load("// same\n" + yes)->fingerprint());
}

constexpr auto bad =
    R"({"url": "https://a.example/", "facet": "levle", "value": "mbo", "decision": "yes", "why": "x"}
{"url": "https://a.example/", "facet": "level", "value": "mbo3", "decision": "maybe", "why": "x"}
{"url": "nowhere", "facet": "level", "value": "mbo", "decision": "no", "whi": "x"})";

TEST_F(DecisionsFile, TellsAllFaultsWithTheirLines) {
  EXPECT_EQ(errors(std::string(good) + bad),
            R"(error: decisions.jsonl: line 2: /facet: there is no facet "levle"
hint:  did you mean "level"?
error: decisions.jsonl: line 3: /decision: is "maybe", expected one of: yes, no
error: decisions.jsonl: line 3: /value: "mbo3" is no value of level
hint:  did you mean "mbo"?
error: decisions.jsonl: line 4: /why: is missing, expected a text
error: decisions.jsonl: line 4: /whi: unknown key
hint:  did you mean "why"?
error: decisions.jsonl: line 4: /url: is "nowhere", expected an address
hint:  for example "https://example.org/page"
)");
}

class NoDecision : public DecisionsFile, public testing::WithParamInterface<const char*> {};

TEST_P(NoDecision, IsAFaultOfItsLine) {
  EXPECT_THAT(errors(GetParam()), testing::StartsWith("error: decisions.jsonl: line 1: "));
}

INSTANTIATE_TEST_SUITE_P(Lines, NoDecision,
                         testing::Values("{", "[]", "null", "5", "{}", "{\"url\": 5}", "\xFF\xFE",
                                         "{\"url\": \"https://a.example/\"} {}"));

TEST_F(DecisionsFile, ARecordAlwaysHasAnAccess) {
  folder_.write("decisions.jsonl",
                R"({"url": "https://a.example/", "facet": "access", "value": "open",)"
                R"( "decision": "no", "why": "x"})");
  const Taxonomy taxonomy{{facet("access", {value("open")}, DerivedFrom::Access)}};
  const auto loaded = load_decisions(folder_.path() / "decisions.jsonl", taxonomy);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().hint, "say \"yes\" to the value that it should have");
}

}  // namespace
}  // namespace wegwijzer::tag
