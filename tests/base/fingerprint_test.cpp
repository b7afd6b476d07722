#include "base/fingerprint.hpp"

#include <gtest/gtest.h>

namespace wegwijzer {
namespace {

TEST(Fingerprint, IsTheSameForEver) {  // on disk: these values may not change
  EXPECT_EQ(fingerprint(""), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(fingerprint("abc"), "06b05ab6733a618578af5f94892f3950");
}

TEST(Fingerprint, PiecesAreNotRunTogether) {
  EXPECT_NE(Fingerprint().add("ab").add("c").hex(), Fingerprint().add("a").add("bc").hex());
  EXPECT_NE(Fingerprint().add("").hex(), Fingerprint().hex());
  EXPECT_EQ(Fingerprint().add("a").add("b").hex(), Fingerprint().add("a").add("b").hex());
}

}  // namespace
}  // namespace wegwijzer
