// What the tagger takes from addresses, fields and sources, and what holds for any document.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/indexer/tag/small_taxonomy.hpp"

namespace wegwijzer::tag {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Addresses

TEST(AddressTrigger, AloneIsCertain) {
  const auto tagged = text("").at("https://www.agora.nl/x").tagged(topic({.url = {"agora.nl"}}));
  ASSERT_THAT(names(tagged.tags), ElementsAre("topic:it"));
  EXPECT_EQ(tagged.tags[0].evidence, (Evidence{"url", "agora.nl", "url", 10}));
}

TEST(AddressTrigger, BesideWordsWeighsFour) {
  const auto tagged = Document()
                          .summary("Over rouw.")
                          .at("https://agora.nl/")
                          .tagged(topic({.strong = {"rouw"}, .url = {"agora.nl"}}));
  ASSERT_THAT(names(tagged.tags), ElementsAre("topic:it"));
  EXPECT_EQ(tagged.tags[0].evidence, (Evidence{"url", "agora.nl", "url", 7}));
}

TEST(AddressTrigger, DoesNotContradictTheSource) {
  const Taxonomy taxonomy{
      {facet("publisher", {value("a", {.url = {"a.nl"}}), value("b", {.url = {"b.nl"}})})}};
  Document document = text("").at("https://a.nl/");
  document.source.facets["publisher"] = {"b"};
  EXPECT_THAT(names(document.tagged(taxonomy).tags), ElementsAre("publisher:b"));
}

// Fields and the source

TEST(SourceFacets, AreGivenToEachRecord) {
  Document document;
  document.source.id = "site";
  document.source.facets["topic"] = {"it"};
  const auto tagged = document.tagged(topic({}));
  ASSERT_THAT(names(tagged.tags), ElementsAre("topic:it"));
  EXPECT_EQ(tagged.tags[0].evidence, (Evidence{"source", "site", "facets", 0}));
}

TEST(FieldOfAFacet, GivesItsTagAndReportsOtherWords) {
  Document document;
  document.extracted.fields["topic"] = {"It", "iets anders"};
  const auto tagged = document.tagged(topic({}));
  ASSERT_THAT(names(tagged.tags), ElementsAre("topic:it"));
  EXPECT_EQ(tagged.tags[0].evidence, (Evidence{"field", "It", "topic", 10}));
  EXPECT_THAT(tagged.unmapped, ElementsAre(UnmappedWord{"topic", "iets anders"}));
}

TEST(FieldOfAFacet, IsSurerThanWords) {
  Document document = Document().title("It");
  document.extracted.fields["topic"] = {"it"};
  EXPECT_EQ(evidence(document.tagged(topic({.strong = {"it"}})).tags, "it").from, "field");
}

TEST(Listings, AddTheirFieldsAndFacetsButNotTheirWords) {
  const Taxonomy taxonomy{
      {facet("topic", {value("it"), value("grief", {.strong = {"rouw"}}), value("given")})}};
  const Document page;
  Document list = Document().title("Rouw");
  list.extracted.fields["topic"] = {"it", "iets"};
  list.source.facets["topic"] = {"given"};
  const Input input{&page.extracted, &page.source, page.url, {{&list.extracted, &list.source}}};
  const auto tagged = Tagger(taxonomy).tag(input);
  EXPECT_THAT(names(tagged.tags), ElementsAre("topic:given", "topic:it"));
  EXPECT_THAT(tagged.unmapped, ElementsAre(UnmappedWord{"topic", "iets"}));
}

// Parents

TEST(Parents, AreGivenWithTheChild) {
  const Taxonomy taxonomy{{facet("level", {value("all"), value("mbo", {}, "all"),
                                           value("mbo-3", {.strong = {"mbo-3"}}, "mbo")})}};
  const auto tagged = Document().title("Voor mbo-3").tagged(taxonomy);
  EXPECT_THAT(names(tagged.tags), ElementsAre("level:all", "level:mbo", "level:mbo-3"));
  EXPECT_EQ(evidence(tagged.tags, "mbo"), (Evidence{"parent", "mbo-3", "", 0}));
  EXPECT_EQ(evidence(tagged.tags, "all"), (Evidence{"parent", "mbo", "", 0}));
}

TEST(Parents, KeepTheirOwnEvidence) {
  const Taxonomy taxonomy{{facet(
      "level", {value("mbo", {.strong = {"mbo"}}), value("mbo-3", {.strong = {"mbo-3"}}, "mbo")})}};
  EXPECT_EQ(evidence(Document().title("Voor mbo-3").tagged(taxonomy).tags, "mbo").from, "trigger");
}

TEST(Parents, AreNotDoubtedToo) {
  const Taxonomy taxonomy{{facet("level", {value("mbo", {.weak = {"school"}, .with = {"mbo"}}),
                                           value("mbo-3", {.strong = {"mbo-3"}}, "mbo")})}};
  const auto tagged = Document().summary("School voor mbo-3").tagged(taxonomy);
  EXPECT_THAT(names(tagged.tags), ElementsAre("level:mbo", "level:mbo-3"));
  EXPECT_THAT(tagged.doubtful, IsEmpty());
}

// Properties

/// All words of the taxonomies below, and some that mean nothing, in random order.
std::string random_text(std::mt19937& random) {
  const std::vector<std::string> words = {
      "rouw", "Rouw.", "kinderen",   "rouwende", "mbo-3", "mbo", "MBO", "ALS",    "als",
      "KWF",  "een",   "palliatief", "tumor,",   "zorg",  "\n",  "in",  "Leiden", "€"};
  std::string text;
  for (std::size_t length = random() % 60; length > 0; --length) {
    text += words[random() % words.size()] + " ";
  }
  return text;
}

Taxonomy mixed() {
  FacetValue none = value("none");
  none.otherwise = true;
  return Taxonomy{
      {facet("level",
       {value("all"), value("mbo", {.strong = {"mbo"}, .negative = {"mbo in"}}, "all"),
              value("mbo-3", {.strong = {"mbo-3"}}, "mbo")}),
       facet(
           "topic", {value("grief", {.strong = {"rouw", "rouwende kinderen"},
                            .weak = {"kinderen"},
                            .with = {"rouwende"}}),
            value("als", {.with = {"zorg"}, .abbreviation = {"ALS"}}),
            value("tumor", {.weak = {"tumor"}, .with = {"palliatief"}, .negative = {"tumor, een"}}),
            value("leiden", {.weak = {"Leiden"}}), none})}
  };
}

TEST(AnyDocument, HasEvidenceParentsOrderAndOneAnswer) {
  const Taxonomy taxonomy = mixed();
  const Tagger tagger(taxonomy);
  std::mt19937 random(2026);
  std::size_t tags_seen = 0;
  for (int round = 0; round < 300; ++round) {
    const Document document = Document()
                                  .title(random_text(random))
                                  .heading(random_text(random))
                                  .summary(random_text(random))
                                  .text(random_text(random));
    const Input input{&document.extracted, &document.source, document.url};
    const Tagged tagged = tagger.tag(input);
    EXPECT_EQ(tagger.tag(input), tagged);
    EXPECT_EQ(document.tagged(taxonomy), tagged) << "another tagger";
    const auto all = names(tagged.tags);
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
    EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
    for (const Tag& tag : tagged.tags) {
      ++tags_seen;
      EXPECT_NE(tag.evidence.from, "");
      EXPECT_TRUE(tag.evidence.from == "otherwise" || !tag.evidence.trigger.empty());
      const Facet& facet = *taxonomy.find(tag.facet);
      const FacetValue& given = *facet.find(tag.value);
      EXPECT_TRUE(given.parent.empty() || find(tagged.tags, given.parent) != nullptr);
    }
    for (const Tag& doubt : tagged.doubtful) {
      EXPECT_EQ(find(tagged.tags, doubt.value), nullptr);
      EXPECT_GE(doubt.evidence.score, 2);
      EXPECT_LT(doubt.evidence.score, 4);
    }
  }
  EXPECT_GT(tags_seen, 300u);
}

TEST(AnyOrderOfFacets, GivesTheSameTags) {
  Taxonomy turned = mixed();
  std::reverse(turned.facets.begin(), turned.facets.end());
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    const Document document = Document().title(random_text(random)).text(random_text(random));
    EXPECT_EQ(document.tagged(turned), document.tagged(mixed()));
  }
}

TEST(HostileDocument, IsTaggedAllTheSame) {
  const Taxonomy taxonomy = mixed();
  std::string bytes;
  std::mt19937 random(1);
  for (int i = 0; i < 100'000; ++i) bytes += static_cast<char>(random());
  EXPECT_NO_THROW(
      Document().title(bytes).heading(bytes).summary(bytes).text(bytes).at(bytes).tagged(taxonomy));
  EXPECT_TRUE(
      find(text(std::string(1'000'000, 'a') + " rouw rouw").tagged(taxonomy).tags, "grief"));
}

TEST(HostileDocument, OfNothingButTriggersTakesTimeByItsLength) {
  const Taxonomy taxonomy = topic({
      .strong = {"rouw", "rouw rouw"},
      .weak = {"rouw rouw rouw"     },
      .with = {"zorg"},
      .negative = {"zorg zorg"     }
  });
  std::string words;
  for (int i = 0; i < 60'000; ++i) words += i % 3 == 0 ? "zorg " : "rouw ";
  EXPECT_TRUE(gives(taxonomy, text(words)));
}

TEST(HostileDocument, LeavesNoEndlessEvidence) {
  const auto tagged = Document()
                          .title("mantelzorg" + std::string(1'000'000, 'a'))
                          .tagged(topic({.strong = {"mantelzorg"}}));
  ASSERT_THAT(names(tagged.tags), ElementsAre("topic:it"));
  EXPECT_EQ(tagged.tags[0].evidence.trigger.size(), 120u);
}

TEST(EmptyTaxonomy, GivesNoTags) {
  EXPECT_THAT(Document().title("Rouw").tagged(Taxonomy{}).tags, IsEmpty());
}

}  // namespace
}  // namespace wegwijzer::tag
