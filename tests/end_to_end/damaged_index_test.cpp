// An index that the disk has damaged: whoever asks is told how to make it again, and that works.
#include <gmock/gmock.h>

#include <filesystem>

#include "end_to_end/world.hpp"

namespace wegwijzer::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr int not_published = 5;

class DamagedIndex : public ::testing::Test {
 protected:
  DamagedIndex() { world_.keep_only({"map"}); }

  fs::path in_use() const { return fs::canonical(world_.data() / "current"); }
  static void cut_in_half(const fs::path& file) { fs::resize_file(file, fs::file_size(file) / 2); }

  World world_;
};

// A build compared the input only and said "unchanged", so that the hint led nowhere.
TEST_F(DamagedIndex, IsMadeAgainByTheCommandThatTheHintNames) {
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  for (const char* file : {"records.blob", "texts.blob", "title_order.u32", "taxonomy.json",
                           "language.json", "xapian/postlist.glass"}) {
    cut_in_half(in_use() / file);
    const Finished asked = world_.cli({"search", "zorg"});
    EXPECT_EQ(asked.status, 1) << file;
    EXPECT_THAT(asked.err, HasSubstr("hint:  rebuild it: wegwijzer-indexer build\n")) << file;

    const Finished built = world_.indexer({"build"});
    EXPECT_EQ(built.status, 0) << file << built.err;
    EXPECT_THAT(built.out, HasSubstr("published generation")) << file;
    EXPECT_EQ(world_.cli({"search", "zorg"}).status, 0) << file;
  }
}

TEST_F(DamagedIndex, IsMadeAgainByTheNightlyRun) {
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  cut_in_half(in_use() / "records.blob");
  EXPECT_THAT(world_.indexer({"run"}).out, HasSubstr("published generation"));
  EXPECT_THAT(world_.indexer({"run"}).out, HasSubstr("unchanged generation"));
  EXPECT_EQ(world_.cli({"search", "zorg"}).status, 0);
}

TEST_F(DamagedIndex, IsNotGoneBackTo) {
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  const fs::path first = in_use();
  cut_in_half(first / "texts.blob");
  ASSERT_EQ(world_.indexer({"build"}).status, 0);
  const fs::path second = in_use();
  ASSERT_NE(first, second);
  for (const auto& arguments : {
           std::vector<std::string>{"rollback"                },
           std::vector<std::string>{ "rollback", first.filename().string()}
  }) {
    const Finished refused = world_.indexer(arguments);
    EXPECT_EQ(refused.status, not_published);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("texts.blob has changed since it was written"),
                                   HasSubstr("hint:  the index in use is unchanged")));
    EXPECT_EQ(in_use(), second);
  }
}

}  // namespace
}  // namespace wegwijzer::testing
