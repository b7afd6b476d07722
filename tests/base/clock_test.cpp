#include "base/clock.hpp"

#include <gtest/gtest.h>

namespace wegwijzer {
namespace {

using namespace std::chrono_literals;

TEST(Iso, WritesAndReadsTheSameTime) {
  const Time time = std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + 3h + 4min + 5s;
  EXPECT_EQ(to_iso(time), "2026-11-21T03:04:05Z");
  EXPECT_EQ(from_iso("2026-11-21T03:04:05Z"), time);
  EXPECT_EQ(from_iso("2024-02-29T23:59:59Z"),
            std::chrono::sys_days(std::chrono::year(2024) / 3 / 1) - 1s);
}

TEST(Iso, ReadsNothingElse) {
  for (const char* text :
       {"", "2026-11-21", "2026-11-21T03:04:05", "2026-11-21 03:04:05Z", "2026-11-21T03:04:05z",
        "2026-13-21T03:04:05Z", "2026-02-30T03:04:05Z", "2023-02-29T00:00:00Z",
        "2026-11-21T24:00:00Z", "2026-11-21T03:60:00Z", "2026-11-21T03:04:60Z",
        "-026-11-21T03:04:05Z", "2026-1a-21T03:04:05Z", "2026-11-21T03:04:05Z "}) {
    EXPECT_EQ(from_iso(text), std::nullopt) << text;
  }
}

TEST(Duration, IsAWholeNumberAndAUnit) {
  EXPECT_EQ(parse_duration("250ms"), 250ms);
  EXPECT_EQ(parse_duration("2s"), 2s);
  EXPECT_EQ(parse_duration("15m"), 15min);
  EXPECT_EQ(parse_duration("22h"), 22h);
  EXPECT_EQ(parse_duration("7d"), 168h);
  EXPECT_EQ(parse_duration("0s"), 0s);
}

TEST(Duration, IsNothingElse) {
  for (const char* text : {"", "2", "s", "-2s", "+2s", "1.5s", "2 s", "2S", "2sec", " 2s",
                           "99999999999999999999d", "1000000001s"}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
  }
}

TEST(SystemClock, TellsTheTime) {
  const SystemClock clock;
  EXPECT_GT(clock.now(), Time(std::chrono::sys_days(std::chrono::year(2024) / 1 / 1)));
  const auto before = clock.ticks();
  EXPECT_GE(clock.ticks(), before);
}

}  // namespace
}  // namespace wegwijzer
