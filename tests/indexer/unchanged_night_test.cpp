// A second run over a site that did not change, told by the server, the ledger and the disk.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>

#include <set>

#include "base/fingerprint.hpp"
#include "indexer/nightly_runs.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using testing::html;
using testing::lesson;
using testing::LoggedRequest;
using testing::NightlyRuns;
using testing::Page;

/// Of 10,000 a Debug build needs a minute.
constexpr int pages = 2'000;

/// The first of `count` lessons is "/", and lesson n leads to 10n to 10n+9.
std::optional<Page> large_site(int count, std::string_view target) {
  const int number = target == "/" ? 1 : std::atoi(target.data() + 1);
  if (number < 1 || number > count) return Page{404};
  std::string links;
  const int from = number == 1 ? 2 : 10 * number;
  for (int i = from; i < 10 * number + 10 && i <= count; ++i) {
    links += fmt::format("<a href='/{0}'>les {0}</a> ", i);
  }
  return html(lesson(fmt::format("Les {}", number), links));
}

class UnchangedSite : public NightlyRuns {
 protected:
  UnchangedSite() {
    web_.serve(host, [](std::string_view target) { return large_site(pages, target); });
    write_site("site", host);
  }

  /// Everything that these columns hold.
  std::string rows(const std::string& columns_of_table) const {
    SQLite::Database ledger((data() / ledger::ledger_file).string(), SQLite::OPEN_READONLY);
    SQLite::Statement query(ledger, "SELECT " + columns_of_table);
    Fingerprint all;
    while (query.executeStep()) {
      for (int i = 0; i < query.getColumnCount(); ++i) all.add(query.getColumn(i).getString());
    }
    return all.hex();
  }

  /// The ledger but for its diaries (visit, request, run) and the time of the next visit.
  std::vector<std::string> ledger_without_diaries() const {
    return {rows("* FROM document ORDER BY id"),
            rows("id, source, url, depth, found_on, first_seen, etag, last_modified, redirect_to, "
                 "first_gone, listed_modified FROM page ORDER BY id"),
            rows("* FROM source_state"), rows("* FROM host"), rows("* FROM let_go")};
  }

  /// What the disk knows of each file of the generations: which one it is, and when it was written.
  std::map<std::string, std::vector<std::int64_t>> files_of_the_index() const {
    namespace fs = std::filesystem;
    std::map<std::string, std::vector<std::int64_t>> files;
    for (const fs::path& path : {data() / "current", data() / "generations"}) {
      files[path.string()] = state_of(path);
    }
    for (const auto& entry : fs::recursive_directory_iterator(data() / "generations")) {
      files[entry.path().string()] = state_of(entry.path());
    }
    return files;
  }

 private:
  static std::vector<std::int64_t> state_of(const std::filesystem::path& path) {
    struct stat found {};
    EXPECT_EQ(::lstat(path.c_str(), &found), 0) << path;
    return {static_cast<std::int64_t>(found.st_ino), found.st_size, found.st_mtim.tv_sec,
            found.st_mtim.tv_nsec};
  }
};

TEST_F(UnchangedSite, IsAskedConditionalRequestsAloneAndNothingIsWritten) {
  const RunReport first = run();
  EXPECT_EQ(first.sources.front().added, pages);
  const auto ledger_before = ledger_without_diaries();
  const auto index_before = files_of_the_index();
  EXPECT_GT(index_before.size(), 5U);
  web_.clear_requests();

  const RunReport second = next_night();
  const auto requests = web_.requests();
  ASSERT_EQ(requests.size(), pages + 1U) << "the pages, and robots.txt";
  std::set<std::string> targets;
  for (const LoggedRequest& request : requests) {
    EXPECT_TRUE(targets.insert(request.target).second) << request.target << " twice";
    if (request.target == "/robots.txt") continue;
    // The server says 304 to its own validator alone, and then sends no body.
    EXPECT_NE(request.header("if-none-match"), "") << request.target;
    EXPECT_EQ(request.status, 304) << request.target;
  }
  const SourceReport& report = second.sources.front();
  EXPECT_EQ(report.outcomes.at(Outcome::Unchanged), pages);
  EXPECT_EQ(report.bytes, 0);
  EXPECT_EQ(report.added + report.changed + report.deleted, 0);
  EXPECT_EQ(ledger_without_diaries(), ledger_before);
  EXPECT_FALSE(second.build->published);
  EXPECT_EQ(second.status(), ExitStatus::Done);
  EXPECT_EQ(files_of_the_index(), index_before);
}

TEST_F(UnchangedSite, OnePageThatChangedIsFoundAndPublished) {
  web_.serve(host, [](std::string_view target) { return large_site(30, target); });
  run();
  web_.set_page(host, "/7", html(lesson("Vernieuwde les")));
  const RunReport second = next_night();
  EXPECT_EQ(second.sources.front().changed_urls, std::vector<std::string>{web_.url(host, "/7")});
  EXPECT_EQ(second.sources.front().outcomes.at(Outcome::Unchanged), 29);
  EXPECT_TRUE(second.build->published);
}

}  // namespace
}  // namespace wegwijzer
