// Pages that are no documents, never end, or are written to break whoever reads them.
#include <fmt/format.h>

#include "end_to_end/hostile_sites.hpp"

namespace wegwijzer::testing {
namespace {

using ::testing::HasSubstr;

TEST_F(HostileSites, LoginsAndPagesThatAreNoneAreSurvived) {
  add({"login", turning([](std::string_view target) {
         if (target == "/robots.txt") return Page{404};
         return target.starts_with("/login") ? html("Inloggen") : redirect("/login?naar=x");
       }),
       "asks for a login", 3});
  add({"leeromgeving", turning([](std::string_view target) -> std::optional<Page> {
         if (target == "/robots.txt") return Page{404};
         return html("Inloggen", "<form><input name=u><input type=password name=p></form>");
       }),
       "asks for a login", 3});
  add({"zacht404",
       [](std::string_view target) -> std::optional<Page> {
         if (target == "/robots.txt") return Page{404};
         if (target == "/") return html("Begin", "<a href=/weg>weg</a> <a href=/les>les</a>");
         if (target == "/les") return html("Les");
         return html("Helaas", "<p>Deze pagina bestaat niet.</p>");
       },
       "soft_gone", 2});
  add({"ongewijzigd",
       [](std::string_view target) -> std::optional<Page> {
         if (target == "/") return html("Overzicht", "<a href=/1>1</a>");
         return target == "/1" ? html("Les") : Page{404};
       },
       "\"unchanged\":2", 2});
  survive_two_nights();
}

TEST_F(HostileSites, MarkupIsSurvived) {
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "<div>";
  add({"nesten", only(html("Diep", nested)), "\"fetched\"", 1});
  std::string attributes = "<p";
  for (int i = 0; i < 20'000; ++i) attributes += fmt::format(" a{}=x", i);
  add({"kenmerken", only(html("Breed", attributes + ">x</p>")), "\"fetched\"", 1});
  add({"tekenset",
       only({200, "text/html; charset=utf-8", lesson_page("Pati\xEBnten in de laatste fase")}),
       "\"fetched\"", 1});
  Page two = html("Twee", "");
  two.body = "<head><link rel=canonical href=/x><link rel=canonical href=/y></head>" + two.body;
  add({"tweeadressen", only(two), "\"fetched\"", 1});
  add({"kringadres",
       [](std::string_view target) -> std::optional<Page> {
         if (target != "/" && target != "/a" && target != "/b") return Page{404};
         const std::string other = target == "/a" ? "/b" : "/a";
         return Page{
             200, "text/html",
             "<head><link rel=canonical href=" + other + "></head>" +
                 lesson_page("Kring " + std::string(target), "<a href=" + other + ">x</a>")};
       },
       "\"fetched\"", 3});
  survive_two_nights();
  EXPECT_THAT(world_.cli({"search", "patiënten laatste"}).out,
              HasSubstr("Patiënten in de laatste"));
}

TEST_F(HostileSites, AddressesWithoutEndAreSurvived) {
  add({"kalender",
       [](std::string_view target) -> std::optional<Page> {
         if (target == "/robots.txt") return Page{404};
         const int month = target == "/"
                               ? 24'342
                               : std::atoi(target.data() + 8) * 12 + std::atoi(target.data() + 13);
         return html("Agenda " + std::string(target),
                     fmt::format("<a href=/agenda/{}/{}>verder</a>", month / 12, month % 12 + 1));
       },
       "beyond the horizon", -1});
  add({"filters",
       [](std::string_view target) -> std::optional<Page> {
         if (target == "/robots.txt" || target.find("wegwijzer") != target.npos) return Page{404};
         std::string links;
         for (int i = 0; i < 30; ++i) {
           links += fmt::format("<a href='/zoek?filter={}{}'>x</a> ", target.size() * 31 % 977, i);
         }
         return html("Zoek " + std::string(target), links);
       },
       "addresses like", -1});
  survive_two_nights();
  EXPECT_LT(world_.web().requests("kalender.localhost").size(), 200U);
  EXPECT_LT(world_.web().requests("filters.localhost").size(), 500U);
}

}  // namespace
}  // namespace wegwijzer::testing
