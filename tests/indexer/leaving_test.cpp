#include "indexer/leaving.hpp"

#include <gtest/gtest.h>

namespace wegwijzer {
namespace {

struct Brake {
  std::string fact;
  std::int64_t leaving, documents;
  bool holds;
};

class TooMany : public ::testing::TestWithParam<Brake> {};

TEST_P(TooMany, IsATenthOrTwentyFive) {
  EXPECT_EQ(too_many(GetParam().leaving, GetParam().documents), GetParam().holds);
}

INSTANTIATE_TEST_SUITE_P(, TooMany,
                         ::testing::Values(Brake{"ATenth", 10, 100, false},
                                           Brake{"OverATenth", 11, 100, true},
                                           Brake{"OneOfFive", 1, 5, true},
                                           Brake{"TwentyFiveOfALargeSource", 25, 10'000, false},
                                           Brake{"TwentySixOfALargeSource", 26, 10'000, true},
                                           Brake{"AllOfOne", 1, 1, true}),
                         [](const auto& brake) { return brake.param.fact; });

}  // namespace
}  // namespace wegwijzer
