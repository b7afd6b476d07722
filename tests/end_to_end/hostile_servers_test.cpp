// Servers that fail, loop, drip, never end, or lead inside.
#include <thread>

#include "end_to_end/hostile_files.hpp"
#include "end_to_end/hostile_sites.hpp"
#include "support/raw_server.hpp"

namespace wegwijzer::testing {
namespace {

using ::testing::HasSubstr;

TEST_F(HostileSites, ServersAreSurvived) {
  add({"wankel", turning([](std::string_view target) {
         if (target == "/robots.txt") return Page{404};
         return target == "/1" ? html("Les 1") : Page{503};
       }),
       "HTTP 503", 3});
  add({"robots500", turning([](std::string_view) { return Page{500}; }), "robots.txt", 3});
  add({"robots403",
       [](std::string_view target) -> std::optional<Page> {
         return target == "/robots.txt" ? Page{403} : target == "/" ? html("Mag") : Page{404};
       },
       "\"fetched\"", 1});
  add({"robotsgroot",
       [](std::string_view target) -> std::optional<Page> {
         if (target != "/robots.txt") return html("Mag niet");
         return Page{200, "text/plain",
                     "User-agent: *\nDisallow: /\n" + std::string(1'500'000, '#')};
       },
       "disallow", 0});
  add({"robotsrond",
       [](std::string_view target) -> std::optional<Page> {
         if (!target.starts_with("/robots")) return html("Onbekend");
         return redirect("/robots" + std::to_string(target.size()) + "/" + std::string(target));
       },
       "robots.txt", 0});
  Page packed = html("Bom");
  packed.body = gzip_bomb();
  packed.headers["Content-Encoding"] = "gzip";
  add({"gzipbom", only(packed), "the body is over", 0});
  add({"omleiding",
       [](std::string_view target) -> std::optional<Page> {
         if (target == "/") return redirect("/a");
         if (target == "/a") return redirect("/b");
         return target == "/b" ? redirect("/a") : Page{404};
       },
       "\"redirected\"", 0});
  add({"naarbinnen", only(redirect("http://10.255.255.1/geheim")), "leads to 10.255.255.1", 0});
  survive_two_nights();
}

class HostileServers : public HostileSites {
 protected:
  RawServer drip_{[](const RawServer::Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>");
    while (connection.send("x")) std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }};
  RawServer endless_{[](const RawServer::Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
    while (connection.send(std::string(65'536, 'x'))) {
    }
  }};
  RawServer silent_{[](const RawServer::Connection& connection) {
    for (int i = 0; i < 30 && connection.send(""); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }};
};

TEST_F(HostileServers, SlownessIsEnded) {
  add_server("druppel", drip_.url());
  add_server("eindeloos", endless_.url());
  add_server("stil", silent_.url());
  survive_two_nights();
  EXPECT_THAT(told("druppel"), HasSubstr("under 100 bytes a second"));
  EXPECT_THAT(told("eindeloos"), HasSubstr("the body is over"));
  EXPECT_THAT(told("stil"), HasSubstr("under 100 bytes a second"));
}

/// A name that resolves to an address inside: the connection is refused, whatever the name.
TEST_F(HostileSites, ANameThatLeadsInsideIsRefused) {
  add({"binnen", only(html("Mag niet")), ""});
  write("crawler.json", R"json({"user_agent": "Wegwijzer-test/0.1 (+https://voorbeeld.nl/)"})json");
  EXPECT_THAT(run_night().at("binnen").dump(), HasSubstr("a loopback address"));
  EXPECT_TRUE(world_.web().requests().empty());
}

}  // namespace
}  // namespace wegwijzer::testing
