#include "indexer/tag/addressee.hpp"

#include <gtest/gtest.h>

#include "small_taxonomy.hpp"

namespace wegwijzer::tag {
namespace {

struct Sentence {
  const char* name;
  const char* text;
  bool addressed;
};

void PrintTo(const Sentence& sentence, std::ostream* out) { *out << sentence.text; }

Taxonomy readers() {
  Taxonomy taxonomy = topic({
      .strong = {"verpleegkundigen", "patiëntenfolder"}
  });
  taxonomy.facets.front().addressed = true;
  return taxonomy;
}

class Addressee : public testing::TestWithParam<Sentence> {};

TEST_P(Addressee, IsAReaderAndNotWhoIsSpokenOf) {
  EXPECT_EQ(gives(readers(), Document().summary(GetParam().text)), GetParam().addressed);
}

INSTANTIATE_TEST_SUITE_P(
    Summaries, Addressee,
    testing::Values(Sentence{"For", "Cursus voor verpleegkundigen.", true},
                    Sentence{"ForAList", "Gids voor artsen, apothekers en verpleegkundigen.", true},
                    Sentence{"WithWhichTheyWork", "Kaart waarmee verpleegkundigen meten.", true},
                    Sentence{"InTheWordItself", "Patiëntenfolder over pijn.", true},
                    Sentence{"SpokenWith", "Interview met twee verpleegkundigen.", false},
                    Sentence{"MadeBy", "Gids voor artsen, gemaakt door verpleegkundigen.", false},
                    Sentence{"SpokenOf", "Verpleegkundigen willen meer tijd.", false},
                    Sentence{"NotAcrossSentences", "Voor wie? Verpleegkundigen lezen.", false}),
    [](const auto& tested) { return tested.param.name; });

TEST(AddressedFacet, StillCountsWhoTheTextNamesTwice) {
  EXPECT_TRUE(gives(readers(), text("Verpleegkundigen meten pijn. Verpleegkundigen noteren.")));
}

TEST(AnotherFacet, TakesThemAll) {
  EXPECT_TRUE(gives(topic({.strong = {"verpleegkundigen"}}),
                    Document().summary("Interview met twee verpleegkundigen.")));
}

}  // namespace
}  // namespace wegwijzer::tag
