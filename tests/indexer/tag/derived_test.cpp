// The facets that follow from language, date and access, and the value for what got none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/tag/small_taxonomy.hpp"

namespace wegwijzer::tag {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Taxonomy languages() {
  FacetValue dutch = value("nl"), plain = value("nl-plain", {}, "nl"), turkish = value("tr");
  dutch.language = "nl";
  turkish.language = "tr";
  return Taxonomy{{facet("language", {dutch, plain, turkish}, DerivedFrom::Language)}};
}

TEST(Language, ComesFromTheDeclaredTag) {
  Document document;
  document.extracted.language = "NL-be";
  const auto tagged = document.tagged(languages());
  EXPECT_EQ(tagged.language, "nl");
  ASSERT_THAT(names(tagged.tags), ElementsAre("language:nl"));
  EXPECT_EQ(tagged.tags[0].evidence, (Evidence{"language", "nl", "language", 0}));
}

TEST(Language, StaysEmptyWhenTheDeclarationIsNone) {
  for (const char* declared : {"", "n", "dutch", "nl2", "und", "-", "{{lang}}"}) {
    Document document;
    document.extracted.language = declared;
    const auto tagged = document.tagged(languages());
    EXPECT_EQ(tagged.language, "") << declared;
    EXPECT_THAT(tagged.tags, IsEmpty()) << declared;
  }
}

TEST(Language, WithoutAValueIsKeptWithoutATag) {
  Document document;
  document.extracted.language = "sv";
  EXPECT_EQ(document.tagged(languages()).language, "sv");
  EXPECT_THAT(document.tagged(languages()).tags, IsEmpty());
}

Taxonomy years() {
  FacetValue late = value("j2026"), early = value("older"), none = value("undated");
  late.from = "2026-01-01";
  late.to = "2026-12-31";
  early.to = "2025-12-31";
  none.otherwise = true;
  return Taxonomy{{facet("year", {late, early, none}, DerivedFrom::Published)}};
}

TEST(Year, IsTheRangeThatHoldsTheDate) {
  const auto year_of = [](const std::string& published) {
    Document document;
    document.extracted.published = published;
    return names(document.tagged(years()).tags);
  };
  EXPECT_THAT(year_of("2026"), ElementsAre("year:j2026"));
  EXPECT_THAT(year_of("2026-12"), ElementsAre("year:j2026"));
  EXPECT_THAT(year_of("2026-12-31"), ElementsAre("year:j2026"));
  EXPECT_THAT(year_of("2025-12-31"), ElementsAre("year:older"));
  EXPECT_THAT(year_of("1998"), ElementsAre("year:older"));
}

TEST(Year, WithoutADateIsTheOtherwiseValue) {
  const auto tagged = text("").tagged(years());
  ASSERT_THAT(names(tagged.tags), ElementsAre("year:undated"));
  EXPECT_EQ(tagged.tags[0].evidence.from, "otherwise");
}

TEST(Year, BeyondTheTaxonomyIsNotCalledUndated) {
  Document document;
  document.extracted.published = "2031-05-01";
  EXPECT_THAT(document.tagged(years()).tags, IsEmpty());
}

TEST(Otherwise, IsGivenWhenAFacetGotNothing) {
  FacetValue none = value("none");
  none.otherwise = true;
  const Taxonomy taxonomy{{facet("topic", {value("it", {.strong = {"rouw"}}), none})}};
  EXPECT_THAT(names(text("").tagged(taxonomy).tags), ElementsAre("topic:none"));
  EXPECT_THAT(names(Document().title("Rouw").tagged(taxonomy).tags), ElementsAre("topic:it"));
}

// Access

Taxonomy access_levels() {
  FacetValue closed = value("closed", {.strong = {"alleen voor ons"}, .url = {"intranet.nl"}});
  closed.restricted = true;
  return Taxonomy{{facet("access",
                         {value("open", {.strong = {"vrij toegankelijk"}}),
                          value("paid", {.strong = {"inschrijfgeld"}}), closed},
                         DerivedFrom::Access)}};
}

TEST(Access, IsTheSourcesOwn) {
  const auto tagged = text("").tagged(access_levels());
  EXPECT_EQ(tagged.access, "open");
  ASSERT_THAT(names(tagged.tags), ElementsAre("access:open"));
  EXPECT_EQ(tagged.tags[0].evidence, (Evidence{"access", "open", "source", 0}));
}

TEST(Access, WordsReplaceADefault) {
  const auto tagged = Document().summary("Inschrijfgeld: 25 euro").tagged(access_levels());
  EXPECT_EQ(tagged.access, "paid");
  EXPECT_THAT(names(tagged.tags), ElementsAre("access:paid"));
}

TEST(Access, WordsDoNotReplaceWhatTheSourceSays) {
  Document document = Document().summary("Vrij toegankelijk");
  document.source.access = "paid";
  EXPECT_EQ(document.tagged(access_levels()).access, "paid");
  EXPECT_THAT(names(document.tagged(access_levels()).tags), ElementsAre("access:paid"));
}

TEST(Access, WordsThatAgreeWithTheSourceDoNotWeakenIt) {
  Document document = Document().title("Vrij toegankelijk").summary("Geen inschrijfgeld");
  document.source.access = "paid";
  EXPECT_EQ(document.tagged(access_levels()).access, "paid");
}

TEST(Access, ARestrictedListRestrictsWhatItNames) {
  const Document page = Document().title("Vrij toegankelijk");
  Document list;
  list.source.access = "closed";
  const Input input{&page.extracted, &page.source, page.url, {{&list.extracted, &list.source}}};
  const auto tagged = Tagger(access_levels()).tag(input);
  EXPECT_EQ(tagged.access, "closed");
  EXPECT_THAT(names(tagged.tags), ElementsAre("access:closed"));
}

TEST(Access, AnotherListDoesNotReplaceThePages) {
  Document page, list;
  page.source.access = "paid";
  const Input input{&page.extracted, &page.source, page.url, {{&list.extracted, &list.source}}};
  EXPECT_EQ(Tagger(access_levels()).tag(input).access, "paid");
}

TEST(Access, RestrictedIsNeverGivenByWordsOrAddress) {
  const auto tagged = Document()
                          .title("Alleen voor ons")
                          .text("Alleen voor ons. Alleen voor ons.")
                          .at("https://intranet.nl/")
                          .tagged(access_levels());
  EXPECT_EQ(tagged.access, "open");
  EXPECT_THAT(names(tagged.tags), ElementsAre("access:open"));
  EXPECT_THAT(tagged.doubtful, IsEmpty());
}

TEST(Access, ARestrictedSourceKeepsOnlyThat) {
  Document document = Document().title("Vrij toegankelijk, inschrijfgeld");
  document.source.access = "closed";
  document.extracted.fields["access"] = {"open"};
  const auto tagged = document.tagged(access_levels());
  EXPECT_EQ(tagged.access, "closed");
  EXPECT_THAT(names(tagged.tags), ElementsAre("access:closed"));
}

TEST(Access, ARecordsOwnFieldGoesBeforeTheSource) {
  Document document = Document().title("Vrij toegankelijk");
  document.source.access = "open";
  document.extracted.fields["access"] = {"closed"};
  EXPECT_EQ(document.tagged(access_levels()).access, "closed");
}

TEST(Access, WithoutAFacetIsStillOnTheRecord) {
  EXPECT_EQ(text("").tagged(Taxonomy{}).access, "open");
}

}  // namespace
}  // namespace wegwijzer::tag
