#include "indexer/source/media_types.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::source {
namespace {

TEST(MediaTypeOf, LooksAtTheExtension) {
  EXPECT_EQ(media_type_of("nota.pdf"), "application/pdf");
  EXPECT_EQ(media_type_of("map/NOTA.PDF"), "application/pdf");
  EXPECT_EQ(media_type_of("les.md"), "text/markdown");
  EXPECT_EQ(media_type_of("/onderwijs/les.2024.html"), "text/html");
}

TEST(MediaTypeOf, IsEmptyForWhatItDoesNotKnow) {
  EXPECT_EQ(media_type_of("nota.xyz"), "");
  EXPECT_EQ(media_type_of("nota"), "");
  EXPECT_EQ(media_type_of("map.pdf/nota"), "");
  EXPECT_EQ(media_type_of("nota."), "");
  EXPECT_EQ(media_type_of(""), "");
}

}  // namespace
}  // namespace wegwijzer::source
