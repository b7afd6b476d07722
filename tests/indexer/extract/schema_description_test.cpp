#include "indexer/extract/schema_description.hpp"

#include <gmock/gmock.h>

#include "indexer/extract/json_ld.hpp"

namespace wegwijzer::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Url address = Url::parse("https://site.example/map/pagina").value();

Description described(std::string_view json, const std::string& title = "Pijn bij kinderen") {
  SchemaGraph graph;
  EXPECT_TRUE(add_json_ld(json, graph)) << json;
  return describe(graph, {address, title});
}

// Which thing the page is about

struct MainCase {
  const char* name;
  const char* json;
  const char* type;  // empty: nothing is said
};

void PrintTo(const MainCase& c, std::ostream* out) { *out << c.json; }

class MainThing : public testing::TestWithParam<MainCase> {};

TEST_P(MainThing, Is) {
  const auto fields = described(GetParam().json).fields;
  const auto type = fields.find("schema:type");
  EXPECT_EQ(type == fields.end() ? "" : type->second.front(), GetParam().type);
}

INSTANTIATE_TEST_SUITE_P(
    SchemaOrg, MainThing,
    testing::Values(
        MainCase{"One", R"({"@type":"Article","name":"x"})", "Article"},
        MainCase{"OldAddress", R"({"@type":"http://schema.org/Course","name":"x"})", "Course"},
        MainCase{"InAList", R"([{"@type":"Person"},{"@type":"Course"}])", "Course"},
        MainCase{"InAGraph", R"({"@graph":[{"@type":"WebPage"},{"@type":"Course"}]})", "Course"},
        MainCase{"OfAWebPage", R"({"@type":"WebPage","mainEntity":{"@type":"Course"}})", "Course"},
        MainCase{"ByReference",
                 R"([{"@type":"WebPage","mainEntity":{"@id":"#c"}},{"@id":"#c","@type":"Course"}])",
                 "Course"},
        MainCase{"MostTelling", R"([{"@type":"Article"},{"@type":"MedicalGuideline"}])",
                 "MedicalGuideline"},
        MainCase{
            "NamedAsThePage",
            R"([{"@type":"Course","name":"Rouw"},{"@type":"Article","name":"Pijn bij kinderen"}])",
            "Article"},
        MainCase{"AnyKindOfEvent", R"({"@type":"TheaterEvent","name":"Pijn bij kinderen"})",
                 "TheaterEvent"},
        MainCase{"EventsBesideAnArticle",
                 R"([{"@type":"Article"},{"@type":"Event","name":"Rouw"}])", "Article"},
        MainCase{"CalendarIsNoEvent",
                 R"([{"@type":"Event","name":"a"},{"@type":"Event","name":"b"}])", ""},
        MainCase{"SeveralOfAKind",
                 R"([{"@type":"Course","name":"a"},{"@type":"Course","name":"b"}])", ""},
        MainCase{"FrameOfTheSite",
                 R"([{"@type":"Organization"},{"@type":"BreadcrumbList"},{"@type":"WebSite"}])",
                 ""},
        MainCase{"WithoutType", R"({"name":"Pijn bij kinderen"})", ""},
        MainCase{"NoObject", R"("Course")", ""}),
    [](const auto& tested) { return tested.param.name; });

// What it says

TEST(SchemaFields, TakeTextsNumbersThingsAndListsOfThem) {
  const auto fields = described(R"({"@type":"LearningResource",
      "learningResourceType":["video",{"@type":"DefinedTerm","name":"animatie"}],
      "educationalLevel":{"@type":"DefinedTerm","@id":"x","name":"mbo 3"},
      "isAccessibleForFree":true, "timeRequired":"PT2H", "keywords":"rouw, verlies ,",
      "audience":[{"@type":"Audience","audienceType":"huisartsen"},"verzorgenden"],
      "provider":{"@type":"Organization","name":"Leerhuis"},
      "teaches":{"@value":"gesprek","@language":"nl"}})")
                          .fields;
  EXPECT_THAT(fields.at("learningResourceType"), ElementsAre("video", "animatie"));
  EXPECT_THAT(fields.at("educationalLevel"), ElementsAre("mbo 3"));
  EXPECT_THAT(fields.at("isAccessibleForFree"), ElementsAre("true"));
  EXPECT_THAT(fields.at("timeRequired"), ElementsAre("PT2H"));
  EXPECT_THAT(fields.at("keywords"), ElementsAre("rouw", "verlies"));
  EXPECT_THAT(fields.at("audience"), ElementsAre("verzorgenden", "huisartsen"));
  EXPECT_THAT(fields.at("provider"), ElementsAre("Leerhuis"));
  EXPECT_THAT(fields.at("teaches"), ElementsAre("gesprek"));
}

TEST(SchemaDates, GuidelineHasTheDayOfItsAdoption) {
  EXPECT_EQ(described(R"({"@type":"MedicalGuideline","datePublished":"2026-01-01",
                          "guidelineDate":"2022-05-03"})")
                .published,
            "2022-05-03");
  EXPECT_EQ(described(R"({"@type":"Article","dateModified":"2026-01-01"})").published, "");
}

TEST(SchemaEvent, CourseIsAtItsFirstInstanceThatIsNotCancelled) {
  const auto event = described(R"({"@type":"Course","offers":{"price":"0,00"},"hasCourseInstance":[
      {"startDate":"2027-03-01"}, {"startDate":"2027-02-01"},
      {"startDate":"2027-01-01","eventStatus":"http://schema.org/EventCancelled"}]})")
                         .event;
  ASSERT_TRUE(event);
  EXPECT_EQ(event->start, "2027-02-01");
  EXPECT_EQ(event->price, "gratis");
  EXPECT_EQ(event->price_amount, 0);
}

TEST(SchemaEvent, RecordingIsAVideoByAnyAddress) {
  for (
      const char* property :
      {R"("recordedIn":{"@type":"VideoObject","contentUrl":"/v"})",
       R"("recordedIn":{"@type":"VideoObject","embedUrl":"/v"})", R"("recordedIn":"/v")",
       R"("subjectOf":[{"@type":"Article","url":"/a"},{"@type":"VideoObject","embedUrl":"/v"}])"}) {
    const auto event =
        described(std::string(R"({"@type":"Event","startDate":"2026-01-12",)") + property + "}")
            .event;
    ASSERT_TRUE(event) << property;
    EXPECT_EQ(event->recording, "https://site.example/v") << property;
  }
}

TEST(SchemaEvent, MayBeDatedInWords) {
  const auto event =
      described(
          R"({"@type":"Event","startDate":"2 april 2027, 19.00 uur","endDate":"3 april 2027"})")
          .event;
  ASSERT_TRUE(event);
  EXPECT_EQ(event->start, "2027-04-02T19:00+02:00");
  EXPECT_EQ(event->end, "2027-04-03");
}

TEST(SchemaEvent, NamesMayHaveThePrefixOfTheContext) {
  const auto event = described(R"({"@context":["x",{"s":"https://schema.org/","o":"https://o.nl/"}],
      "@graph":[{"@type":"s:Event","s:name":"Pijn","s:startDate":"2027-04-02","o:endDate":"2027-04-03",
      "s:eventStatus":"s:EventCancelled"}]})")
                         .event;
  ASSERT_TRUE(event);
  EXPECT_EQ(event->start, "2027-04-02");
  EXPECT_EQ(event->end, "");
  EXPECT_EQ(event->status, EventStatus::Cancelled);
}

TEST(SchemaEvent, WithoutADateIsNone) {
  EXPECT_FALSE(described(R"({"@type":"Event","startDate":"8 oktober"})").event);
}

TEST(SchemaEvent, OtherMoneyIsNotCountedInEuros) {
  const auto event = described(R"({"@type":"Event","startDate":"2027-03-01",
                                   "offers":{"price":"35","priceCurrency":"USD"}})")
                         .event;
  EXPECT_EQ(event->price, "35 USD");
  EXPECT_EQ(event->price_amount, std::nullopt);
}

// What is not believed or not read

TEST(HostileJsonLd, DepthAndSizeAreLimited) {
  SchemaGraph graph;
  EXPECT_FALSE(add_json_ld(std::string(100'000, '['), graph));
  std::string deep = R"({"@type":"Course","x":)";
  for (int i = 0; i < 70; ++i) deep += "[";
  for (int i = 0; i < 70; ++i) deep += "]";
  EXPECT_FALSE(add_json_ld(deep + "}", graph));
  EXPECT_FALSE(add_json_ld("\"" + std::string(1'000'001, 'x') + "\"", graph));
  EXPECT_THAT(graph.things(), IsEmpty());
}

TEST(HostileJsonLd, ThingsThatReferToThemselves) {
  const auto description = described(
      R"({"@id":"#a","@type":"Course","provider":{"@id":"#a"},"hasCourseInstance":{"@id":"#a"},
                    "mainEntity":{"@id":"#a"},"name":"Kring"})");
  EXPECT_THAT(description.fields.at("provider"), ElementsAre("Kring"));
}

TEST(HostileJsonLd, PropertiesOfAnyType) {
  for (const char* value : {"null", "[]", "{}", "[[]]", "[null]", "-1", "1e400", "true", "\"\"",
                            "{\"@id\":1}", "{\"@type\":{}}", "\"<<p>\""}) {
    for (const char* property :
         {"@type", "@id", "@graph", "name", "startDate", "location", "offers", "mainEntity",
          "transcript", "eventStatus", "audience", "url"}) {
      SchemaGraph graph;
      const std::string json = R"({"@type":["Course","Event"],"startDate":"2027-01-01",")" +
                               std::string(property) + "\":" + value + "}";
      if (add_json_ld(json, graph)) describe(graph, {address, "x"});
    }
  }
}

}  // namespace
}  // namespace wegwijzer::extract
