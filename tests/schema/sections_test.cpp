#include "schema/sections.hpp"

#include <gmock/gmock.h>

namespace wegwijzer {

void PrintTo(const Section& section, std::ostream* out) {
  *out << section.offset << " #" << section.fragment << " " << section.title;
}

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Sections, AreReadAsTheyWereWritten) {
  const std::vector<Section> sections = {
      {"Inleiding", "",       0                   },
      {"",          "page=2", 120                 },
      {"Délier",   "d-1",    4'294'967'295'000ULL}
  };
  EXPECT_EQ(decode_sections(encode_sections(sections)), sections);
  EXPECT_EQ(encode_sections(sections),
            "0\t\tInleiding\n120\tpage=2\t\n4294967295000\td-1\tDélier\n");
}

TEST(Sections, NoneAreNoBytes) {
  EXPECT_EQ(encode_sections({}), "");
  EXPECT_THAT(decode_sections(""), IsEmpty());
}

TEST(Sections, ATabOrALineEndInAHeadingBecomesASpace) {
  const std::vector<Section> sections = {
      {"Doses\tper\ndag", "a\tb", 7}
  };
  EXPECT_THAT(decode_sections(encode_sections(sections)),
              ElementsAre(Section{"Doses per dag", "a b", 7}));
}

class BrokenLine : public ::testing::TestWithParam<std::string> {};

TEST_P(BrokenLine, IsLeftOutAndTheOthersStay) {
  EXPECT_THAT(decode_sections("1\ta\tEen\n" + GetParam() + "\n9\tb\tTwee"),
              ElementsAre(Section{"Een", "a", 1}, Section{"Twee", "b", 9}))
      << GetParam();
}

INSTANTIATE_TEST_SUITE_P(All, BrokenLine,
                         ::testing::Values("", "\t", "Inleiding", "5", "5\tfragment",
                                           "\tfragment\tTitel", "vijf\tfragment\tTitel",
                                           "5x\tfragment\tTitel", "-5\tfragment\tTitel",
                                           "99999999999999999999\tfragment\tTitel"));

}  // namespace
}  // namespace wegwijzer
