// Wrong use: each a clear error with a hint, the right exit status, and nothing lost.
#include <gmock/gmock.h>

#include <sys/mount.h>

#include <algorithm>

#include <filesystem>
#include <thread>

#include "base/files.hpp"
#include "end_to_end/world.hpp"

namespace wegwijzer::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;

constexpr int wrong_use = 2, incomplete = 3, locked = 4;

class WrongUse : public ::testing::Test {
 protected:
  void write(const fs::path& name, const std::string& text) {
    ASSERT_TRUE(write_file(world_.config() / name, text));
  }

  Finished without_options(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), program("wegwijzer-indexer").string());
    return run({arguments, {}, world_.folder()});
  }

  World world_;
};

TEST_F(WrongUse, NoConfiguration) {
  const auto finished = without_options({"check"});
  EXPECT_EQ(finished.status, wrong_use);
  EXPECT_EQ(finished.err,
            "error: crawl-config: is no configuration: crawler.json is missing\n"
            "hint:  name the directory with --config or WEGWIJZER_CONFIG; the shipped one is "
            "crawl-config\n");
}

TEST_F(WrongUse, AnUnknownCommandOrFlag) {
  EXPECT_EQ(without_options({"rnu"}).status, wrong_use);
  EXPECT_EQ(without_options({"run", "--ful"}).status, wrong_use);
  EXPECT_THAT(without_options({"run", "--ful"}).err, HasSubstr("hint:  "));
}

TEST_F(WrongUse, AllFaultsOfAllFilesAreToldAtOnce) {
  write("sources/eerste.json", R"({"id": "eerste", "label": "Eerste", "kind": "site",
      "start": ["http://x.nl/"], "scope": {"hosts": ["x.nl"]}, "politeness": {"dealy": "2s"}})");
  write("sources/tweede.json", R"({"id": "tweede", "label": "Tweede", "kind": "site",
      "start": ["http://x.nl/"], "scope": {"hosts": ["x.nl"]}, "extract": {"body": ["//main["]}})");
  const auto finished = world_.indexer({"check"});
  EXPECT_EQ(finished.status, wrong_use);
  EXPECT_THAT(finished.err,
              AllOf(HasSubstr("eerste.json: /politeness/dealy: unknown key\n"
                              "hint:  did you mean \"delay\"?"),
                    HasSubstr("tweede.json: /extract/body/0"), HasSubstr("2 faults in")));
}

TEST_F(WrongUse, TwoFacetsOnOneSlot) {
  const fs::path taxonomy = world_.folder() / "taxonomy";
  fs::create_directory(taxonomy);
  const auto facet = [&](const std::string& id, const std::string& prefix) {
    ASSERT_TRUE(write_file(
        taxonomy / (id + ".json"),
        R"({"facet": ")" + id + R"(", "prefix": ")" + prefix + R"(", "slot": 23, "order": )" +
            (id == "een" ? "1" : "2") +
            R"(, "label": {"nl": "X"}, "values": [{"id": "v", "label": {"nl": "V"}}]})"));
  };
  facet("een", "XEEN");
  facet("twee", "XTWEE");
  fs::remove(world_.config() / "taxonomy");
  fs::create_directory_symlink(taxonomy, world_.config() / "taxonomy");
  world_.keep_only({});
  const auto finished = world_.indexer({"check"});
  EXPECT_EQ(finished.status, wrong_use);
  EXPECT_THAT(finished.err, AllOf(HasSubstr("een.json"), HasSubstr("twee.json"),
                                  HasSubstr("both use slot 23"), HasSubstr("hint:  ")));
}

TEST_F(WrongUse, AnUnknownSource) {
  const auto finished = world_.indexer({"run", "--source", "richtlijn"});
  EXPECT_EQ(finished.status, wrong_use);
  EXPECT_EQ(finished.err,
            "error: there is no source \"richtlijn\"\nhint:  did you mean \"richtlijnen\"?\n");
}

// It stopped every source, and commands that need none.
TEST_F(WrongUse, AFolderAndACatalogueThatAreNotThereFailAndTheRestGoesOn) {
  world_.keep_only({"map", "boeken", "kaarten"});
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  const auto total = nlohmann::json::parse(world_.cli({"search", "--json"}).out).at("total");
  fs::remove_all(world_.folder() / "map");
  fs::remove_all(world_.config() / "catalogue");
  const auto finished = world_.indexer({"run"});
  EXPECT_EQ(finished.status, incomplete) << finished.err;
  EXPECT_THAT(finished.out, AllOf(HasSubstr("map: failed: "), HasSubstr("boeken: failed: "),
                                  HasSubstr("No such file or directory"),
                                  ContainsRegex("kaarten: [0-9]+ visited")));
  EXPECT_EQ(nlohmann::json::parse(world_.cli({"search", "--json"}).out).at("total"), total);

  EXPECT_EQ(world_.indexer({"run", "--source", "kaarten"}).status, 0);
  EXPECT_EQ(world_.indexer({"build"}).status, 0);
  EXPECT_EQ(world_.indexer({"why", "https://voorbeeld.nl/"}).status, 1);
  const auto checked = world_.indexer({"check"});
  EXPECT_EQ(checked.status, wrong_use);
  EXPECT_THAT(checked.err, AllOf(HasSubstr("map.json: /path"), HasSubstr("boeken.json: /path"),
                                 HasSubstr("hint:  looked for ")));
}

TEST_F(WrongUse, ACorruptPdfIsReportedAndTheRestIsIndexed) {
  world_.keep_only({"documenten"});
  const auto finished = world_.indexer({"run"});
  EXPECT_EQ(finished.status, 0) << finished.out << finished.err;
  EXPECT_THAT(finished.out, AllOf(HasSubstr("unusable"), HasSubstr("published generation")));
  EXPECT_THAT(world_.indexer({"report"}).out, HasSubstr(".pdf"));
}

TEST_F(WrongUse, AnEmptySiteGivesAnEmptyIndexAndNoFailure) {
  world_.keep_only({"leeg"});
  const auto finished = world_.indexer({"run"});
  EXPECT_EQ(finished.status, 0) << finished.out << finished.err;
  EXPECT_THAT(finished.out, HasSubstr("published generation"));
  EXPECT_EQ(world_.cli({"search", "pijn"}).status, 1);
}

TEST_F(WrongUse, AHostThatIsDownIsReportedAndLosesNothing) {
  world_.keep_only({"kaarten", "map"});
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  const auto before = nlohmann::json::parse(world_.cli({"search", "--json"}).out).at("total");
  world_.web().fail_with("kaarten.localhost", "/", 503);
  const auto finished = world_.indexer({"run", "--full"});
  EXPECT_EQ(finished.status, incomplete) << finished.out;
  EXPECT_THAT(finished.out, HasSubstr("kaarten: failed: "));
  EXPECT_EQ(nlohmann::json::parse(world_.cli({"search", "--json"}).out).at("total"), before);
}

TEST_F(WrongUse, FilesThatGoAtOnceAreHeldUntilAccepted) {
  world_.keep_only({"map"});
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  for (const auto& entry : fs::directory_iterator(world_.folder() / "map")) fs::remove_all(entry);
  const auto held = world_.indexer({"run"});
  EXPECT_EQ(held.status, incomplete) << held.out << held.err;
  EXPECT_THAT(held.out, AllOf(HasSubstr("deletions held"), HasSubstr("accept map")));
  EXPECT_EQ(world_.cli({"search"}).status, 0);
  EXPECT_EQ(world_.indexer({"accept", "map"}).status, 0);
  EXPECT_EQ(world_.indexer({"build"}).status, 0);
  EXPECT_EQ(world_.cli({"search"}).status, 1);
}

TEST_F(WrongUse, ASecondIndexerIsToldThatTheFirstIsAtWork) {
  world_.web().set_delay(std::chrono::milliseconds(500));
  Process first({
      {program("wegwijzer-indexer").string(), "run", "--config", world_.config().string(), "--data",
       world_.data().string()}
  });
  while (!fs::exists(world_.data() / "harvest.db"))
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  const auto second = world_.indexer({"run"});
  EXPECT_EQ(second.status, locked);
  EXPECT_THAT(second.err,
              AllOf(HasSubstr("another indexer is at work (process " + std::to_string(first.pid())),
                    HasSubstr("hint:  ")));
}

TEST_F(WrongUse, AskingWithoutAnIndexSaysHowToMakeOne) {
  const auto finished = world_.cli({"search", "pijn"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.err,
              AllOf(HasSubstr("there is no index yet"), HasSubstr("wegwijzer-indexer run")));
}

TEST_F(WrongUse, ALongTextIsCutAlikeHereAndThere) {
  world_.keep_only({"map"});
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  const Searchd searchd(world_.data());
  const std::string text = "zorg " + std::string(30'000, 'a');
  const auto ask = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"search", text, "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Finished finished = world_.cli(arguments);
    EXPECT_EQ(finished.status, 0) << finished.err;
    auto answer = nlohmann::json::parse(finished.out, nullptr, false);
    if (answer.is_object()) answer.erase("took_ms");
    return answer;
  };
  EXPECT_EQ(ask({"--server", searchd.url()}), ask({}));
}

TEST_F(WrongUse, AServerThatIsNotThereIsToldInWords) {
  const auto finished = world_.cli({"search", "pijn", "--server", "http://127.0.0.1:1"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(
      finished.err,
      "error: http://127.0.0.1:1: nothing answers at this address\n"
      "hint:  is wegwijzer-searchd running there? Without --server the local index is asked\n");
}

TEST_F(WrongUse, PagesAreNumberedFromOne) {
  const auto finished = world_.cli({"search", "pijn", "--page", "0"});
  EXPECT_EQ(finished.status, wrong_use);
  EXPECT_THAT(finished.err, HasSubstr("--page: Value 0 not in range 1 to 10000"));
}

TEST_F(WrongUse, AFolderIsNoPageToPreview) {
  const auto finished = world_.indexer({"preview", world_.folder().string()});
  EXPECT_EQ(finished.status, wrong_use);
  EXPECT_THAT(finished.err, AllOf(HasSubstr("is a folder, expected a file or an address"),
                                  HasSubstr("hint:  name one of the files in it")));
}

TEST_F(WrongUse, WhoOnlyReadsMakesNoDataDirectory) {
  for (const auto& command : {
           std::vector<std::string>{"rollback"},
           std::vector<std::string>{"accept",   "map"},
           std::vector<std::string>{"build"         },
           std::vector<std::string>{"generations"}
  }) {
    const auto finished = world_.indexer(command);
    EXPECT_EQ(finished.status, 1) << command.front();
    EXPECT_THAT(finished.err, HasSubstr("hint:  ")) << command.front();
    EXPECT_FALSE(fs::exists(world_.data())) << command.front();
  }
}

TEST_F(WrongUse, AskingForWhatIsNoFacetSuggestsOne) {
  world_.keep_only({"map"});
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  const auto finished = world_.cli({"search", "pijn", "--doelgroup", "kinderen"});
  EXPECT_EQ(finished.status, wrong_use);
  EXPECT_EQ(finished.err,
            "error: unknown parameter \"doelgroup\"\nhint:  did you mean \"doelgroep\"?\n");
}

/// A disk of one megabyte, where this machine lets us mount one.
class FullDisk : public WrongUse {
 protected:
  void SetUp() override {
    fs::create_directory(disk_);
    mounted_ = ::mount("tmpfs", disk_.c_str(), "tmpfs", 0, "size=1m") == 0;
    if (!mounted_) GTEST_SKIP() << "mounting a tmpfs is not allowed here";
  }
  void TearDown() override {
    if (mounted_) ::umount2(disk_.c_str(), MNT_DETACH);
  }

  fs::path disk_ = world_.folder() / "disk";
  bool mounted_ = false;
};

TEST_F(FullDisk, IsSaidAndTheIndexInUseStays) {
  const auto on_disk = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), program("wegwijzer-indexer").string());
    arguments.insert(arguments.end(),
                     {"--config", world_.config().string(), "--data", disk_.string()});
    return run({arguments}, std::chrono::minutes(2));
  };
  world_.keep_only({"boeken"});
  const auto small = on_disk({"run"});
  ASSERT_EQ(small.status, 0) << small.out << small.err;
  const fs::path in_use = fs::read_symlink(disk_ / "current");

  std::string large;
  for (int i = 0; i < 3000; ++i) {
    large += R"({"url": "https://voorbeeld.nl/)" + std::to_string(i) +
             R"(", "title": "Titel", "text": ")" + std::string(500, 'a') + "\"}\n";
  }
  ASSERT_TRUE(write_file(world_.folder() / "groot.jsonl", large));
  write("sources/groot.json",
        R"({"id": "groot", "label": "Groot", "kind": "catalogue", "format": "jsonl",
            "path": "../../groot.jsonl",
            "fields": {"url": "url", "title": "title", "text": "text"}})");
  const auto full = on_disk({"run"});
  EXPECT_NE(full.status, 0);
  EXPECT_THAT(full.err, AllOf(HasSubstr("error: "), HasSubstr("hint:  "), HasSubstr("space")));
  EXPECT_EQ(fs::read_symlink(disk_ / "current"), in_use);
  const auto answer = run({
      {program("wegwijzer").string(), "search", "--data", disk_.string()}
  });
  EXPECT_EQ(answer.status, 0) << answer.err;
}

}  // namespace
}  // namespace wegwijzer::testing
