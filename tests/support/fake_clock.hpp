#pragma once

#include "base/clock.hpp"
#include "support/testing.hpp"

namespace wegwijzer::testing {

/// A clock that one turns by hand. Starts at 2026-01-01T00:00:00Z.
class FakeClock final : public Clock {
 public:
  Time now() const override {
    return std::chrono::floor<std::chrono::seconds>(
        std::chrono::sys_days(std::chrono::year(2026) / 1 / 1) + passed_);
  }
  std::chrono::steady_clock::time_point ticks() const override {
    return std::chrono::steady_clock::time_point(passed_);
  }

  void turn(std::chrono::milliseconds time) { passed_ += time; }
  std::chrono::milliseconds passed() const { return passed_; }

 private:
  std::chrono::milliseconds passed_{0};
};

}  // namespace wegwijzer::testing
