#include "language/compounds.hpp"

#include <gmock/gmock.h>

#include "support/temp_dir.hpp"

namespace wegwijzer::language {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Counts = std::map<std::string, std::uint32_t>;

std::vector<std::string> split(std::string_view form, const Counts& counts,
                               CompoundRules rules = {}) {
  const wegwijzer::testing::TempDir folder;
  const auto file = folder.path() / "vocabulary.tsv";
  EXPECT_TRUE(write_vocabulary(file, counts));
  const auto vocabulary = Vocabulary::open(file);
  LanguageData data;
  data.compounds = std::move(rules);
  return Compounds(data, *vocabulary).split(form);
}

CompoundRules listing(WordSet words) { return {{}, std::move(words), {}}; }
CompoundRules blocking(WordSet blocked, WordSet words = {}) {
  return {std::move(blocked), std::move(words), {}};
}
CompoundRules keeping_whole(WordSet whole) { return {{}, {}, std::move(whole)}; }

TEST(Compounds, AreCutWhereTheCollectionUsesTheParts) {
  const Counts hospitals = {
      {"ziekenhuis", 50 },
      {"zieken",     3  },
      {"huis",       4  },
      {"zorg",       100}
  };
  EXPECT_THAT(split("ziekenhuiszorg", hospitals), ElementsAre("ziekenhuis", "zorg"));
  const Counts houses = {
      {"ziekenhuis", 2  },
      {"zieken",     900},
      {"huis",       900},
      {"zorg",       100}
  };
  EXPECT_THAT(split("ziekenhuiszorg", houses), ElementsAre("zieken", "huis", "zorg"));
}

struct Linked {
  std::string form, first, second;
};

class LinkedCompound : public ::testing::TestWithParam<Linked> {};

TEST_P(LinkedCompound, GivesItsPartsWithoutTheLink) {
  const auto& [form, first, second] = GetParam();
  EXPECT_THAT(split(form,
                    {
                        {first,  2},
                        {second, 2}
  }),
              ElementsAre(first, second));
}

INSTANTIATE_TEST_SUITE_P(All, LinkedCompound,
                         ::testing::Values(Linked{"pijnmedicatie", "pijn", "medicatie"},
                                           Linked{"stervensfase", "sterven", "fase"},
                                           Linked{"zielerust", "ziel", "rust"},
                                           Linked{"groepenwerk", "groep", "werk"},
                                           Linked{"kinderarts", "kind", "arts"},
                                           Linked{"weduwenfonds", "weduwe", "fonds"}));

TEST(Compounds, HaveNoOtherLinks) {
  EXPECT_THAT(split("pijnxmedicatie",
                    {
                        {"pijn",      9},
                        {"medicatie", 9}
  }),
              IsEmpty());
  EXPECT_THAT(split("pijnmedicaties",
                    {
                        {"pijn",      9},
                        {"medicatie", 9}
  }),
              IsEmpty());
}

TEST(Compounds, APartThatOccursOnceMayBeASlip) {
  EXPECT_THAT(split("pijnmedicatie",
                    {
                        {"pijn",      1},
                        {"medicatie", 9}
  }),
              IsEmpty());
}

TEST(Compounds, APartOfThreeLettersMustBeListed) {
  const Counts counts = {
      {"kop",   50},
      {"loper", 9 }
  };
  EXPECT_THAT(split("koploper", counts), IsEmpty());
  EXPECT_THAT(split("koploper", counts, listing({"kop"})), ElementsAre("kop", "loper"));
  EXPECT_THAT(split("oploper", counts, listing({"op"})), IsEmpty());
}

TEST(Compounds, AListedPartNeedNotOccur) {
  EXPECT_THAT(split("casusbespreking",
                    {
                        {"bespreking", 5}
  },
                    listing({"casus"})),
              ElementsAre("casus", "bespreking"));
}

TEST(Compounds, ABlockedPartIsNone) {
  const Counts counts = {
      {"over",  90},
      {"leven", 50}
  };
  EXPECT_THAT(split("overleven", counts), ElementsAre("over", "leven"));
  EXPECT_THAT(split("overleven", counts, blocking({"over"})), IsEmpty());
  EXPECT_THAT(split("overleven", counts, blocking({"over"}, {"over"})), IsEmpty());
}

TEST(Compounds, AWholeWordStaysWhole) {
  const Counts counts = {
      {"ziek", 9},
      {"huis", 9}
  };
  EXPECT_THAT(split("ziekenhuis", counts), SizeIs(2));
  EXPECT_THAT(split("ziekenhuis", counts, keeping_whole({"ziekenhuis"})), IsEmpty());
}

TEST(Compounds, HaveEightToFortyBytes) {
  EXPECT_THAT(split("mondzorg",
                    {
                        {"mond", 2},
                        {"zorg", 2}
  }),
              SizeIs(2));
  EXPECT_THAT(split("rouwkop",
                    {
                        {"rouw", 2}
  },
                    listing({"kop"})),
              IsEmpty());
  const std::string part(20, 'a'), longer(21, 'a');
  EXPECT_THAT(split(part + part,
                    {
                        {part, 2}
  }),
              ElementsAre(part, part));
  EXPECT_THAT(split(part + longer,
                    {
                        {part,   2},
                        {longer, 2}
  }),
              IsEmpty());
  EXPECT_THAT(split(std::string(100'000, 'a'),
                    {
                        {part, 2}
  }),
              IsEmpty());
}

TEST(Compounds, HaveAtMostFourParts) {
  EXPECT_THAT(split("zorgzorgzorgzorg",
                    {
                        {"zorg", 2}
  }),
              SizeIs(4));
  EXPECT_THAT(split("zorgzorgzorgzorgzorg",
                    {
                        {"zorg", 2}
  }),
              IsEmpty());
}

TEST(Compounds, AWordThatOccursIsSplitToo) {
  EXPECT_THAT(split("mondzorg",
                    {
                        {"mond",     2  },
                        {"zorg",     2  },
                        {"mondzorg", 900}
  }),
              ElementsAre("mond", "zorg"));
}

}  // namespace
}  // namespace wegwijzer::language
