#pragma once

#include <gmock/gmock.h>

#include <atomic>

#include "indexer/fetch/curl_transport.hpp"
#include "indexer/harvest.hpp"
#include "support/site_server.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::testing {

/// Real time, some days later. Any thread may let it pass: also a site that is being visited.
class LaterClock final : public Clock {
 public:
  Time now() const override { return SystemClock().now() + later_.load(); }
  std::chrono::steady_clock::time_point ticks() const override { return SystemClock().ticks(); }

  void pass(std::chrono::seconds time) { later_ = later_.load() + time; }
  /// To the next moment at which a clock in Amsterdam shows this time of day.
  void pass_to(std::chrono::minutes time_of_day) {
    const Time local = now() + amsterdam_offset(now());
    const auto shown = local - std::chrono::floor<std::chrono::days>(local);
    const std::chrono::seconds ahead = time_of_day - shown;
    pass(ahead.count() < 0 ? ahead + std::chrono::days(1) : ahead);
  }

 private:
  std::atomic<std::chrono::seconds> later_{std::chrono::seconds(0)};
};

/// Harvests by real requests to servers on loopback, which are asked as fast as they answer, with a
/// calendar that the test turns.
class LoopbackHarvests : public ::testing::Test {
 protected:
  LoopbackHarvests() {
    config_.crawler.user_agent = "Wegwijzer-test/0.1 (+https://voorbeeld.nl/)";
    config_.crawler.minimum_delay = std::chrono::milliseconds(0);
    config_.crawler.answer_multiple = 0;
    config_.crawler.allow_private_addresses = {"127.0.0.0/8", "::1/128"};
  }

  /// What a harvest of these sources reports, in their order.
  std::vector<SourceReport> harvest_of(const std::vector<const source::Source*>& sources,
                                       Recheck recheck = Recheck::WhenDue) {
    const auto transport = fetch::CurlTransport::make(config_.crawler);
    extract::ExtractorPool::Options options;
    options.on_done = [&] { (*transport)->wake(); };
    extract::ExtractorPool extractors(options);
    const auto run = ledger_.begin_run("test", clock_.now());
    auto reports =
        harvest({config_, ledger_, **transport, extractors, clock_}, *run, sources, recheck, {});
    EXPECT_TRUE(reports) << reports.error().what;
    return std::move(*reports);
  }

  TempDir folder_;
  SiteServer web_{folder_.path()};
  Config config_;
  LaterClock clock_;
  ledger::Ledger ledger_ =
      *ledger::Ledger::open(folder_.path() / "harvest.db", ledger::Ledger::Mode::ReadWrite);
};

}  // namespace wegwijzer::testing
