// Sites that do their worst, on a real server: for each the run completes within its memory, the
// report says what happened, and nothing is deleted that should stay.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <zlib.h>

#include <atomic>
#include <thread>

#include "base/files.hpp"
#include "end_to_end/world.hpp"
#include "support/raw_server.hpp"

namespace wegwijzer::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

/// Which night it is: on the first, sites that will turn hostile are still well.
std::atomic<int> night = 1;

std::string page(const std::string& title, const std::string& rest = "") {
  return fmt::format(
      "<html lang=nl><title>{0}</title><main><h1>{0}</h1><p>Lesmateriaal over palliatieve zorg, "
      "bestemd voor het onderwijs: {0}.</p>{1}</main></html>",
      title, rest);
}

Page html(const std::string& title, const std::string& rest = "") {
  return {200, "text/html; charset=utf-8", page(title, rest)};
}

Page redirect(const std::string& location) {
  Page moved{302};
  moved.headers["Location"] = location;
  return moved;
}

/// `bytes` zeros as gzip or zlib packs them: a few kilobytes.
std::string bomb(std::size_t bytes, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY);
  const std::string zeros(1 << 20, ' ');
  std::string packed, buffer(1 << 16, '\0');
  for (std::size_t done = 0; done <= bytes; done += zeros.size()) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
    stream.avail_in = static_cast<uInt>(zeros.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream.avail_out = static_cast<uInt>(buffer.size());
      deflate(&stream, done + zeros.size() > bytes ? Z_FINISH : Z_NO_FLUSH);
      packed.append(buffer.data(), buffer.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
  deflateEnd(&stream);
  return packed;
}

std::string gzip_bomb() { return bomb(300'000'000, 15 + 16); }

/// A PDF of one page; `encrypted` by a password that nobody knows.
std::string pdf(const std::string& content, const std::string& filter, bool encrypted) {
  std::string file = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  const auto object = [&](const std::string& body) {
    offsets.push_back(file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", offsets.size(), body);
  };
  object("<</Type/Catalog/Pages 2 0 R>>");
  object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
  object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>");
  object(fmt::format("<</Length {}{}>>\nstream\n{}\nendstream", content.size(), filter, content));
  object("<</Filter/Standard/V 1/R 2/P -4/O<" + std::string(64, 'A') + ">/U<" +
         std::string(64, 'B') + ">>>");
  const std::size_t table = file.size();
  file += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets.size() + 1);
  for (const std::size_t offset : offsets) file += fmt::format("{:010} 00000 n \n", offset);
  return file + fmt::format("trailer\n<</Size {}/Root 1 0 R{}>>\nstartxref\n{}\n%%EOF\n",
                            offsets.size() + 1, encrypted ? "/Encrypt 5 0 R/ID[<00><00>]" : "",
                            table);
}

std::uint32_t little(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return value;
}

/// A Word document whose body is `packed`, deflated from `size` bytes; its checksum is not true, as
/// in a file that was made to do harm.
std::string docx(const std::string& packed, std::uint32_t size, int method) {
  struct Member {
    std::string name, bytes;
    std::uint32_t size;
    int method;
  };
  const std::string types =
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override "
      "PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument."
      "wordprocessingml.document.main+xml'/></Types>";
  const std::vector<Member> members = {
      {"[Content_Types].xml", types,  static_cast<std::uint32_t>(types.size()), 0     },
      {"word/document.xml",   packed, size,                                     method}
  };
  std::string file, directory;
  for (const Member& member : members) {
    const auto checksum =
        static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(member.bytes.data()),
                                         static_cast<uInt>(member.bytes.size())));
    const auto head = [&](std::string& out) {
      little(out, 20, 2), little(out, 0, 2),
          little(out, static_cast<std::uint32_t>(member.method), 2);
      little(out, 0, 4), little(out, checksum, 4);
      little(out, static_cast<std::uint32_t>(member.bytes.size()), 4), little(out, member.size, 4);
      little(out, static_cast<std::uint32_t>(member.name.size()), 2), little(out, 0, 2);
    };
    directory += "PK\x01\x02";
    little(directory, 20, 2);
    head(directory);
    little(directory, 0, 2), little(directory, 0, 2), little(directory, 0, 2);
    little(directory, 0, 4), little(directory, static_cast<std::uint32_t>(file.size()), 4);
    directory += member.name;
    file += "PK\x03\x04";
    head(file);
    file += member.name + member.bytes;
  }
  const auto start = static_cast<std::uint32_t>(file.size());
  file += directory + "PK\x05\x06";
  little(file, 0, 4), little(file, 2, 2), little(file, 2, 2);
  little(file, static_cast<std::uint32_t>(directory.size()), 4), little(file, start, 4);
  little(file, 0, 2);
  return file;
}

constexpr const char* docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// One site, what it does, and what the report of one of the nights must say of it.
struct HostileSite {
  std::string name;
  SiteServer::Handler handler;
  std::string told;   ///< stands somewhere in its part of the report
  int documents = 0;  ///< that it has after the second night
  std::string kind = "site", start = "/";
};

/// A good site on the first night, and on the second `hostile` for each of its pages.
SiteServer::Handler turning(SiteServer::Handler hostile) {
  return [hostile](std::string_view target) -> std::optional<Page> {
    if (target == "/robots.txt" && night == 1) return Page{404};
    if (night > 1) return hostile(target);
    if (target == "/") return html("Overzicht", "<a href=/1>1</a> <a href=/2>2</a>");
    if (target == "/1" || target == "/2") return html("Les " + std::string(target.substr(1)));
    return Page{404};
  };
}

/// A site of one hostile page and no robots.txt.
SiteServer::Handler only(Page page) {
  return [page](std::string_view target) -> std::optional<Page> {
    return target == "/" ? page : Page{404};
  };
}

std::vector<HostileSite> hostile_sites(const SiteServer& web) {
  std::vector<HostileSite> sites;
  const auto add = [&](HostileSite site) { sites.push_back(std::move(site)); };

  add({"wankel", turning([](std::string_view target) {
         if (target == "/robots.txt") return Page{404};
         return target == "/1" ? html("Les 1") : Page{503};
       }),
       "HTTP 503", 3});
  add({"robots500", turning([](std::string_view) { return Page{500}; }), "robots.txt", 3});
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
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "<div>";
  add({"nesten", only(html("Diep", nested)), "\"fetched\"", 1});
  std::string attributes = "<p";
  for (int i = 0; i < 20'000; ++i) attributes += fmt::format(" a{}=x", i);
  add({"kenmerken", only(html("Breed", attributes + ">x</p>")), "\"fetched\"", 1});
  add({"tekenset", only({200, "text/html; charset=utf-8", page("Pati\xEBnten in de laatste fase")}),
       "\"fetched\"", 1});
  Page two = html("Twee", "");
  two.body = "<head><link rel=canonical href=/x><link rel=canonical href=/y></head>" + two.body;
  add({"tweeadressen", only(two), "\"fetched\"", 1});
  add({"kringadres",
       [](std::string_view target) -> std::optional<Page> {
         if (target != "/" && target != "/a" && target != "/b") return Page{404};
         const std::string other = target == "/a" ? "/b" : "/a";
         return Page{200, "text/html",
                     "<head><link rel=canonical href=" + other + "></head>" +
                         page("Kring " + std::string(target), "<a href=" + other + ">x</a>")};
       },
       "\"fetched\"", 3});
  const std::string elsewhere = web.url("elders.localhost", "/x");
  add({"liegkaart",
       [&web, elsewhere](std::string_view target) -> std::optional<Page> {
         const std::string self = web.url("liegkaart.localhost");
         if (target == "/sitemap.xml") {
           return Page{200, "application/xml",
                       "<urlset><url><loc>" + elsewhere + "</loc></url><url><loc>" + self +
                           "weg</loc><lastmod>2999-01-01</lastmod></url><url><loc>" + self +
                           "les</loc></url></urlset>"};
         }
         return target == "/les" ? html("Les") : Page{404};
       },
       "\"gone\"", 1, "sitemap", "/sitemap.xml"});
  Page map{200, "application/gzip", gzip_bomb()};
  add({"kaartbom",
       [map](std::string_view target) -> std::optional<Page> {
         return target == "/sitemap.xml.gz" ? map : Page{404};
       },
       "sitemap.xml.gz", 0, "sitemap", "/sitemap.xml.gz"});
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
  add({"ongewijzigd",
       [](std::string_view target) -> std::optional<Page> {
         if (target == "/") return html("Overzicht", "<a href=/1>1</a>");
         return target == "/1" ? html("Les") : Page{404};
       },
       "\"unchanged\":2", 2});
  add({"pdfbom",
       only({200, "application/pdf", pdf(bomb(300'000'000, 15), "/Filter/FlateDecode", false)}),
       "\"outcomes\":{\"", 0});
  add({"pdfslot", only({200, "application/pdf", pdf("BT ET", "", true)}), "unusable", 0});
  add({"zipbom", only({200, docx_type, docx(bomb(300'000'000, -15), 300'000'000, 8)}), "unusable",
       0});
  const std::string entities =
      "<?xml version='1.0'?><!DOCTYPE w:document [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
      "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
      "<w:p><w:r><w:t>Lesbrief over delier &e;</w:t></w:r></w:p></w:body></w:document>";
  add({"entiteiten",
       only({200, docx_type, docx(entities, static_cast<std::uint32_t>(entities.size()), 0)}),
       "\"fetched\"", 1});
  add({"herhaaltoken",
       [](std::string_view target) -> std::optional<Page> {
         if (!target.starts_with("/oai")) return Page{404};
         const std::string body =
             target.find("Identify") != target.npos
                 ? "<Identify><granularity>YYYY-MM-DD</granularity>"
                   "<deletedRecord>no</deletedRecord></Identify>"
                 : "<ListRecords><record><header><identifier>oai:x:1</identifier><datestamp>"
                   "2026-01-01</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc='http://www."
                   "openarchives.org/OAI/2.0/oai_dc/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                   "<dc:title>Lesmateriaal</dc:title><dc:identifier>http://herhaaltoken.localhost/"
                   "les</dc:identifier></oai_dc:dc></metadata></record>"
                   "<resumptionToken>steeds-dezelfde</resumptionToken></ListRecords>";
         return Page{200, "text/xml",
                     "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><responseDate>"
                     "2026-11-22T02:00:00Z</responseDate>" +
                         body + "</OAI-PMH>"};
       },
       "again", 1, "oai_pmh", "/oai"});
  return sites;
}

json source_file(const std::string& id, const std::string& kind, const std::string& start,
                 const std::string& host) {
  json source = {
      {"id",    id                  },
      {"label", id                  },
      {"kind",  kind                },
      {"start", json::array({start})}
  };
  if (kind != "oai_pmh")
    source["scope"] = {
        {"hosts", {host, "10.255.255.1"}}
    };
  source["max_documents"] = 400;
  source["recheck"] = "1s";
  return source;
}

class HostileSites : public ::testing::Test {
 protected:
  void SetUp() override {
    night = 1;
    sites_ = hostile_sites(world_.web());
    fs::remove_all(world_.config() / "sources");
    for (const HostileSite& site : sites_) {
      const std::string host = site.name + ".localhost";
      world_.web().serve(host, site.handler);
      write_source(source_file(site.name, site.kind, world_.web().url(host, site.start), host));
    }
    write_source(source_file("druppel", "site", drip_.url(), "127.0.0.1"));
    write_source(source_file("eindeloos", "site", endless_.url(), "127.0.0.1"));
    write_source(source_file("stil", "site", silent_.url(), "127.0.0.1"));
    write("crawler.json", R"json({"user_agent": "Wegwijzer-test/0.1 (+https://voorbeeld.nl/)",
        "minimum_delay": "0ms", "answer_multiple": 0, "stall_timeout": "1s", "total_timeout": "6s",
        "maximum_bytes": 2000000, "allow_private_addresses": ["127.0.0.0/8", "::1/128"]})json");
  }

  void write(const std::string& name, const std::string& text) {
    ASSERT_TRUE(write_file(world_.config() / name, text));
  }
  void write_source(const json& source) {
    fs::create_directories(world_.config() / "sources");
    write("sources/" + source.at("id").get<std::string>() + ".json", source.dump());
  }

  /// The report of a run, by source.
  std::map<std::string, json> run_night() {
    const Finished finished = world_.indexer({"run"});
    EXPECT_THAT(finished.status, ::testing::AnyOf(0, 3)) << finished.err;
    const json report = json::parse(world_.indexer({"report", "--format", "json"}).out);
    coverage_ = report.at("findings").at("coverage");
    std::map<std::string, json> by_source;
    for (const json& source : report.at("sources")) by_source[source.at("id")] = source;
    return by_source;
  }
  std::int64_t documents(const std::string& source) {
    return coverage_.at(source).at("documents").get<std::int64_t>();
  }

  World world_;
  std::vector<HostileSite> sites_;
  json coverage_;
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

TEST_F(HostileSites, EachIsSurvivedToldAndKept) {
  const auto before = run_night();
  night = 2;
  std::this_thread::sleep_for(std::chrono::seconds(2));  // until everything is due again
  const auto after = run_night();
  const auto told = [&](const std::string& source) {
    return before.at(source).dump() + after.at(source).dump();
  };

  for (const HostileSite& site : sites_) {
    EXPECT_THAT(told(site.name), HasSubstr(site.told)) << site.name;
    EXPECT_EQ(after.at(site.name).at("deleted"), 0) << site.name;
    if (site.documents >= 0) {
      EXPECT_EQ(documents(site.name), site.documents) << site.name;
    }
  }
  EXPECT_THAT(told("druppel"), HasSubstr("under 100 bytes a second"));
  EXPECT_THAT(told("eindeloos"), HasSubstr("the body is over"));
  EXPECT_THAT(told("stil"), HasSubstr("under 100 bytes a second"));
  EXPECT_TRUE(world_.web().requests("elders.localhost").empty()) << "a sitemap named it";
  EXPECT_LT(world_.web().requests("kalender.localhost").size(), 200U);
  EXPECT_LT(world_.web().requests("filters.localhost").size(), 500U);
  EXPECT_EQ(world_.cli({"search", "root"}).out.find("/bin/"), std::string::npos);
  EXPECT_THAT(world_.cli({"search", "patiënten laatste"}).out,
              HasSubstr("Patiënten in de laatste"));

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  EXPECT_LT(used.ru_maxrss, 300 * 1024) << "kilobytes, of the largest process";
#endif
}

/// A name that resolves to an address inside: the connection is refused, whatever the name.
TEST_F(HostileSites, ANameThatLeadsInsideIsRefused) {
  write("crawler.json", R"json({"user_agent": "Wegwijzer-test/0.1 (+https://voorbeeld.nl/)"})json");
  const auto reports = run_night();
  EXPECT_THAT(reports.at("ongewijzigd").dump(), HasSubstr("a loopback address"));
  EXPECT_TRUE(world_.web().requests().empty());
}

}  // namespace
}  // namespace wegwijzer::testing
