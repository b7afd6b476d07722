#include "searchd/search/typed_text.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::search {

void PrintTo(const Clause& clause, std::ostream* out) {
  *out << (clause.or_before ? "OR " : "") << (clause.excluded ? "-" : "")
       << (clause.title ? "titel:" : "") << (clause.phrase ? "\"" : "") << clause.text
       << (clause.phrase ? "\"" : "");
}

namespace {

using ::testing::IsEmpty;

Clause word(const std::string& text) { return {.text = text}; }
Clause phrase(const std::string& text) { return {.text = text, .phrase = true}; }
Clause title(Clause clause) {
  clause.title = true;
  return clause;
}
Clause excluded(Clause clause) {
  clause.excluded = true;
  return clause;
}
Clause after_or(Clause clause) {
  clause.or_before = true;
  return clause;
}

struct Typed {
  std::string name, text;
  std::vector<Clause> clauses;
};

class TypedText : public ::testing::TestWithParam<Typed> {};

TEST_P(TypedText, IsRead) {
  EXPECT_EQ(read_typed_text(GetParam().text), GetParam().clauses) << GetParam().text;
}

constexpr auto name_of = [](const auto& tested) { return tested.param.name; };

INSTANTIATE_TEST_SUITE_P(Words, TypedText,
                         ::testing::Values(
                             Typed{
                                 "Nothing", "", {}
},
                             Typed{"SpacesAlone", " \t\r\n ", {}},
                             Typed{"WordsBetweenSpaces",
                                   " pijn \t bij\nkanker ",
                                   {word("pijn"), word("bij"), word("kanker")}},
                             Typed{"PunctuationStays",
                                   "pijn? (acuut) a:b 50%",
                                   {word("pijn?"), word("(acuut)"), word("a:b"), word("50%")}},
                             Typed{"OtherOperatorsAreText",
                                   "pijn AND zorg or NOT * (x",
                                   {word("pijn"), word("AND"), word("zorg"), word("or"),
                                    word("NOT"), word("*"), word("(x")}}),
                         name_of);

INSTANTIATE_TEST_SUITE_P(
    Quotes, TypedText,
    ::testing::Values(
        Typed{
            "APhrase", "\"palliatieve zorg\"", {phrase("palliatieve zorg")}
},
        Typed{"CurlyQuotes", "“palliatieve zorg”", {phrase("palliatieve zorg")}},
        Typed{"LowQuotes", "„palliatieve zorg“", {phrase("palliatieve zorg")}},
        Typed{"QuotesOfTwoKinds", "“palliatieve zorg\"", {phrase("palliatieve zorg")}},
        Typed{"AnApostropheIsNoQuote",
              "zo'n 'hier en daar'",
              {word("zo'n"), word("'hier"), word("en"), word("daar'")}},
        Typed{"APhraseAgainstAWord",
              "pijn\"bij kanker\"thuis",
              {word("pijn"), phrase("bij kanker"), word("thuis")}},
        Typed{"AnUnbalancedQuoteIsText", "\"palliatieve zorg", {word("palliatieve"), word("zorg")}},
        Typed{"AnUnbalancedQuoteAtTheEnd", "zorg\"", {word("zorg")}},
        Typed{"TheLastOfThreeIsText", "\"a b\" \"c", {phrase("a b"), word("c")}},
        Typed{"QuotesWithinQuotesEndThem",
              "\"een \"twee\" drie\"",
              {phrase("een "), word("twee"), phrase(" drie")}},
        Typed{"EmptyQuotes", "\"\" pijn “”", {word("pijn")}}, Typed{"AQuoteAlone", "\"", {}},
        Typed{"OperatorsWithinQuotesAreText", "\"-a OR titel:b\"", {phrase("-a OR titel:b")}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Minus, TypedText,
    ::testing::Values(
        Typed{
            "Excludes", "pijn -kanker", {word("pijn"), excluded(word("kanker"))}
},
        Typed{"ExcludesAPhrase", "-\"bij kanker\"", {excluded(phrase("bij kanker"))}},
        Typed{"AloneIsText", "- pijn -", {word("-"), word("pijn"), word("-")}},
        Typed{"TwiceIsText", "--pijn --", {word("--pijn"), word("--")}},
        Typed{"WithinAWordIsPartOfIt", "e-learning mbo-", {word("e-learning"), word("mbo-")}},
        Typed{"BeforeAnUnbalancedQuote", "-\"pijn", {excluded(word("pijn"))}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Title, TypedText,
    ::testing::Values(
        Typed{
            "InDutch", "titel:pijn", {title(word("pijn"))}
},
        Typed{"InEnglish", "title:pijn", {title(word("pijn"))}},
        Typed{"InCapitals", "TITEL:Pijn", {title(word("Pijn"))}},
        Typed{"OfAPhrase", "titel:\"pijn bij kanker\"", {title(phrase("pijn bij kanker"))}},
        Typed{"Excluded", "-titel:pijn", {excluded(title(word("pijn")))}},
        Typed{"WithoutAnythingIsText", "titel:", {word("titel:")}},
        Typed{"BeforeASpaceIsText", "titel: pijn", {word("titel:"), word("pijn")}},
        Typed{"TwiceIsOnce", "titel:titel:pijn", {title(word("titel:pijn"))}},
        Typed{"OtherFieldsAreText", "auteur:jansen", {word("auteur:jansen")}},
        Typed{"OfOrIsAWord", "pijn titel:OR", {word("pijn"), title(word("OR"))}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Or, TypedText,
    ::testing::Values(
        Typed{
            "Joins", "pijn OR angst", {word("pijn"), after_or(word("angst"))}
},
        Typed{"JoinsMore", "a OR b OR c", {word("a"), after_or(word("b")), after_or(word("c"))}},
        Typed{"JoinsPhrases", "\"a b\" OR titel:c", {phrase("a b"), after_or(title(word("c")))}},
        Typed{"AtTheBeginningIsText", "OR pijn", {word("OR"), word("pijn")}},
        Typed{"AtTheEndIsLeftOut", "pijn OR", {word("pijn")}},
        Typed{"TwiceIsOnce", "pijn OR OR angst", {word("pijn"), after_or(word("angst"))}},
        Typed{"BetweenQuotesIsText",
              "pijn \"OR\" angst",
              {word("pijn"), phrase("OR"), word("angst")}},
        Typed{"BeforeAnExclusionIsLeftOut",
              "pijn OR -angst",
              {word("pijn"), excluded(word("angst"))}},
        Typed{
            "AfterAnExclusionIsLeftOut", "-pijn OR angst", {excluded(word("pijn")), word("angst")}},
        Typed{"ExcludedIsText",
              "pijn -OR angst",
              {word("pijn"), excluded(word("OR")), word("angst")}}),
    name_of);

TEST(LongText, IsReadInOneGo) {
  constexpr std::size_t many = 100'000;
  EXPECT_THAT(read_typed_text(std::string(many, '"')), IsEmpty());
  EXPECT_THAT(read_typed_text(std::string(many, ' ')), IsEmpty());
  EXPECT_EQ(read_typed_text(std::string(many, 'a')).size(), 1U);
  std::string minuses;
  for (std::size_t i = 0; i < 1000; ++i) minuses += "-a OR ";
  EXPECT_EQ(read_typed_text(minuses).size(), 1000U);
}

}  // namespace
}  // namespace wegwijzer::search
