#include "indexer/fetch/crawler_config.hpp"

#include <gtest/gtest.h>

#include "support/temp_dir.hpp"

namespace wegwijzer::fetch {
namespace {

using namespace std::chrono_literals;

class CrawlerConfigTest : public testing::Test {
 protected:
  Result<CrawlerConfig> load(std::string_view text) const {
    return load_crawler_config(folder_.write("crawler.json", text));
  }
  /// The faults as stderr shows them, without the folder.
  std::string faults(std::string_view text) const {
    const auto config = load(text);
    if (config) return {};
    std::string shown = to_text(config.error());
    const std::string folder = folder_.path().string() + "/";
    for (std::size_t at = 0; (at = shown.find(folder)) != std::string::npos;) {
      shown.erase(at, folder.size());
    }
    return shown;
  }

  testing::TempDir folder_;
};

TEST_F(CrawlerConfigTest, AUserAgentIsEnough) {
  const auto config = load(R"json({"user_agent": "Wegwijzer/0.1 (+https://example.nl/bot)"})json");
  ASSERT_TRUE(config) << to_text(config.error());
  CrawlerConfig expected;
  expected.user_agent = "Wegwijzer/0.1 (+https://example.nl/bot)";
  EXPECT_EQ(*config, expected);
}

TEST_F(CrawlerConfigTest, EveryKeyIsRead) {
  const auto config = load(R"json({
    // comments are welcome
    "user_agent": "my_bot (mailto:me@example.nl)", "minimum_delay": "2s",
    "maximum_crawl_delay": "30s", "connect_timeout": "5s", "total_timeout": "50s",
    "stall_timeout": "15s", "maximum_bytes": 1000, "maximum_redirects": 2, "connections": 8,
    "allow_private_addresses": ["127.0.0.0/8", "fd00::/8"]})json");
  ASSERT_TRUE(config) << to_text(config.error());
  EXPECT_EQ(*config, (CrawlerConfig{
                         .user_agent = "my_bot (mailto:me@example.nl)",
                         .minimum_delay = 2s,
                         .maximum_crawl_delay = 30s,
                         .connect_timeout = 5s,
                         .total_timeout = 50s,
                         .stall_timeout = 15s,
                         .maximum_bytes = 1000,
                         .maximum_redirects = 2,
                         .connections = 8,
                         .allow_private_addresses = {"127.0.0.0/8", "fd00::/8"}
  }));
}

TEST_F(CrawlerConfigTest, AllFaultsAreToldAtOnce) {
  EXPECT_EQ(faults(R"json({"user_agent": "Wegwijzer", "minimum_dealy": "1s", "total_timeout": "0s",
                       "connections": 0, "allow_private_addresses": ["10.0.0.1/8", "10.0.0.0/8"]})json"),
            "error: crawler.json: /total_timeout: is no time at all, expected at least 1ms\n"
            "error: crawler.json: /connections: is the number 0, expected a whole number from 1 to "
            "1000\n"
            "error: crawler.json: /user_agent: is \"Wegwijzer\", expected the address of a page or "
            "a mailbox to reach you\n"
            "hint:  write it as \"Wegwijzer/0.1 (+https://www.example.nl/about-our-crawler)\"\n"
            "error: crawler.json: /allow_private_addresses/0: is \"10.0.0.1/8\", expected a block "
            "of addresses\n"
            "hint:  write it as 10.0.0.0/8 or fd00::/8, with no bits set beyond the length\n"
            "error: crawler.json: /minimum_dealy: unknown key\n"
            "hint:  did you mean \"minimum_delay\"?\n");
}

TEST_F(CrawlerConfigTest, AUserAgentIsRequired) {
  EXPECT_EQ(faults("{}"), "error: crawler.json: /user_agent: is missing, expected a text\n");
}

TEST_F(CrawlerConfigTest, AUserAgentStartsWithAProductToken) {
  EXPECT_EQ(faults(R"json({"user_agent": "Bot42/1 (+https://example.nl)"})json"),
            "error: crawler.json: /user_agent: is \"Bot42/1 (+https://example.nl)\", expected a "
            "name of letters, - and _ at the start\n"
            "hint:  write it as \"Wegwijzer/0.1 (+https://www.example.nl/about-our-crawler)\"\n");
}

TEST_F(CrawlerConfigTest, AUserAgentIsOneLineOfAscii) {
  EXPECT_EQ(
      faults(R"json({"user_agent": "Bot/1 (+https://example.nl)\r\nX: y"})json"),
      "error: crawler.json: /user_agent: is \"Bot/1 (+https://example.nl)\r\nX: y\", expected "
      "plain ASCII on one line\n"
      "hint:  write it as \"Wegwijzer/0.1 (+https://www.example.nl/about-our-crawler)\"\n");
}

TEST_F(CrawlerConfigTest, AMissingFileIsNamed) {
  const auto config = load_crawler_config(folder_.path() / "absent.json");
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().what,
            (folder_.path() / "absent.json").string() + ": cannot open: No such file or directory");
}

}  // namespace
}  // namespace wegwijzer::fetch
