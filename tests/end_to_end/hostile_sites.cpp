#include "end_to_end/hostile_sites.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <thread>

#include "base/files.hpp"

namespace wegwijzer::testing {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

namespace {

json source_file(const std::string& id, const std::string& kind, const std::string& start,
                 const std::string& host) {
  json source = {
      {"id",            id                  },
      {"label",         id                  },
      {"kind",          kind                },
      {"start",         json::array({start})},
      {"max_documents", 400                 },
      {"recheck",       "1s"                }
  };
  if (kind != "oai_pmh") source["scope"]["hosts"] = {host, "10.255.255.1"};
  return source;
}

}  // namespace

std::string lesson_page(const std::string& title, const std::string& rest) {
  return fmt::format(
      "<html lang=nl><title>{0}</title><main><h1>{0}</h1><p>Lesmateriaal over palliatieve zorg, "
      "bestemd voor het onderwijs: {0}.</p>{1}</main></html>",
      title, rest);
}

Page html(const std::string& title, const std::string& rest) {
  return {200, "text/html; charset=utf-8", lesson_page(title, rest)};
}

Page redirect(const std::string& location) {
  Page moved{302};
  moved.headers["Location"] = location;
  return moved;
}

SiteServer::Handler only(Page page) {
  return [page](std::string_view target) -> std::optional<Page> {
    return target == "/" ? page : Page{404};
  };
}

HostileSites::HostileSites() {
  fs::remove_all(world_.config() / "sources");
  fs::create_directories(world_.config() / "sources");
  write("crawler.json", R"json({"user_agent": "Wegwijzer-test/0.1 (+https://voorbeeld.nl/)",
      "minimum_delay": "0ms", "answer_multiple": 0, "stall_timeout": "1s", "total_timeout": "6s",
      "maximum_bytes": 2000000, "allow_private_addresses": ["127.0.0.0/8", "::1/128"]})json");
}

SiteServer::Handler HostileSites::turning(SiteServer::Handler hostile) {
  return [this, hostile](std::string_view target) -> std::optional<Page> {
    if (night_ > 1) return hostile(target);
    if (target == "/") return html("Overzicht", "<a href=/1>1</a> <a href=/2>2</a>");
    if (target == "/1" || target == "/2") return html("Les " + std::string(target.substr(1)));
    return Page{404};
  };
}

void HostileSites::add(HostileSite site) {
  const std::string host = site.name + ".localhost";
  world_.web().serve(host, site.handler);
  write_source(source_file(site.name, site.kind, world_.web().url(host, site.start), host));
  sites_.push_back(std::move(site));
}

void HostileSites::add_server(const std::string& id, const std::string& url) {
  write_source(source_file(id, "site", url, "127.0.0.1"));
}

void HostileSites::write(const std::string& name, const std::string& text) {
  EXPECT_TRUE(write_file(world_.config() / name, text));
}

void HostileSites::write_source(const json& source) {
  write("sources/" + source.at("id").get<std::string>() + ".json", source.dump());
}

std::map<std::string, json> HostileSites::run_night() {
  const Finished finished = world_.indexer({"run"});
  EXPECT_THAT(finished.status, ::testing::AnyOf(0, 3)) << finished.err;
  EXPECT_THAT(world_.indexer({"report"}).out, ::testing::Not(HasSubstr("technische melding")));
  const json report = json::parse(world_.indexer({"report", "--format", "json"}).out);
  coverage_ = report.at("findings").at("coverage");
  std::map<std::string, json> by_source;
  for (const json& source : report.at("sources")) {
    by_source[source.at("id")] = source;
    told_[source.at("id")] += source.dump();
  }
  return by_source;
}

void HostileSites::survive_two_nights() {
  run_night();
  night_ = 2;
  std::this_thread::sleep_for(std::chrono::seconds(2));  // until everything is due again
  const auto after = run_night();
  for (const HostileSite& site : sites_) {
    EXPECT_THAT(told(site.name), HasSubstr(site.told)) << site.name;
    EXPECT_EQ(after.at(site.name).at("deleted"), 0) << site.name;
    if (site.documents < 0) continue;
    EXPECT_EQ(coverage_.at(site.name).at("documents"), site.documents) << site.name;
  }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  EXPECT_LT(used.ru_maxrss, 300 * 1024) << "kilobytes, of the largest process";
#endif
}

}  // namespace wegwijzer::testing
