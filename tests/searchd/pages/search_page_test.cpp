#include "searchd/pages/search_page.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <regex>
#include <set>

#include "searchd/pages/assets.hpp"
#include "searchd/pages/message_page.hpp"

namespace wegwijzer::pages {
namespace {

using search::Query;
using search::Results;
using ::testing::HasSubstr;
using ::testing::Not;

search::ValueCount value(const std::string& id, std::size_t count, bool selected = false,
                         const std::string& parent = {}) {
  return {id, "label " + id, {}, parent, count, selected};
}

search::Hit hit() {
  search::Hit hit;
  hit.id = "1";
  hit.url = "https://a.example/rouw?a=b&c=d";
  hit.title = {"", "Rouw", " bij dementie"};
  hit.snippet = {"over ", "rouw", " en verlies"};
  hit.source = {"palliaweb", "Palliaweb"};
  hit.published = "2024-05-01";
  hit.language = "nl";
  hit.media_type = "text/html";
  hit.tags = {
      {"soort",  {{"webinar", "Webinar"}}      },
      {"niveau", {{"hbo", "Hbo"}, {"wo", "Wo"}}},
      {"thema",  {{"rouw", "Rouw en verlies"}} }
  };
  return hit;
}

/// 42 results for "rouw", of which this is page 2 of 5.
Results some_results() {
  Results results;
  results.query.text = "rouw";
  results.query.filters = {
      {"doelgroep", {"dementie"}},
      {"niveau",    {"hbo"}     }
  };
  results.query.page = 2;
  results.total = 42;
  results.pages = 5;
  results.hits = {hit()};
  results.facets = {
      {"doelgroep",
       "Doelgroep",           {value("dementie", 42, true), value("jong", 3, false, "dementie"), value("nah", 1234)}},
      {"niveau",    "Niveau", {value("hbo", 42, true)}                                                              },
      {"thema",     "Thema",  {value("rouw", 9)}                                                                    }
  };
  return results;
}

TEST(SearchPage, SaysHowManyAndForWhat) {
  EXPECT_THAT(search_page(some_results()), HasSubstr(">42 resultaten voor ‘rouw’</h2>"));
}

TEST(SearchPage, CountsInWords) {
  Results results;
  results.total = 1;
  EXPECT_THAT(search_page(results), HasSubstr(">1 resultaat</h2>"));
  results.total = 1234;
  EXPECT_THAT(search_page(results), HasSubstr(">1.234 resultaten</h2>"));
  results.query.language = "en";
  EXPECT_THAT(search_page(results), HasSubstr(">1,234 results</h2>"));
}

TEST(SearchPage, SaysWhatToDoWhenThereIsNothing) {
  Results results;
  results.query.text = "xyzzy";
  const std::string page = search_page(results);
  EXPECT_THAT(page, HasSubstr(">Geen resultaten voor ‘xyzzy’</h2>"));
  EXPECT_THAT(page, HasSubstr("gebruik minder of andere woorden"));
  EXPECT_THAT(page, Not(HasSubstr("haal een filter weg")));
  EXPECT_THAT(page, Not(HasSubstr("Filters toepassen"))) << "there is nothing to choose";
  results.query.filters["thema"] = {"rouw"};
  EXPECT_THAT(search_page(results), HasSubstr("haal een filter weg"));
}

TEST(SearchPage, ShowsAHit) {
  const std::string page = search_page(some_results());
  EXPECT_THAT(page, HasSubstr("<h3><a href=\"https://a.example/rouw?a=b&amp;c=d\" "
                              "rel=\"noopener\"><mark>Rouw</mark> bij dementie</a></h3>"));
  EXPECT_THAT(page, HasSubstr("<p class=\"kenmerken\"><span>Webinar</span> · <span>Hbo, Wo</span>"
                              " · <span>Palliaweb</span> · "
                              "<time datetime=\"2024-05-01\">1 mei 2024</time></p>"));
  EXPECT_THAT(page, HasSubstr("over <mark>rouw</mark> en verlies"));
}

TEST(SearchPage, SaysWhichLanguageAForeignHitIsIn) {
  Results results = some_results();
  results.hits[0].language = "en";
  EXPECT_THAT(search_page(results), HasSubstr("rel=\"noopener\" lang=\"en\">"));
}

TEST(SearchPage, NamesWhoMadeAHitRatherThanTheListThatHasIt) {
  Results results = some_results();
  results.hits[0].tags["bron"] = {
      {"nhg", "NHG"}
  };
  const std::string page = search_page(results);
  EXPECT_THAT(page, HasSubstr("<span>NHG</span>"));
  EXPECT_THAT(page, Not(HasSubstr("<span>Palliaweb</span>")));
}

TEST(SearchPage, SaysThatAHitIsAPdf) {
  Results results = some_results();
  results.hits[0].media_type = "application/pdf";
  EXPECT_THAT(search_page(results), HasSubstr("<span>pdf</span>"));
}

TEST(SearchPage, NumbersHitsOnThroughThePages) {
  EXPECT_THAT(search_page(some_results()), HasSubstr("<ol class=\"treffers\" start=\"11\">"));
}

TEST(SearchPage, ShowsValuesAsBoxesWithCounts) {
  const std::string page = search_page(some_results());
  EXPECT_THAT(page, HasSubstr("<input type=\"checkbox\" form=\"zoekformulier\" "
                              "id=\"doelgroep.dementie\" name=\"doelgroep\" value=\"dementie\" "
                              "checked><span>label dementie <span class=\"aantal\">(42)</span>"));
  EXPECT_THAT(page, HasSubstr("value=\"nah\"><span>label nah <span class=\"aantal\">(1.234)"));
  EXPECT_THAT(page, HasSubstr("<summary>Filters (2 gekozen)</summary>"));
  EXPECT_THAT(page, HasSubstr("<summary>Doelgroep (1)</summary>"));
  EXPECT_THAT(page, HasSubstr("<summary>Thema</summary>"));
}

TEST(SearchPage, PutsAChildUnderItsParent) {
  const std::regex nested(
      "value=\"dementie\"[^/]*?.*?</label><ul><li><label><input[^>]*"
      "value=\"jong\"");
  EXPECT_TRUE(std::regex_search(search_page(some_results()), nested));
}

TEST(SearchPage, AChildWhoseParentIsNotListedStandsAtTheTop) {
  Results results = some_results();
  results.facets = {
      {"doelgroep", "Doelgroep", {value("jong", 3, false, "weg")}}
  };
  EXPECT_THAT(search_page(results), HasSubstr("value=\"jong\""));
}

TEST(SearchPage, FoldsTheValuesAfterTheEighth) {
  Results results;
  results.facets = {
      {"thema", "Thema", {}}
  };
  for (int i = 0; i < 20; ++i) results.facets[0].values.push_back(value(std::to_string(i), 1));
  std::string page = search_page(results);
  EXPECT_THAT(page, HasSubstr("<details class=\"meer\"><summary>Toon nog 12</summary>"));
  results.facets[0].values[15].selected = true;
  EXPECT_THAT(search_page(results), HasSubstr("<details class=\"meer\" open>"));
  results.facets[0].values.resize(10);
  EXPECT_THAT(search_page(results), Not(HasSubstr("class=\"meer\"")));
}

TEST(SearchPage, UnfoldsTheFirstTwoFacetsAndThoseWithAChoice) {
  Results results;
  for (const char* id : {"a", "b", "c", "d"}) results.facets.push_back({id, id, {value("v", 1)}});
  results.facets[3].values[0].selected = true;
  const std::string page = search_page(results);
  for (const char* open : {"a", "b", "d (1)"}) {
    EXPECT_THAT(page, HasSubstr("<details class=\"facet\" open><summary>" + std::string(open)));
  }
  EXPECT_THAT(page, HasSubstr("<details class=\"facet\"><summary>c<"));
}

TEST(SearchPage, EachChoiceHasALinkThatTakesItAwayAndStartsAtTheFirstPage) {
  const std::string page = search_page(some_results());
  EXPECT_THAT(page, HasSubstr("<a class=\"chip\" href=\"/zoek?niveau=hbo&amp;q=rouw\"><span "
                              "class=\"vh\">Verwijder filter </span>label dementie"));
  EXPECT_THAT(page, HasSubstr("href=\"/zoek?doelgroep=dementie&amp;q=rouw\""));
  EXPECT_THAT(page, HasSubstr("<a href=\"/zoek?q=rouw\">Verwijder alle filters</a>"));
}

TEST(SearchPage, DatesCanBeTakenAway) {
  Results results;
  results.query.from = "2024-05";
  const std::string page = search_page(results);
  EXPECT_THAT(page, HasSubstr("href=\"/zoek\"><span class=\"vh\">Verwijder filter </span>"
                              "vanaf mei 2024"));
  EXPECT_THAT(page, HasSubstr("<input type=\"hidden\" name=\"from\" value=\"2024-05\">"));
}

TEST(SearchPage, LinksToThePagesBeforeAndAfter) {
  const std::string page = search_page(some_results());
  EXPECT_THAT(page, HasSubstr("<a rel=\"prev\" href=\"/zoek?doelgroep=dementie&amp;niveau=hbo"
                              "&amp;q=rouw\">Vorige</a>"));
  EXPECT_THAT(page, HasSubstr("<span>Pagina 2 van 5</span>"));
  EXPECT_THAT(page, HasSubstr("<a rel=\"next\" href=\"/zoek?doelgroep=dementie&amp;niveau=hbo"
                              "&amp;page=3&amp;q=rouw\">Volgende</a>"));
}

TEST(SearchPage, APagePastTheEndLeadsBack) {
  Results results = some_results();
  results.query.page = 9;
  results.hits.clear();
  EXPECT_THAT(search_page(results), HasSubstr("Ga naar de eerste pagina</a>"));
}

TEST(SearchPage, OffersRelevanceOnlyWhenThereAreWords) {
  Results results = some_results();
  EXPECT_THAT(search_page(results),
              HasSubstr("<option value=\"relevance\" selected>beste eerst</option>"));
  results.query.text.clear();
  EXPECT_THAT(search_page(results),
              HasSubstr("<option value=\"relevance\" selected>nieuwste eerst</option>"));
}

TEST(SearchPage, TellsWhichFiltersItDoesNotKnow) {
  const std::string page =
      search_page(some_results(), {
                                      {"Doelgroep", "<demntie>"},
                                      {"kleur",     ""         }
  });
  EXPECT_THAT(page, HasSubstr("We kennen ‘&lt;demntie&gt;’ niet bij ‘Doelgroep’."));
  EXPECT_THAT(page, HasSubstr("We kennen het filter ‘kleur’ niet."));
}

TEST(SearchPage, IsInTheLanguageOfTheQueryAndLinksToTheOther) {
  Results results = some_results();
  EXPECT_THAT(search_page(results), HasSubstr("<html lang=\"nl\">"));
  EXPECT_THAT(search_page(results),
              HasSubstr("lang=en&amp;niveau=hbo&amp;page=2&amp;q=rouw\" lang=\"en\" "
                        "hreflang=\"en\">English</a>"));
  results.query.language = "en";
  const std::string english = search_page(results);
  EXPECT_THAT(english, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(english, HasSubstr("<input type=\"hidden\" name=\"lang\" value=\"en\">"));
  EXPECT_THAT(english, HasSubstr("hreflang=\"nl\">Nederlands</a>"));
}

TEST(SearchPage, SearchEnginesKeepOnlyTheBarePage) {
  EXPECT_THAT(search_page(some_results()), HasSubstr("content=\"noindex\""));
  EXPECT_THAT(search_page(Results()), Not(HasSubstr("noindex")));
}

TEST(SearchPage, NoTextFromOutsideBecomesMarkup) {
  const std::string evil = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>";
  Results results = some_results();
  results.query.text = evil;
  results.query.from = evil;
  results.hits[0].title = {evil, evil};
  results.hits[0].snippet = {evil, evil};
  results.hits[0].source.label = evil;
  results.hits[0].published = evil;
  results.hits[0].language = evil;
  results.hits[0].url = "javascript:alert(3)";
  results.hits[0].tags["soort"][0].label = evil;
  results.hits[0].event =
      Event{.start = evil, .end = evil, .place = evil, .online = true, .price = evil};
  results.facets[0].label = evil;
  results.facets[0].values[0] = {evil, evil, evil, {}, 3, true};
  const std::string page = search_page(results, {
                                                    {evil, evil}
  });
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("javascript:")));
  EXPECT_THAT(page, HasSubstr("value=\"&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&gt;"));
}

/// An assert tells of a key that no text has, so every page is made once in every shape above; and
/// this finds the texts that no page says.
TEST(SearchPage, EveryTextIsUsed) {
  std::string sources;
  for (const char* file : {"search_page", "filter_panel", "hit_list", "layout", "message_page",
                           "reading_note", "texts"}) {
    std::ifstream source(PROJECT_DIR "/searchd/pages/" + std::string(file) + ".cpp");
    sources.append(std::istreambuf_iterator<char>(source), {});
  }
  const std::string texts(find_asset("teksten/nl.json")->bytes);
  const std::regex key("\"([a-z_]+)\":");
  for (std::sregex_iterator at(texts.begin(), texts.end(), key), end; at != end; ++at) {
    EXPECT_THAT(sources, HasSubstr("\"" + (*at)[1].str() + "\""));
  }
}

TEST(MessagePage, SaysWhatWentWrongInTheLanguageOfTheReader) {
  EXPECT_THAT(message_page(Message::Error, Texts::in("nl")),
              HasSubstr("<h1>Zoeken lukt nu niet</h1>"));
  EXPECT_THAT(message_page(Message::NotFound, Texts::in("en")),
              HasSubstr("<h1>This page does not exist</h1>"));
}

TEST(ReadingNote, SaysNothingWhereTheWordsWereReadAsTyped) {
  Results results = some_results();
  EXPECT_THAT(search_page(results, {}), Not(HasSubstr("gelezen")));
}

TEST(ReadingNote, TellsWhatWasCorrectedAndHowToGetBack) {
  Results results = some_results();
  results.query.text = "dilier";
  results.corrected = {
      {"dilier", "delier"}
  };
  results.corrected_text = "delier";
  const std::string page = search_page(results, {});
  EXPECT_THAT(page, HasSubstr("Gezocht op ‘delier’."));
  EXPECT_THAT(page, HasSubstr("exact=1&amp;niveau=hbo&amp;q=dilier"));
}

TEST(ReadingNote, TellsWhatWasLeftOutAndWhatWasAdded) {
  Results results = some_results();
  results.relaxed = {"xyzzy"};
  results.expanded = {
      {"ggz", {"psychiatrie", "<b>"}, "synonym"}
  };
  const std::string page = search_page(results, {});
  EXPECT_THAT(page, HasSubstr("Niets gevonden met: xyzzy."));
  EXPECT_THAT(page, HasSubstr("Ook gezocht op: psychiatrie, &lt;b&gt;."));
}

TEST(ReadingNote, DoesNotTellAsAddedWhatWasTypedOrMeant) {
  Results results = some_results();
  results.query.text = "palliatieve zorg paliatief";
  results.corrected = {
      {"paliatief", "palliatief"}
  };
  results.corrected_text = "palliatieve zorg palliatief";
  results.expanded = {
      {"palliatief", {"palliatief", "Palliatieve zorg", "palliative care"}, "synonym"}
  };
  EXPECT_THAT(search_page(results, {}), HasSubstr("Ook gezocht op: palliative care."));
}

TEST(ReadingNote, AnExactSearchHasAWayBack) {
  Results results = some_results();
  results.query.text = "pijn";
  results.query.exact = true;
  EXPECT_THAT(search_page(results, {}), HasSubstr("Zoek ruimer"));
}

TEST(HitList, LinksToTheSectionThatAnswers) {
  Results results = some_results();
  results.hits[0].section = {"Doseren", "https://a.example/rouw?a=b&c=d#doseren"};
  EXPECT_THAT(search_page(results, {}),
              HasSubstr("<a href=\"https://a.example/rouw?a=b&amp;c=d#doseren\""));
}

}  // namespace
}  // namespace wegwijzer::pages
