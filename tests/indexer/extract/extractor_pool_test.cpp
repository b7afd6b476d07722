#include "indexer/extract/extractor_pool.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace wegwijzer::extract {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;
using Done = ExtractorPool::Done;

Document page(const std::string& html) {
  return {
      .bytes = html, .media_type = "text/html", .url = Url::parse("https://site.example/").value()};
}

/// A page and rules that take the extractor minutes: XPath that is cubic in the number of links.
Document slow_page() {
  std::string html = "<p>";
  for (int i = 0; i < 5000; ++i) html += "<a>x</a>";
  return page(html);
}
const Rules slow_rules = {.body = {"//a[count(../a[count(../a) > 0]) > 0]"}};

std::vector<Done> take_all(ExtractorPool& pool, std::size_t count) {
  std::vector<Done> all;
  const auto deadline = std::chrono::steady_clock::now() + seconds(60);
  while (all.size() < count && std::chrono::steady_clock::now() < deadline) {
    for (Done& done : pool.take()) all.push_back(std::move(done));
    std::this_thread::sleep_for(milliseconds(2));
  }
  std::sort(all.begin(), all.end(),
            [](const Done& a, const Done& b) { return a.ticket < b.ticket; });
  return all;
}

/// The processes whose parent is this one.
std::vector<pid_t> children() {
  std::vector<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    pid_t pid = 0;
    if (std::from_chars(name.data(), name.data() + name.size(), pid).ec != std::errc()) continue;
    std::ifstream file(entry.path() / "stat");
    const std::string stat((std::istreambuf_iterator<char>(file)), {});
    const auto behind_name = stat.rfind(") ");
    if (behind_name == std::string::npos) continue;
    pid_t parent = 0;
    const char* at = stat.data() + behind_name + 4;  // behind the state
    std::from_chars(at, stat.data() + stat.size(), parent);
    if (parent == getpid()) found.push_back(pid);
  }
  return found;
}

TEST(ExtractorPool, ExtractsAsTheFunctionDoes) {
  ExtractorPool pool({});
  pool.submit(7, page("<h1>Rouw</h1><p>tekst van pati\u00EBnten</p>"), {});
  const auto done = take_all(pool, 1);
  ASSERT_EQ(done.size(), 1u);
  EXPECT_EQ(done[0].ticket, 7u);
  ASSERT_TRUE(done[0].extracted) << done[0].extracted.error().what;
  EXPECT_EQ(done[0].extracted->title, "Rouw");
  EXPECT_EQ(done[0].extracted->text, "tekst van patiënten");
}

TEST(ExtractorPool, UsesTheRulesOfEachDocument) {
  ExtractorPool pool({.workers = 1});
  const Document both = page("<p class=a>een</p><p class=b>twee</p>");
  pool.submit(1, both, {.body = {"//p[@class='a']"}});
  pool.submit(2, both, {.body = {"//p[@class='b']"}});
  const auto done = take_all(pool, 2);
  EXPECT_EQ(done.at(0).extracted->text, "een");
  EXPECT_EQ(done.at(1).extracted->text, "twee");
}

TEST(ExtractorPool, HandsOverErrorsAsTheyAre) {
  ExtractorPool pool({});
  pool.submit(1, {.bytes = "GIF89a", .media_type = "image/gif"}, {});
  const auto done = take_all(pool, 1);
  ASSERT_FALSE(done.at(0).extracted);
  EXPECT_EQ(done[0].extracted.error().what, "media type image/gif is not one that is read");
  EXPECT_THAT(done[0].extracted.error().hint, HasSubstr("text/html"));
}

TEST(ExtractorPool, TellsThatSomethingIsDoneAndCountsWhatIsInFlight) {
  std::atomic<int> told = 0;
  ExtractorPool pool({.on_done = [&] { ++told; }});
  for (unsigned i = 0; i < 50; ++i) pool.submit(i, page("<p>x"), {});
  EXPECT_EQ(pool.in_flight(), 50u);
  EXPECT_EQ(take_all(pool, 50).size(), 50u);
  EXPECT_EQ(pool.in_flight(), 0u);
  while (told < 50) std::this_thread::sleep_for(milliseconds(1));
  EXPECT_EQ(told, 50);
}

TEST(ExtractorPool, TimeLimitCostsOneDocument) {
  ExtractorPool pool({.workers = 1, .time_limit = milliseconds(500)});
  pool.submit(1, page("<p>een"), {});
  pool.submit(2, slow_page(), slow_rules);
  pool.submit(3, page("<p>drie"), {});
  const auto done = take_all(pool, 3);
  ASSERT_EQ(done.size(), 3u);
  EXPECT_TRUE(done[0].extracted);
  EXPECT_EQ(done[1].extracted.error(),
            (Error{.code = Code::Malformed,
                   .what = "the document made the extractor fail (time limit 0.5 s)"}));
  EXPECT_EQ(done[2].extracted.value().text, "drie");
}

TEST(ExtractorPool, KilledWorkerCostsOneDocument) {
  ExtractorPool pool({.workers = 1});
  pool.submit(1, slow_page(), slow_rules);
  pool.submit(2, page("<p>twee"), {});
  while (children().empty()) std::this_thread::sleep_for(milliseconds(1));
  std::this_thread::sleep_for(milliseconds(100));
  const auto workers = children();
  ASSERT_EQ(workers.size(), 1u);
  ::kill(workers.front(), SIGKILL);

  const auto done = take_all(pool, 2);
  ASSERT_EQ(done.size(), 2u);
  EXPECT_EQ(done[0].extracted.error().what, "the document made the extractor fail (signal 9)");
  EXPECT_EQ(done[1].extracted.value().text, "twee");
}

TEST(ExtractorPool, WorkerThatDiedIdleCostsNothing) {
  ExtractorPool pool({.workers = 1});
  pool.submit(1, page("<p>een"), {});
  ASSERT_EQ(take_all(pool, 1).size(), 1u);
  ::kill(children().at(0), SIGKILL);
  std::this_thread::sleep_for(milliseconds(50));
  pool.submit(2, page("<p>twee"), {});
  EXPECT_EQ(take_all(pool, 1).at(0).extracted.value().text, "twee");
}

TEST(ExtractorPool, MemoryLimitCostsOneDocument) {
  // Each paragraph opens the 900 unclosed <b> anew (HTML standard, section 13.2.4.3): 50 KB of
  // page become millions of elements.
  std::string html = "<p>";
  for (int i = 0; i < 900; ++i) html += fmt::format("<b id={}>", i);
  for (int i = 0; i < 10'000; ++i) html += "<p>x";
  ExtractorPool pool({.workers = 1, .time_limit = seconds(10), .memory = 256 << 20});
  pool.submit(1, page(html), {});
  pool.submit(2, page("<p>twee"), {});
  const auto done = take_all(pool, 2);
  ASSERT_EQ(done.size(), 2u);
  EXPECT_FALSE(done[0].extracted);
  EXPECT_EQ(done[1].extracted.value().text, "twee");
}

TEST(ExtractorPool, WorkerThatAnswersNonsenseIsReplaced) {
  ExtractorPool pool({
      .workers = 1,
      .program = "/bin/sh",
      .arguments = {"-c", "printf '\\377\\377\\377\\377\\0\\0\\0\\0'; exec sleep 60"}
  });
  pool.submit(1, page("<p>x"), {});
  const auto done = take_all(pool, 1);
  ASSERT_FALSE(done.at(0).extracted);
  EXPECT_EQ(done[0].extracted.error().code, Code::Malformed);
}

TEST(ExtractorPool, WorkerThatEndsAtOnceIsAnError) {
  ExtractorPool pool({.workers = 1, .program = "/bin/false", .arguments = {}});
  pool.submit(1, page("<p>x"), {});
  const auto done = take_all(pool, 1);
  ASSERT_FALSE(done.at(0).extracted);
  EXPECT_EQ(done[0].extracted.error().what, "the document made the extractor fail (exit status 1)");
}

TEST(ExtractorPool, ProgramThatIsNotThereIsOurFault) {
  ExtractorPool pool({.workers = 1, .program = "/nowhere/x"});
  pool.submit(1, page("<p>x"), {});
  const auto done = take_all(pool, 1);
  ASSERT_FALSE(done.at(0).extracted);
  EXPECT_EQ(done[0].extracted.error().code, Code::Io);
}

TEST(ExtractorPool, WaitsForNoDocumentWhenItGoesAndLeavesNoProcess) {
  {
    ExtractorPool pool(
        {.time_limit = std::chrono::hours(1), .program = "/bin/sleep", .arguments = {"3600"}});
    for (unsigned i = 0; i < 10; ++i) pool.submit(i, page("<p>x"), {});
    while (children().empty()) std::this_thread::sleep_for(milliseconds(1));
  }
  EXPECT_TRUE(children().empty());
}

TEST(ExtractorPool, WorkerIsReplacedAfterAThousandDocuments) {
  ExtractorPool pool({.workers = 1});
  pool.submit(0, page("<p>x"), {});
  ASSERT_EQ(take_all(pool, 1).size(), 1u);
  const auto before = children();
  for (unsigned i = 1; i <= 1000; ++i) pool.submit(i, page("<p>x"), {});
  ASSERT_EQ(take_all(pool, 1000).size(), 1000u);
  const auto after = children();
  EXPECT_EQ(after.size(), 1u);
  EXPECT_NE(after, before);
}

TEST(Worker, AnyRequestGetsAnAnswer) {
  for (const char* json : {"", "{", "null", "{}", "{\"media_type\": 5}"}) {
    const auto answer = read_answer(answer_to({.json = json, .bytes = "x"}));
    ASSERT_FALSE(answer) << json;
    EXPECT_EQ(answer.error().code, Code::Malformed);
  }
}

TEST(Worker, AnyAnswerIsReadOrRefused) {
  for (const char* json : {"", "[", "{}", "{\"extracted\": 5}", "{\"extracted\": {}}",
                           "{\"failed\": 1, \"what\": 2}"}) {
    EXPECT_FALSE(read_answer({.json = json})) << json;
  }
}

}  // namespace
}  // namespace wegwijzer::extract
