// wegwijzer-searchd as whoever starts it meets it: flags, what it prints, signals, exit statuses.
#include <gmock/gmock.h>
#include <httplib.h>

#include "end_to_end/world.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::testing {
namespace {

using std::chrono::seconds;

Command searchd(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), program("wegwijzer-searchd").string());
  return {arguments};
}

TEST(SearchdProgram, PrintsWhereItListensAndEndsInOrder) {
  const TempDir empty;
  Process process(searchd({"--listen", "127.0.0.1:0", "--data", empty.path().string()}));
  const auto line = process.read_line(seconds(20));
  ASSERT_TRUE(line);
  EXPECT_THAT(*line, MatchesRegex("listening on http://127\\.0\\.0\\.1:[0-9]+"));
  httplib::Client client(line->substr(std::string("listening on ").size()));
  EXPECT_EQ(client.Get("/healthz")->status, 200);
  EXPECT_EQ(client.Get("/readyz")->status, 503);
  process.signal(SIGTERM);
  const Finished finished = process.wait(seconds(15));
  EXPECT_EQ(finished.status, 0);
  EXPECT_THAT(finished.err, HasSubstr("/healthz 200"));
}

TEST(SearchdProgram, LogsNoWordOfAQuestion) {
  const TempIndex index(shipped_taxonomy(), {a_record("a", "Titel", "Tekst.")});
  Process process(searchd({"--listen", "127.0.0.1:0", "--data", index.data().string()}));
  const auto line = process.read_line(seconds(20));
  ASSERT_TRUE(line);
  httplib::Client client(line->substr(std::string("listening on ").size()));
  for (const char* path : {"/zoek?q=geheim", "/v1/search?q=geheim", "/geheim?q=geheim",
                           "/v1/search?geheim=1", "/v1/documents/geheim"}) {
    EXPECT_TRUE(client.Get(path)) << path;
  }
  process.signal(SIGINT);
  const Finished finished = process.wait(seconds(15));
  EXPECT_EQ(finished.status, 0);
  EXPECT_THAT(finished.err, HasSubstr("/zoek 200"));
  EXPECT_THAT(finished.err, Not(HasSubstr("geheim")));
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// Each request wrote a line, whatever was wrong the whole night.
TEST(SearchdProgram, LogsAFaultOfTheIndexOnce) {
  const TempDir empty;
  const TempIndex damaged(shipped_taxonomy(), {a_record("a", "Titel", "Tekst.")});
  std::filesystem::resize_file(damaged.generation() / "records.blob", 10);
  for (const auto& [data, what] : {std::pair(empty.path(), "there is no index yet"),
                                   std::pair(damaged.data(), "records.blob")}) {
    Process process(
        searchd({"--listen", "127.0.0.1:0", "--data", data.string(), "--workers", "3"}));
    const auto line = process.read_line(seconds(20));
    ASSERT_TRUE(line);
    for (int i = 0; i < 8; ++i) {
      httplib::Client client(line->substr(std::string("listening on ").size()));
      for (const char* path : {"/v1/search", "/zoek", "/readyz"}) {
        EXPECT_EQ(client.Get(path)->status, 503) << path;
      }
    }
    process.signal(SIGTERM);
    EXPECT_EQ(count(process.wait(seconds(15)).err, what), 1U) << what;
  }
}

TEST(SearchdProgram, SaysThatAPortIsTaken) {
  const TempDir empty;
  Process first(searchd({"--listen", "127.0.0.1:0", "--data", empty.path().string()}));
  const auto line = first.read_line(seconds(20));
  ASSERT_TRUE(line);
  const std::string address = line->substr(std::string("listening on http://").size());
  const Finished second = run(searchd({"--listen", address, "--data", empty.path().string()}));
  EXPECT_EQ(second.status, 1);
  EXPECT_EQ(second.out, "");
  EXPECT_EQ(second.err,
            "error: cannot listen on " + address +
                ": Address already in use\n"
                "hint:  another program has it; stop that one or choose another with --listen\n");
}

TEST(SearchdProgram, ListensOnASocketFileAndOnIPv6) {
  const TempDir folder;
  const std::string path = (folder.path() / "searchd.sock").string();
  Process by_file(searchd({"--listen", "unix:" + path, "--data", folder.path().string()}));
  EXPECT_EQ(by_file.read_line(seconds(20)), "listening on unix:" + path);
  by_file.signal(SIGTERM);
  EXPECT_EQ(by_file.wait(seconds(15)).status, 0);
  EXPECT_FALSE(std::filesystem::exists(path));

  Process by_ipv6(searchd({"--listen", "[::1]:0", "--data", folder.path().string()}));
  const auto line = by_ipv6.read_line(seconds(20));
  if (!line) GTEST_SKIP() << "this machine has no IPv6";
  EXPECT_THAT(*line, MatchesRegex("listening on http://\\[::1\\]:[0-9]+"));
}

struct WrongUse {
  const char* name;
  std::vector<std::string> arguments;
};

class SearchdProgramRefuses : public TestWithParam<WrongUse> {};

TEST_P(SearchdProgramRefuses, WithErrorAndHint) {
  const Finished finished = run(searchd(GetParam().arguments));
  EXPECT_EQ(finished.status, 2);
  EXPECT_THAT(finished.err, StartsWith("error: "));
  EXPECT_THAT(finished.err, HasSubstr("\nhint:  "));
}

INSTANTIATE_TEST_SUITE_P(, SearchdProgramRefuses,
                         Values(
                             WrongUse{
                                 "UnknownFlag", {"--lissen", "127.0.0.1:0"}
},
                             WrongUse{"NoAddress", {"--listen", "8080"}},
                             WrongUse{"NoWorkers", {"--workers", "0"}},
                             WrongUse{"WordForANumber", {"--workers", "many"}}),
                         [](const auto& tested) { return tested.param.name; });

TEST(SearchdProgram, SaysWhatItIs) {
  EXPECT_EQ(run(searchd({"--version"})).out, "wegwijzer-searchd 0.1.0\n");
  const Finished help = run(searchd({"--help"}));
  EXPECT_EQ(help.status, 0);
  for (const char* flag : {"--listen", "--data", "--config", "--workers", "WEGWIJZER_DATA"}) {
    EXPECT_THAT(help.out, HasSubstr(flag));
  }
}

}  // namespace
}  // namespace wegwijzer::testing
