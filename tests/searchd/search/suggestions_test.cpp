#include "searchd/search/suggestions.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.hpp"
#include "searchd/search/json.hpp"
#include "searchd/search/searcher.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using wegwijzer::testing::a_record;
using wegwijzer::testing::TempIndex;

std::vector<Record> some_records() {
  std::vector<Record> records{
      a_record("stervensfase", "Afscheid in de stervensfase",
               "De fase van sterven. Sterven in fasen.", {{"thema", "stervensfase"}},
                "2023"),
      a_record("delier", "Delier herkennen", "Onrust; de stervensfase.",
               {{"thema", "stervensfase"}},
                "2024"),
      a_record("pijn", "Pijn bij kinderen", "Zorg voor een verstandelijke beperking."),
      a_record("kind", "Kinderpalliatieve zorg thuis", "Palliatieve zorg voor kinderen."),
      a_record("webinar", "E-learning mondzorg", "Een e-learning over de mond en zorg."),
      a_record("niet", "Leven -zonder pijn", "Een streepje sluit uit."),
      a_record("lang", "Lang " + std::string(60, 'a') + " " + std::string(200, '.') + " slot", "x"),
      a_record("leeg", "!?", "Zonder titel."),
      a_record("oud", "Zwakzinnigen", "Een woord van vroeger: zwakzinnigen en zwakzinnig."),
      a_record("rouw", "Rouw <b>en</b> verlies", "Rouw na de dood.", {{"niveau", "hbo"}        }
                ),
      a_record("rouw2", "rouw <b>EN</b> verlies!", "Nog eens rouw.", {{"niveau", "hbo"}        }
                ),
      a_record("afk", "Een PA en een VS",
               "PA, VS: physician assistant. Verpleegkundig specialist."),
  };
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    records.push_back(a_record("les" + number, "Palliatieve les " + number,
                               "Over palliatieve sedatie en palliatieve zorg.",
                               {
                                   {"thema", "palliatieve-sedatie"}
    }));
  }
  return records;
}

class OverARecordSet : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<TempIndex>(wegwijzer::testing::shipped_taxonomy(), some_records());
    searcher_ = *Searcher::open(*Generation::open(index_->generation()));
  }
  static void TearDownTestSuite() {
    searcher_.reset();
    index_.reset();
  }

  std::vector<Suggestion> suggest(const std::string& typed, const std::string& language = "nl") {
    Query query;
    query.text = typed;
    query.language = language;
    return searcher_->suggest(query);
  }
  std::vector<std::string> texts(const std::string& typed, const std::string& language = "nl") {
    std::vector<std::string> texts;
    for (const Suggestion& suggestion : suggest(typed, language)) texts.push_back(suggestion.text);
    return texts;
  }
  /// How many records the page of a suggestion shows.
  std::size_t results(const Suggestion& suggestion) {
    const auto read =
        parse_query(parameters_of(suggestion.url), searcher_->generation().taxonomy());
    return searcher_->run(*read)->total;
  }

  /// Of "/zoek?name=value"; the texts of these records need no decoding but for what is here.
  static Parameters parameters_of(const std::string& url) {
    Parameters parameters;
    std::string rest = url.substr(url.find('?') + 1);
    for (std::size_t at; (at = rest.find('%')) != std::string::npos;) {
      rest.replace(at, 3, 1, static_cast<char>(std::stoi(rest.substr(at + 1, 2), nullptr, 16)));
    }
    const std::size_t equals = rest.find('=');
    parameters.emplace(rest.substr(0, equals), rest.substr(equals + 1));
    return parameters;
  }

  inline static std::unique_ptr<TempIndex> index_;
  inline static std::unique_ptr<Searcher> searcher_;
};

TEST_F(OverARecordSet, AFacetValueComesWithItsCountAndItsPage) {
  const Facet& thema = *searcher_->generation().taxonomy().find("thema");
  const std::string label = in_language(thema.find("stervensfase")->label, "nl");
  EXPECT_THAT(suggest("stervens"),
              Contains(Suggestion{label, "thema", "thema", 2, "/zoek?thema=stervensfase"}));
}

TEST_F(OverARecordSet, ATitleComesWithASearchForIt) {
  EXPECT_THAT(suggest("delier her"),
              ElementsAre(Suggestion{"Delier herkennen", "title", "titel", std::nullopt,
                                     "/zoek?q=Delier%20herkennen"}));
}

TEST_F(OverARecordSet, AThesaurusTermComesWithASearchForIt) {
  EXPECT_THAT(suggest("verstand"),
              ElementsAre(Suggestion{"verstandelijke beperking", "term", "zoekwoord", std::nullopt,
                                     "/zoek?q=verstandelijke%20beperking"}));
}

TEST_F(OverARecordSet, LabelsAndPagesAreInTheAskedLanguage) {
  const Facet& thema = *searcher_->generation().taxonomy().find("thema");
  const FacetValue& value = *thema.find("palliatieve-sedatie");
  const std::string english = in_language(value.label, "en");
  EXPECT_THAT(suggest(english, "en"),
              Contains(Suggestion{english, "thema", "topic", 12,
                                  "/zoek?lang=en&thema=palliatieve-sedatie"}));
  EXPECT_THAT(suggest("delier her", "en"),
              ElementsAre(AllOf(Field(&Suggestion::kind_label, "title"),
                                Field(&Suggestion::url, "/zoek?lang=en&q=Delier%20herkennen"))));
}

TEST_F(OverARecordSet, CompoundsOfferTheirParts) {
  EXPECT_THAT(texts("stervens"), Contains("Afscheid in de stervensfase"));
  EXPECT_THAT(texts("palliatieve zorg th"), Contains("Kinderpalliatieve zorg thuis"));
  EXPECT_THAT(texts("kind pijn"), ElementsAre("Pijn bij kinderen"));
}

TEST_F(OverARecordSet, AnOutdatedWordIsNotShownAndLeadsToTheProperOne) {
  for (const char* typed : {"zwakz", "zwakzin", "zwakzinnig", "Zwakzinnigen"}) {
    EXPECT_THAT(texts(typed), ElementsAre("verstandelijke beperking")) << typed;
  }
  EXPECT_THAT(texts("zwak"), IsEmpty()) << "not half of it yet";
}

TEST_F(OverARecordSet, HowPeoplePutItIsNoTermAndLeadsToOne) {
  const auto suggestions = suggest("op sterven lig");
  EXPECT_THAT(suggestions, Contains(AllOf(Field(&Suggestion::kind, "term"),
                                          Field(&Suggestion::text, "stervensfase"))));
  EXPECT_THAT(texts("op sterven lig"), Not(Contains("op sterven liggen")));
}

TEST_F(OverARecordSet, AnAmbiguousAbbreviationIsNoTerm) {
  const auto terms = [&](const std::string& typed) {
    std::vector<std::string> found;
    for (const Suggestion& suggestion : suggest(typed)) {
      if (suggestion.kind == "term") found.push_back(suggestion.text);
    }
    return found;
  };
  EXPECT_THAT(terms("PA"), Not(Contains("PA")));
  EXPECT_THAT(terms("VS"), Not(Contains("VS")));
  EXPECT_THAT(terms("physician"), Contains("physician assistant"));
}

TEST_F(OverARecordSet, AMisspeltTermLeadsToHowWeWriteIt) {
  EXPECT_THAT(texts("elearn"), Contains("e-learning"));
  EXPECT_THAT(texts("dilier herkennen"), ElementsAre("Delier herkennen"));
  EXPECT_THAT(texts("delier hrekennen"), ElementsAre("Delier herkennen"));
  EXPECT_THAT(texts("dilier hrekennen"), IsEmpty()) << "one slip";
}

TEST_F(OverARecordSet, OneTextComesOnceWhateverItsKindOrCapitals) {
  EXPECT_EQ(std::ranges::count(texts("rouw en"), "Rouw <b>en</b> verlies") +
                std::ranges::count(texts("rouw en"), "rouw <b>EN</b> verlies!"),
            1);
  for (const char* typed : {"p", "pa", "palliatieve", "s", "d", "e"}) {
    std::set<std::string> seen;
    for (const std::string& text : texts(typed)) EXPECT_TRUE(seen.insert(fold(text)).second);
  }
}

TEST_F(OverARecordSet, TitlesDoNotCrowdOutTheRest) {
  std::map<std::string, int> kinds;
  const auto suggestions = suggest("palliatieve");
  for (const Suggestion& suggestion : suggestions) ++kinds[suggestion.kind];
  EXPECT_THAT(suggestions, SizeIs(8));
  EXPECT_GE(kinds["thema"], 1);
  EXPECT_GE(kinds["term"], 2);
  EXPECT_GE(kinds["title"], 2);
  EXPECT_EQ(suggestions[0].kind, "thema") << "it begins so, as the others do";
}

TEST_F(OverARecordSet, ATitleWhoseSearchWouldNotFindItIsNotOffered) {
  EXPECT_THAT(texts("leven -z"), IsEmpty());
  EXPECT_THAT(texts("leven"), IsEmpty());
}

TEST_F(OverARecordSet, ATitleTooLongForAListIsNotOffered) { EXPECT_THAT(texts("lang"), IsEmpty()); }

TEST_F(OverARecordSet, EachGivesResultsAndAsManyAsItSays) {
  std::set<std::string> beginnings;
  for (const Record& record : some_records()) {
    for (const language::Token& token : language::tokenize(record.title + " " + record.text)) {
      for (const std::size_t length : {1, 2, 4}) beginnings.insert(token.form.substr(0, length));
    }
  }
  std::set<std::string> asked;
  for (const std::string& typed : beginnings) {
    for (const Suggestion& suggestion : suggest(typed)) {
      if (!asked.insert(suggestion.url).second) continue;
      const std::size_t total = results(suggestion);
      EXPECT_GE(total, 1U) << suggestion.text;
      EXPECT_EQ(total, suggestion.count.value_or(total)) << suggestion.text;
    }
  }
  EXPECT_GT(asked.size(), 20U);
}

TEST_F(OverARecordSet, AnythingMayBeTyped) {
  for (const std::string& typed :
       {std::string(), std::string(" "), std::string(1024, 'x'), std::string(512, '-'),
        std::string("\"("), std::string("p\0q", 3), std::string("\xC3\xA9"), std::string("%"),
        std::string("e-"), std::string("-e"), std::string("'s"), std::string("p p p p p p p p")}) {
    EXPECT_LE(suggest(typed).size(), 8U) << typed;
  }
  EXPECT_THAT(suggest(""), IsEmpty());
}

TEST_F(OverARecordSet, AsJsonItHasFiveMembers) {
  EXPECT_EQ(to_json(suggest("delier her")).dump(),
            R"({"suggestions":[{"text":"Delier herkennen","kind":"title","kind_label":"titel",)"
            R"("count":null,"url":"/zoek?q=Delier%20herkennen"}]})");
  EXPECT_EQ(to_json(suggest("")).dump(), R"({"suggestions":[]})");
}

TEST(SuggestedQuestions, AreThoseThatFindSomethingHere) {
  const TempIndex index(wegwijzer::testing::shipped_taxonomy(), some_records(), {}, {},
                        {"rouw na de dood", "pijn meten", "Pijn bij kinderen", "zwakzinnigen pijn",
                         "voor de", "kinderen met pijn"});
  const auto searcher = *Searcher::open(*Generation::open(index.generation()));
  const auto suggest = [&](const char* typed, const char* language) {
    Query query;
    query.text = typed;
    query.language = language;
    return searcher->suggest(query);
  };
  EXPECT_THAT(suggest("rouw na", "nl"),
              Contains(Suggestion{"rouw na de dood", "question", "vaak gezocht", std::nullopt,
                                  "/zoek?q=rouw%20na%20de%20dood"}));
  EXPECT_THAT(suggest("rouw na", "en"),
              Contains(Field(&Suggestion::kind_label, "often searched for")));
  std::vector<std::string> of_pain;
  for (const Suggestion& suggestion : suggest("pijn", "nl")) {
    if (suggestion.kind == "question") of_pain.push_back(suggestion.text);
  }
  EXPECT_THAT(of_pain, ElementsAre("Pijn bij kinderen", "kinderen met pijn"))
      << "no page has \"meten\", and the outdated word is not shown";
  EXPECT_THAT(suggest("voor", "nl"), Not(Contains(Field(&Suggestion::kind, "question"))));
  EXPECT_THAT(suggest("kidneren met", "nl"),
              Contains(Field(&Suggestion::text, "kinderen met pijn")))
      << "one slip";
}

TEST(Suggestions, OfAnEmptyIndexAreNone) {
  const TempIndex index(wegwijzer::testing::shipped_taxonomy(), {});
  const auto searcher = *Searcher::open(*Generation::open(index.generation()));
  Query query;
  query.text = "palliatieve";
  EXPECT_THAT(searcher->suggest(query), IsEmpty());
}

TEST(Suggestions, OfAnotherIndexAreRefused) {
  const TempIndex index(wegwijzer::testing::shipped_taxonomy(), some_records());
  const TempIndex other(wegwijzer::testing::shipped_taxonomy(), {});
  std::filesystem::copy_file(other.generation() / titles_file, index.generation() / titles_file,
                             std::filesystem::copy_options::overwrite_existing);
  const auto opened = Generation::open(index.generation());
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().what, ::testing::HasSubstr("its files do not belong together"));
}

}  // namespace
}  // namespace wegwijzer::search
