#include "base/percent_encoding.hpp"

#include <gtest/gtest.h>

namespace wegwijzer {
namespace {

std::string encoded(std::string_view text, EncodeSet set) {
  std::string result;
  percent_encode(text, set, result);
  return result;
}

TEST(PercentEncode, EachSetHasItsOwnMembers) {  // the URL Standard, section 1.3
  constexpr std::string_view ascii = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\x7F";
  EXPECT_EQ(encoded(ascii, EncodeSet::Fragment), "%20!%22#$%&'()*+,-./:;%3C=%3E?@[\\]^_%60{|}~%7F");
  EXPECT_EQ(encoded(ascii, EncodeSet::SpecialQuery),
            "%20!%22%23$%&%27()*+,-./:;%3C=%3E?@[\\]^_`{|}~%7F");
  EXPECT_EQ(encoded(ascii, EncodeSet::Path),
            "%20!%22%23$%&'()*+,-./:;%3C=%3E%3F@[\\]%5E_%60%7B|%7D~%7F");
  EXPECT_EQ(encoded(ascii, EncodeSet::Userinfo),
            "%20!%22%23$%&'()*+,-.%2F%3A%3B%3C%3D%3E%3F%40%5B%5C%5D%5E_%60%7B%7C%7D~%7F");
}

TEST(PercentDecode, LeavesWhatIsNoTriplet) {
  EXPECT_EQ(percent_decode("%41%c3%A9%%4%zz%4"), "A\xC3\xA9%%4%zz%4");
  EXPECT_EQ(percent_decode("%00"), std::string(1, '\0'));
}

TEST(NormaliseTriplets, DecodesUnreservedOnly) {
  EXPECT_EQ(normalise_triplets("%41%2d%7e%2f%c3%a9%25%41"), "A-~%2F%C3%A9%25A");
}

}  // namespace
}  // namespace wegwijzer
