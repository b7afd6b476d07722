#include "searchd/search/query.hpp"

#include <gmock/gmock.h>

#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

using ::testing::ElementsAre;

const Taxonomy& taxonomy() {
  static const Taxonomy shipped = wegwijzer::testing::shipped_taxonomy();
  return shipped;
}

Result<Query> parse(const Parameters& parameters) { return parse_query(parameters, taxonomy()); }

TEST(ParseQuery, NothingAsksForEverything) { EXPECT_EQ(*parse({}), Query{}); }

TEST(ParseQuery, ARepeatedFacetIsOneFilterWithSeveralValues) {
  const auto query = parse({
      {"doelgroep", "kanker"  },
      {"doelgroep", "dementie"},
      {"doelgroep", "kanker"  }
  });
  ASSERT_TRUE(query);
  EXPECT_THAT(query->filters.at("doelgroep"), ElementsAre("dementie", "kanker"));
}

TEST(ParseQuery, TextIsNeverAnError) {
  for (const std::string text : {"\"", "(x OR", "AND", "****", "\xFF\xFE", "a:b:c", "'; DROP"}) {
    EXPECT_TRUE(parse({
        {"q", text}
    }))
        << text;
  }
}

TEST(ParseQuery, LongTextIsCutAtACharacter) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "ë";
  const auto query = parse({
      {"q", text}
  });
  ASSERT_TRUE(query);
  EXPECT_EQ(query->text.size(), longest_text);
}

struct Wrong {
  std::string name, value, what, hint;
};

class WrongParameter : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongParameter, IsNamedWithASuggestion) {
  const auto query = parse({
      {GetParam().name, GetParam().value}
  });
  ASSERT_FALSE(query);
  EXPECT_EQ(query.error().code, Code::Query);
  EXPECT_EQ(query.error().parameter, GetParam().name);
  EXPECT_EQ(query.error().what, GetParam().what);
  EXPECT_EQ(query.error().hint, GetParam().hint);
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongParameter,
    ::testing::Values(
        Wrong{"doelgroup", "kinderen", "unknown parameter \"doelgroup\"",
              "did you mean \"doelgroep\"?"},
        Wrong{"doelgroep", "kindern", "doelgroep has no value \"kindern\"",
              "did you mean \"kinderen\"?"},
        Wrong{"per_page", "500", "per_page is \"500\", expected a whole number from 1 to 100", ""},
        Wrong{"page", "0", "page is \"0\", expected a whole number from 1 to 10000", ""},
        Wrong{"page", "2x", "page is \"2x\", expected a whole number from 1 to 10000", ""},
        Wrong{"page", "1001", "page 1001 of 10 results each lies past result 10000",
              "narrow the search with a filter or another word"},
        Wrong{"sort", "datum", "sort is \"datum\", expected one of: relevance, date, title",
              "did you mean \"date\"?"},
        Wrong{"from", "mei 2024",
              "from is \"mei 2024\", expected a date such as 2024, 2024-05 or 2024-05-31", ""},
        Wrong{"from", "2024-13",
              "from is \"2024-13\", expected a date such as 2024, 2024-05 or 2024-05-31", ""},
        Wrong{"to", "2023-02-29",
              "to is \"2023-02-29\", expected a date such as 2024, 2024-05 or 2024-05-31", ""},
        Wrong{"to", "2024-00-10",
              "to is \"2024-00-10\", expected a date such as 2024, 2024-05 or 2024-05-31", ""},
        Wrong{"from", "0000",
              "from is \"0000\", expected a date such as 2024, 2024-05 or 2024-05-31", ""},
        Wrong{"lang", "fr", "lang is \"fr\", expected one of: nl, en", ""}));

TEST(ParseQuery, TakesEveryDateThatExists) {
  for (const char* date : {"2024", "2024-12", "2024-02-29", "0001-01-01", "9999-12-31", ""}) {
    EXPECT_TRUE(parse({
        {"from", date}
    }))
        << date;
  }
}

TEST(QueryString, IsCanonicalAndReadsBack) {
  const auto query = parse({
      {"q",         "rouw & verlies"},
      {"niveau",    "mbo"           },
      {"doelgroep", "kinderen"      },
      {"page",      "2"             }
  });
  ASSERT_TRUE(query);
  EXPECT_EQ(to_query_string(*query), "doelgroep=kinderen&niveau=mbo&page=2&q=rouw%20%26%20verlies");
  EXPECT_EQ(to_query_string({}), "");
}

}  // namespace
}  // namespace wegwijzer::search
