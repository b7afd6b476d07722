// A run that is told to stop publishes and reports what it read.
#include <gmock/gmock.h>

#include <csignal>
#include <thread>

#include "base/files.hpp"
#include "end_to_end/world.hpp"
#include "support/generated_site.hpp"

namespace wegwijzer::testing {
namespace {

using ::testing::HasSubstr;

class StoppedRun : public ::testing::Test {
 protected:
  static constexpr const char* host = "groot.localhost";
  static constexpr std::size_t pages = 2000;

  StoppedRun() {
    world_.web().serve(host, GeneratedSite(pages));
    world_.web().set_delay(std::chrono::milliseconds(50));
    EXPECT_TRUE(
        write_file(world_.config() / "sources" / "groot.json",
                   R"({"id": "groot", "label": "Groot", "kind": "site", "depth": 99, "start": [")" +
                       world_.web().url(host) + R"("], "scope": {"hosts": [")" + host + R"("]}})"));
  }

  Finished stopped_by(int signal) {
    Process process({
        {program("wegwijzer-indexer").string(), "run", "--source", "groot", "--config",
         world_.config().string(), "--data", world_.data().string()}
    });
    while (world_.web().requests(host).size() < 5) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    process.signal(signal);
    return process.wait(std::chrono::minutes(2));
  }

  World world_;
};

TEST_F(StoppedRun, PublishesAndReportsWhatItRead) {
  const Finished finished = stopped_by(SIGTERM);
  EXPECT_EQ(finished.status, 0) << finished.out << finished.err;
  EXPECT_THAT(finished.err, HasSubstr("stopping: what was read is kept"));
  EXPECT_THAT(finished.out, HasSubstr("published generation"));
  const std::int64_t found =
      nlohmann::json::parse(world_.cli({"search", "--json"}).out).at("total");
  EXPECT_GT(found, 0);
  EXPECT_LT(found, std::int64_t{pages});
  EXPECT_THAT(world_.indexer({"report"}).out, HasSubstr("de run werd gestopt"));
}

}  // namespace
}  // namespace wegwijzer::testing
