// What a real night says of itself: to programs (JSON), to editors (HTML), and to the owner of a
// site who asks what we did there (why --host).
#include <algorithm>
#include <sstream>

#include "indexer/nightly_runs.hpp"

namespace wegwijzer {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::html;
using testing::lesson;
using testing::LoggedRequest;
using testing::NightlyRuns;
using ::testing::Not;
using testing::Page;

constexpr const char* quiet = "stil.localhost";

/// Weak words in good company, in the text alone: not enough for a tag, and too much for none.
constexpr const char* doubtful =
    "<p>De neonaten en hun levensverwachting, foetale afwijking en levensverwachting, een "
    "pasgeborene en levenseinde.</p>";

class Reports : public NightlyRuns {
 protected:
  Reports() {
    page("/", "Begin", "<a href=/les>les</a> <a href=/weg>weg</a> <a href=/stuk>stuk</a>");
    page("/les", "Les", std::string(doubtful) + "<a href=/weg>weg</a>");
    page("/weg", "Weg");
    page("/stuk", "Stuk");
    write_site("site", host);
    web_.set_page(quiet, "/", html(lesson("Stille bron")));
    write_site("stil", quiet);
    folder_.write("config/lijst.csv",
                  "adres,titel,groep\nhttp://boeken.localhost/1,Een boek,marsmannetjes\n");
    folder_.write("config/sources/lijst.json", R"json({"id": "lijst", "label": "Lijst",
        "kind": "catalogue", "path": "../lijst.csv", "format": "csv",
        "fields": {"url": "adres", "title": "titel", "doelgroep": "groep"}})json");
  }

  void page(const std::string& path, const std::string& title, const std::string& rest = "") {
    web_.set_page(host, path, html(lesson(title, rest)));
  }

  /// Half a year on: one page is gone, one fails, one is new and one changed.
  RunReport half_a_year_later() {
    run();
    clock_.pass(std::chrono::days(181));
    web_.remove(host, "/weg");
    web_.set_page(host, "/stuk", {500});
    page("/les", "Les", "<p>Vernieuwd</p><a href=/weg>weg</a><a href=/nieuw>nieuw</a>");
    page("/nieuw", "Nieuw");
    return run();
  }
  std::string at(const std::string& path) const { return web_.url(host, path); }

  /// The file of the last run in this form (".json", ".html").
  std::string file_of_the_last_run(const std::string& extension) const {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(data() / "reports")) {
      if (entry.path().extension() == extension) files.push_back(entry.path());
    }
    return *read_file(*std::max_element(files.begin(), files.end()));
  }
};

TEST_F(Reports, TellProgramsEverything) {
  half_a_year_later();
  const json report = json::parse(file_of_the_last_run(".json"));
  const json& site = report.at("sources").at(1);
  ASSERT_EQ(site.at("id"), "site");
  EXPECT_EQ(site.at("added_urls"), json::array({at("/nieuw")}));
  EXPECT_EQ(site.at("changed_urls"), json::array({at("/les")}));
  EXPECT_EQ(site.at("failures").at("failed").at("examples"),
            json::array({at("/stuk") + ": HTTP 500"}));

  const json& found = report.at("findings");
  EXPECT_EQ(found.at("dead_links").at("count"), 1);
  const json& dead = found.at("dead_links").at("links").at(0);
  EXPECT_EQ(dead.at("url"), at("/weg"));
  EXPECT_EQ(dead.at("linked_from"), json::array({at("/"), at("/les")}));
  EXPECT_TRUE(found.at("quiet").contains("stil"));
  EXPECT_FALSE(found.at("quiet").contains("site"));
  EXPECT_EQ(found.at("stale").at("site").at("examples"), json::array({at("/stuk"), at("/weg")}));
  EXPECT_EQ(found.at("coverage").at("site"), json({
                                                 {"addresses", 5},
                                                 {"documents", 5}
  }));
  EXPECT_EQ(report.at("build").at("unmapped").at("doelgroep"), json({
                                                                   {"marsmannetjes", 1}
  }));
}

TEST_F(Reports, CountTheRequestsAndBytesOfEachHostAsItsServerDoes) {
  const RunReport report = run();
  const json& hosts = report.findings.at("hosts");
  for (const char* name : {host, quiet}) {
    const auto requests = web_.requests(name);
    const json& told = hosts.at(web_.url(name, "").substr(7));
    EXPECT_EQ(told.at("requests"), requests.size()) << name;
    EXPECT_GT(told.at("bytes"), 0) << name;
    EXPECT_EQ(told.at("failures"), 0) << name;
  }
  EXPECT_EQ(
      hosts.at(web_.url(quiet, "").substr(7)).at("bytes"),
      lesson("Stille bron").size() + 2 * std::string("<p>Deze pagina bestaat niet</p>").size())
      << "the page, and what was said of robots.txt and of the page that cannot exist";
}

TEST_F(Reports, TellDoubtfulTagsWithTheWords) {
  run();
  const json report = json::parse(file_of_the_last_run(".json"));
  EXPECT_THAT(report.at("build").at("doubtful").dump(), HasSubstr("pasgeborene"));
  EXPECT_THAT(file_of_the_last_run(".html"),
              AllOf(HasSubstr("<h2>Labels waaraan we twijfelen</h2>"), HasSubstr("pasgeborene")));
}

std::string link(const std::string& url) {
  return fmt::format("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", url);
}

/// The part of a report between this heading and the next.
std::string section(const std::string& report, const std::string& title) {
  const auto begin = report.find("<h2>" + title + "</h2>");
  if (begin == std::string::npos) return "there is no " + title;
  return report.substr(begin, report.find("<h2>", begin + 4) - begin);
}

TEST_F(Reports, TellEditorsInDutch) {
  half_a_year_later();
  const std::string report = file_of_the_last_run(".html");
  EXPECT_THAT(section(report, "Dode links, met de pagina's die ernaar wijzen"),
              AllOf(HasSubstr("<li>" + link(at("/weg")) + " (weg sinds "),
                    HasSubstr("<li>" + link(at("/")) + "</li>"),
                    HasSubstr("<li>" + link(at("/les")) + "</li>")));
  EXPECT_THAT(section(report, "Bronnen waar al lang niets nieuws komt"),
              AllOf(HasSubstr("stil: laatste verandering op "), Not(HasSubstr("site:"))));
  EXPECT_THAT(section(report, "Pagina's die we te lang niet goed konden bekijken"),
              AllOf(HasSubstr("site: 2 pagina's"), HasSubstr(link(at("/stuk")))));
  EXPECT_THAT(section(report, "Woorden zonder plaats in de indeling"),
              HasSubstr("doelgroep: &quot;marsmannetjes&quot; (1 keer)"));
  EXPECT_THAT(section(report, "Wat we van elke bron hebben"),
              HasSubstr("<td>site</td><td class=\"number\">5</td><td class=\"number\">5</td>"));
  EXPECT_THAT(section(report, "Wat we van elke site vroegen"), HasSubstr(quiet));
  EXPECT_THAT(section(report, "Nieuw"), HasSubstr(link(at("/nieuw"))));
  EXPECT_THAT(section(report, "Gewijzigd"), HasSubstr(link(at("/les"))));
  EXPECT_THAT(section(report, "Wat niet lukte"),
              HasSubstr(link(at("/stuk")) + ": de site geeft een fout (HTTP 500)"));
  EXPECT_THAT(report, Not(HasSubstr("technische melding")));
}

TEST_F(Reports, TellOfDecisionsOnAddressesWithoutADocument) {
  const auto decide = [&](const std::string& url) {
    return fmt::format(R"({{"url": "{}", "facet": "niveau", "value": "mbo-3", "decision": "yes", )"
                       R"("why": "x"}})"
                       "\n",
                       url);
  };
  folder_.write("config/decisions.jsonl",
                decide(at("/les")) + decide(at("/lez")) + decide(at("/weg")));
  run();
  const std::string title = "Beslissingen voor adressen die er niet (meer) zijn";
  EXPECT_THAT(
      section(file_of_the_last_run(".html"), title),
      AllOf(HasSubstr(link(at("/lez"))), Not(HasSubstr(at("/les"))), Not(HasSubstr(at("/weg")))));
}

TEST_F(Reports, TellWhatADeletionWasAndNothingOfWhatStayed) {
  for (int i = 0; i < 12; ++i) page("/" + std::to_string(i), "Les " + std::to_string(i));
  page("/", "Begin", testing::links_to_pages(11) + "<a href=/weg>weg</a>");
  run();
  web_.remove(host, "/weg");
  next_night();
  const RunReport report = next_night();
  EXPECT_THAT(report.sources.at(1).deleted_urls, ElementsAre(at("/weg")));
  EXPECT_THAT(section(file_of_the_last_run(".html"), "Verwijderd"),
              AllOf(HasSubstr(link(at("/weg"))), Not(HasSubstr(link(at("/1"))))));
}

// A title, a reason or an address is a site's own text, and the report is read in a browser.
TEST_F(Reports, AreSafeToOpen) {
  page("/", "Begin", "<a href='/%3Cscript%3E?a=1&amp;b=2'>x</a>");
  run();
  EXPECT_THAT(file_of_the_last_run(".html"),
              AllOf(Not(HasSubstr("<script")), HasSubstr("?a=1&amp;b=2")));
}

TEST_F(Reports, WhyHostPrintsEachRequestWithTimeStatusAndBytes) {
  web_.set_page(host, "/stuk", {testing::SiteServer::cut_off});
  run();
  next_night();
  const std::string printed = command({"why", "--host", web_.url(host, "").substr(7)});
  std::istringstream lines(printed);
  std::string line;
  std::string before;
  for (const LoggedRequest& request : web_.requests(host)) {
    ASSERT_TRUE(std::getline(lines, line)) << request.target << " was not told\n" << printed;
    EXPECT_THAT(line, HasSubstr("  " + at(request.target)));
    EXPECT_THAT(line, HasSubstr(request.status == 0 ? "no answer"
                                                    : fmt::format("HTTP {}", request.status)));
    EXPECT_THAT(line, ::testing::MatchesRegex(
                          "[0-9-]+T[0-9:]+Z \\+[0-9]+ ms  .*  [0-9]+ ms  [0-9]+ bytes  .*"));
    if (request.target == "/les" && request.status == 200) {
      EXPECT_THAT(line, HasSubstr(fmt::format(
                            "{} bytes",
                            lesson("Les", std::string(doubtful) + "<a href=/weg>weg</a>").size())));
    }
    EXPECT_GE(line.substr(0, 27), before) << "in the order in which they were sent";
    before = line.substr(0, 27);
  }
  EXPECT_FALSE(std::getline(lines, line)) << "told and never sent: " << line;
}

}  // namespace
}  // namespace wegwijzer
