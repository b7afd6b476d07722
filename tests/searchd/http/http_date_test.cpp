#include "searchd/http/http_date.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::http {
namespace {

TEST(HttpDate, IsWrittenAsInRfc9110) {
  const std::chrono::system_clock::time_point example(std::chrono::seconds(784'111'777));
  EXPECT_EQ(http_date(example), "Sun, 06 Nov 1994 08:49:37 GMT");
}

}  // namespace
}  // namespace wegwijzer::http
