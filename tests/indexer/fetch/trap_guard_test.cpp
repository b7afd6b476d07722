#include "indexer/fetch/trap_guard.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace wegwijzer::fetch {
namespace {

const Time today = *from_iso("2026-11-22T03:00:00Z");

std::string refusal(const std::string& url) {
  return TrapGuard(1'000).refusal(Url::parse(url).value(), today);
}

struct Case {
  std::string name, url, refusal;
};

class TrapGuardRefuses : public testing::TestWithParam<Case> {};

TEST_P(TrapGuardRefuses, ByForm) { EXPECT_EQ(refusal(GetParam().url), GetParam().refusal); }

constexpr const char* horizon = "its date is beyond the horizon of the calendar";

INSTANTIATE_TEST_SUITE_P(
    Addresses, TrapGuardRefuses,
    testing::Values(Case{"AnOrdinaryPage", "https://a.nl/nieuws/2021/een-bericht", ""},
                    Case{"APageWithAKey", "https://a.nl/index.php?id=12&page=3", ""},
                    Case{"FourDigitsThatAreNoYear", "https://a.nl/D7792/item/9041x", ""},
                    Case{"ANumberThatIsAKey", "https://a.nl/?p=3110", ""},
                    Case{"ANumberThatIsAFolder", "https://a.nl/archief/9041/titel", ""},
                    Case{"NextYearsAgenda", "https://a.nl/agenda/2028/05", ""},
                    Case{"AMonthFarAhead", "https://a.nl/agenda/2029/05", horizon},
                    Case{"AMonthLongAgo", "https://a.nl/agenda/1889-03", horizon},
                    Case{"ADateFarAheadInAParameter", "https://a.nl/agenda?datum=2031-05-12",
                         horizon},
                    Case{"ASegmentAgainAndAgain", "https://a.nl/a/b/a/b/a/b/a",
                         "\"a\" stands more than 3 times in its path"},
                    Case{"ADeepPath", "https://a.nl/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16",
                         "its path is more than 15 deep"},
                    Case{"ManyParameters", "https://a.nl/?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1",
                         "it has more than 8 parameters"},
                    Case{"ALongAddress", "https://a.nl/" + std::string(2'000, 'x'),
                         "it is longer than 2000 characters"}),
    [](const auto& tested) { return tested.param.name; });

/// How many of the addresses that `make` gives are taken.
template <class Make>
int taken(TrapGuard& guard, int offered, Make make) {
  int count = 0;
  for (int i = 0; i < offered; ++i) {
    if (guard.refusal(Url::parse(make(i)).value(), today).empty()) ++count;
  }
  return count;
}

TEST(TrapGuard, AParameterPatternGetsATenthOfTheBudget) {
  TrapGuard guard(5'000);
  const auto filter = [](int i) { return fmt::format("https://a.nl/zoek?sort={}&filter=x", i); };
  EXPECT_EQ(taken(guard, 2'000, filter), 500);
  const auto turned = [](int i) { return fmt::format("https://a.nl/zoek?filter=x&sort={}", i); };
  EXPECT_EQ(taken(guard, 10, turned), 0);  // the order of the parameters is no difference
  const auto other = [](int i) { return fmt::format("https://a.nl/lijst?page={}", i); };
  EXPECT_EQ(taken(guard, 10, other), 10);
}

TEST(TrapGuard, AFolderGetsHalfOfTheBudget) {
  TrapGuard guard(2'000);
  const auto page = [](int i) { return fmt::format("https://a.nl/pagina/{}", i); };
  EXPECT_EQ(taken(guard, 2'000, page), 1'000);
}

TEST(TrapGuard, FoldersThatDifferInNumbersOnlyAreOne) {
  TrapGuard guard(2'000);
  const auto day = [](int i) { return fmt::format("https://a.nl/agenda/20{:02}/{}/x", i % 28, i); };
  EXPECT_EQ(taken(guard, 3'000, day), 1'000);
}

TEST(TrapGuard, ASmallBudgetLeavesRoomForASmallSite) {
  TrapGuard guard(50);
  const auto page = [](int i) { return fmt::format("https://a.nl/pagina/{}", i); };
  EXPECT_EQ(taken(guard, 600, page), 500);
}

TEST(TrapGuard, WhatIsKnownCounts) {
  TrapGuard guard(1'000);
  for (int i = 0; i < 100; ++i) {
    guard.count(Url::parse(fmt::format("https://a.nl/?p={}", i)).value());
  }
  EXPECT_EQ(guard.refusal(Url::parse("https://a.nl/?p=x").value(), today),
            "there are 100 addresses like a.nl?p already");
}

}  // namespace
}  // namespace wegwijzer::fetch
