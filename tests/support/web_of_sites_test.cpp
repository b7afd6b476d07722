// The made-up sites themselves: what expected.json says of them must hold, or the end-to-end test
// compares with nothing.
#include <gmock/gmock.h>
#include <httplib.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "base/files.hpp"
#include "base/url.hpp"
#include "support/site_server.hpp"
#include "support/temp_dir.hpp"
#include "support/test_config.hpp"

namespace wegwijzer::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view placeholder = "{PORT}";

std::string text_of(const std::filesystem::path& file) {
  auto text = read_file(file);
  if (!text) throw std::runtime_error(to_text(text.error()));
  return std::move(*text);
}

std::string with_port(std::string text, std::uint16_t port) {
  for (auto at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder)) {
    text.replace(at, placeholder.size(), std::to_string(port));
  }
  return text;
}

/// UTF-8 as it stands; anything else is windows-1252, of which the sites use only what Latin-1 has
/// wherever a phrase is.
std::string as_utf8(const std::string& bytes, std::string_view host) {
  if (host != "oud.localhost") return bytes;
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0 | (byte >> 6));
      out += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return out;
}

std::string unescaped(std::string text) {
  return std::regex_replace(std::move(text), std::regex("&amp;"), "&");
}

class WebOfSites : public ::testing::Test {
 protected:
  WebOfSites()
      : server_(web_of_sites()),
        client_("127.0.0.1", server_.port()),
        expected_(
            json::parse(with_port(text_of(web_of_sites() / "expected.json"), server_.port()))) {
    for (const json& page : expected_["absent"]) absent_.insert(page["url"].get<std::string>());
  }

  struct Address {
    std::string host, target;
  };

  /// nullopt for an address that this server does not serve.
  std::optional<Address> address_of(const std::string& url) const {
    const std::string begin = "http://";
    const std::string end = ":" + std::to_string(server_.port());
    const auto port = url.find(end);
    if (!url.starts_with(begin) || port == std::string::npos) return std::nullopt;
    return Address{url.substr(begin.size(), port - begin.size()), url.substr(port + end.size())};
  }

  httplib::Result get(const Address& address) {
    return client_.Get(address.target,
                       httplib::Headers{
                           {"Host",            address.host},
                           {"Accept-Encoding", "identity"  }
    });
  }

  /// Where a page links to, in canonical form.
  std::set<std::string> links_of(const std::string& url) {
    static const std::regex link("<a [^>]*href=\"([^\"]*)\"", std::regex::icase);
    const Url base = *Url::parse(url);
    const std::string body = get(*address_of(url))->body;
    std::set<std::string> links;
    for (std::sregex_iterator at(body.begin(), body.end(), link), end; at != end; ++at) {
      const auto found = Url::parse(unescaped((*at)[1]), &base);
      if (found) links.insert(canonical(*found, {.drop_parameters = {"soort"}}).href());
    }
    return links;
  }

  std::set<std::string> all_links() {
    std::set<std::string> all;
    for (const json& document : served()) all.merge(links_of(document["url"]));
    return all;
  }

  std::vector<json> served() const {
    std::vector<json> documents;
    for (const json& document : expected_["documents"]) {
      if (address_of(document["url"])) documents.push_back(document);
    }
    return documents;
  }

  SiteServer server_;
  httplib::Client client_;
  json expected_;
  std::set<std::string> absent_;
};

TEST_F(WebOfSites, HaveAtLeastSixtyFiveDocuments) { EXPECT_GE(served().size(), 65u); }

TEST_F(WebOfSites, ServeEveryExpectedDocumentAsWhatItIs) {
  for (const json& document : served()) {
    const auto answer = get(*address_of(document["url"]));
    ASSERT_TRUE(answer) << document["url"];
    EXPECT_EQ(answer->status, 200) << document["url"];
    EXPECT_THAT(answer->get_header_value("Content-Type"),
                HasSubstr(document["media_type"].get<std::string>()))
        << document["url"];
  }
}

TEST_F(WebOfSites, HaveThePhraseAndTheBoilerplateThatExpectedJsonNames) {
  for (const json& document : served()) {
    if (document["media_type"] == "application/pdf") continue;  // its lines are broken elsewhere
    const Address address = *address_of(document["url"]);
    const std::string body = as_utf8(get(address)->body, address.host);
    EXPECT_THAT(body, HasSubstr(document["phrase"].get<std::string>())) << document["url"];
    if (!document.contains("boilerplate")) continue;
    EXPECT_THAT(body, HasSubstr(document["boilerplate"].get<std::string>())) << document["url"];
  }
}

TEST_F(WebOfSites, TellEachDocumentApartByItsPhrase) {
  std::set<std::string> phrases, urls;
  for (const json& document : expected_["documents"]) {
    EXPECT_TRUE(phrases.insert(document["phrase"]).second) << document["phrase"];
    EXPECT_TRUE(urls.insert(document["url"]).second) << document["url"];
    EXPECT_FALSE(absent_.contains(document["url"])) << document["url"];
  }
}

TEST_F(WebOfSites, LinkOnlyToPagesThatAreThereOrSaidToBeAbsent) {
  const auto linked = all_links();
  EXPECT_GE(linked.size(), 100u);
  for (const std::string& url : linked) {
    const auto address = address_of(url);
    if (!address || absent_.contains(url)) continue;
    EXPECT_EQ(get(*address)->status, 200) << url;
  }
}

TEST_F(WebOfSites, LinkToEveryDocument) {
  auto linked = all_links();
  // What the links of these lead to: a redirect, and a page that may be followed but not indexed.
  for (const auto* path : {"/oud/hospice", "/zoeken"}) {
    ASSERT_TRUE(linked.contains(server_.url("netwerk.localhost", path)));
  }
  linked.insert(server_.url("netwerk.localhost", "/hospice/wonen-in-de-wadschelp"));
  linked.insert(server_.url("netwerk.localhost", "/scholing/wensen-en-grenzen"));
  for (const json& document : served()) {
    const std::string url = document["url"];
    if (!url.ends_with("t:" + std::to_string(server_.port()) + "/")) {
      EXPECT_TRUE(linked.contains(url)) << url;
    }
  }
}

TEST_F(WebOfSites, ForbidByRobotsWhatWouldBeAPageOtherwise) {
  EXPECT_EQ(get({"netwerk.localhost", "/intern/rooster"})->status, 200);
  EXPECT_THAT(get({"netwerk.localhost", "/robots.txt"})->body, HasSubstr("Disallow: /intern/"));
  EXPECT_THAT(get({"leeg.localhost", "/robots.txt"})->body, HasSubstr("Crawl-delay: 1"));
  EXPECT_EQ(get({"lesmateriaal.localhost", "/robots.txt"})->status, 404);
}

TEST_F(WebOfSites, AreWindows1252InByteWhereTheySaySoAndWhereTheyDoNot) {
  for (const auto* page : {"/coordinator.htm", "/overdracht.htm", "/patienten-met-dementie.htm"}) {
    const auto answer = get({"oud.localhost", page});
    EXPECT_THAT(answer->body, AnyOf(HasSubstr("\xEB"), HasSubstr("\xE9"))) << page;
    EXPECT_THAT(answer->body, Not(HasSubstr("\xC3"))) << page;
  }
  EXPECT_THAT(get({"oud.localhost", "/overdracht.htm"})->body, Not(HasSubstr("charset")));
}

TEST_F(WebOfSites, ComeWithAConfigurationForThisServer) {
  const TempDir folder;
  const auto config = copy_config(folder.path(), server_.port());
  const std::string source = text_of(config / "sources" / "netwerk.json");
  EXPECT_THAT(source, HasSubstr("netwerk.localhost:" + std::to_string(server_.port())));
  EXPECT_THAT(source, Not(HasSubstr(std::string(placeholder))));
  EXPECT_TRUE(std::filesystem::is_regular_file(config / "crawler.json"));
  EXPECT_TRUE(std::filesystem::is_directory(config / "taxonomy"));
  EXPECT_TRUE(std::filesystem::is_regular_file(folder.path() / "map" / "mondzorgkaart.txt"));
}

}  // namespace
}  // namespace wegwijzer::testing
