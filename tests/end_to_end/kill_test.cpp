// kill -9 at random moments: the index in use always answers, the ledger always opens, and the
// next run completes.
#include <gmock/gmock.h>

#include <csignal>
#include <random>
#include <thread>

#include "end_to_end/world.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer::testing {
namespace {

constexpr int kills = 30;

TEST(KilledIndexer, LosesNothingAndTheNextRunCompletes) {
  World world;
  const auto first = world.indexer({"run"});
  ASSERT_EQ(first.status, 0) << first.out << first.err;
  const auto total = nlohmann::json::parse(world.cli({"search", "--json"}).out).at("total");

  // How long a whole run takes says when the moments are.
  const auto began = std::chrono::steady_clock::now();
  ASSERT_EQ(world.indexer({"run", "--full"}).status, 0);
  const auto whole = std::chrono::steady_clock::now() - began;
  std::mt19937 random(20261121);
  std::uniform_real_distribution<double> moment(0, 1);

  int killed = 0;
  for (int i = 0; i < kills; ++i) {
    // Something must change, or there is nothing to publish and half of the run is not there.
    world.web().set_page("netwerk.localhost", "/",
                         {200, "text/html",
                          "<html lang=nl><title>Kop</title><main><p>Versie " + std::to_string(i) +
                              " van deze pagina</p></main>"});
    {
      Process process({
          {program("wegwijzer-indexer").string(), "run", "--full", "--config",
           world.config().string(), "--data", world.data().string()}
      });
      std::this_thread::sleep_for(
          std::chrono::duration_cast<std::chrono::microseconds>(whole * moment(random)));
      process.signal(SIGKILL);
      if (process.wait(std::chrono::seconds(10)).status == 128 + SIGKILL) ++killed;
    }
    const auto answer = world.cli({"search", "--json"});
    ASSERT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(nlohmann::json::parse(answer.out).at("total"), total);
    auto ledger =
        ledger::Ledger::open(world.data() / ledger::ledger_file, ledger::Ledger::Mode::ReadWrite);
    ASSERT_TRUE(ledger) << ledger.error().what;
    EXPECT_TRUE(ledger->counts());
  }
  EXPECT_GT(killed, kills / 2) << "most moments must lie within the run";
  const auto last = world.indexer({"run", "--full"});
  EXPECT_EQ(last.status, 0) << last.out << last.err;
  EXPECT_EQ(nlohmann::json::parse(world.cli({"search", "--json"}).out).at("total"), total);
}

}  // namespace
}  // namespace wegwijzer::testing
