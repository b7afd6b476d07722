#include "cli/facet_flags.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

class FacetFlags : public ::testing::Test {
 protected:
  FacetFlags() {
    app_.add_flag("--json");
    search_ = app_.add_subcommand("search");
    search_->add_option("--limit", limit_);
  }

  CLI::App app_;
  CLI::App* search_ = nullptr;
  int limit_ = 0;
};

TEST_F(FacetFlags, AreTakenOutWithTheirValues) {
  std::vector<std::string> arguments{"search",  "rouw", "--niveau", "hbo", "--doelgroep=kinderen",
                                     "--limit", "3"};
  const auto facets = take_facet_flags(arguments, app_, *search_);
  ASSERT_TRUE(facets);
  EXPECT_THAT(*facets, ElementsAre(Pair("doelgroep", "kinderen"), Pair("niveau", "hbo")));
  EXPECT_THAT(arguments, ElementsAre("search", "rouw", "--limit", "3"));
}

TEST_F(FacetFlags, BelongToTheCommandThatIsNamedFirst) {
  app_.add_subcommand("facets");
  const CLI::App* explain = app_.add_subcommand("explain");
  EXPECT_EQ(command_with_facets({"--json", "search", "explain"}, app_), search_);
  EXPECT_EQ(command_with_facets({"explain", "search", "https://voorbeeld.nl/"}, app_), explain);
  EXPECT_EQ(command_with_facets({"facets", "search"}, app_), nullptr);
  EXPECT_EQ(command_with_facets({}, app_), nullptr);
}

TEST_F(FacetFlags, OursStay) {
  std::vector<std::string> arguments{"search", "--json", "--help"};
  EXPECT_TRUE(take_facet_flags(arguments, app_, *search_)->empty());
  EXPECT_EQ(arguments.size(), 3U);
}

// "--q rouw" beside a text was ignored, "--per_page" and "--lang" worked and stood nowhere.
TEST_F(FacetFlags, AreNoOtherParametersOfTheApi) {
  for (const char* flag : {"--q", "--per_page", "--lang"}) {
    std::vector<std::string> arguments{"search", "pijn", flag, "rouw"};
    const auto facets = take_facet_flags(arguments, app_, *search_);
    ASSERT_FALSE(facets) << flag;
    EXPECT_EQ(facets.error().code, Code::Usage);
    EXPECT_EQ(facets.error().what, std::string("there is no flag ") + flag);
    EXPECT_NE(facets.error().hint, "");
  }
}

TEST_F(FacetFlags, NeedAValue) {
  for (const std::vector<std::string>& wrong : {
           std::vector<std::string>{"search",    "--niveau"},
           { "search", "--niveau",   "--json"}
  }) {
    std::vector<std::string> arguments = wrong;
    const auto facets = take_facet_flags(arguments, app_, *search_);
    ASSERT_FALSE(facets);
    EXPECT_EQ(facets.error().what, "--niveau needs a value");
  }
}

}  // namespace
}  // namespace wegwijzer::cli
