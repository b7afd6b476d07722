#include "base/result.hpp"

#include <gtest/gtest.h>

#include "base/exit_status.hpp"

namespace wegwijzer {
namespace {

TEST(ErrorText, HasAPairOfLinesForEachFault) {
  Error error{Code::Config, "a.json: /dealy: unknown key", "did you mean \"delay\"?"};
  error.more.push_back({Code::Config, "b.json: cannot open"});
  EXPECT_EQ(to_text(error),
            "error: a.json: /dealy: unknown key\n"
            "hint:  did you mean \"delay\"?\n"
            "error: b.json: cannot open\n");
}

TEST(ExitStatus, FollowsTheKindOfError) {
  EXPECT_EQ(exit_status(Code::Usage), ExitStatus::WrongUse);
  EXPECT_EQ(exit_status(Code::Config), ExitStatus::WrongUse);
  EXPECT_EQ(exit_status(Code::Query), ExitStatus::WrongUse);
  EXPECT_EQ(exit_status(Code::Network), ExitStatus::Failed);
  EXPECT_EQ(exit_status(Code::Io), ExitStatus::Failed);
}

}  // namespace
}  // namespace wegwijzer
