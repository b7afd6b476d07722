#include "base/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/temp_dir.hpp"

namespace wegwijzer {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  fs::path at(const char* name) const { return folder_.path() / name; }
  std::string text(const char* name) const { return read_file(at(name)).value(); }

  testing::TempDir folder_;
};

TEST_F(Files, WhatIsWrittenIsRead) {
  const std::string bytes = std::string("a\0b", 3) + std::string(200'000, 'x');
  ASSERT_TRUE(write_file(at("file"), bytes));
  EXPECT_EQ(text("file"), bytes);
}

TEST_F(Files, WritingReplacesTheWholeFileAndLeavesNothingBeside) {
  ASSERT_TRUE(write_file(at("file"), "a long first text"));
  ASSERT_TRUE(write_file(at("file"), "short"));
  EXPECT_EQ(text("file"), "short");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
}

TEST_F(Files, AMissingFileIsNamed) {
  const auto read = read_file(at("absent"));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error(),
            (Error{Code::Io, at("absent").string() + ": cannot open: No such file or directory"}));
}

TEST_F(Files, AFolderIsNoFile) {
  EXPECT_EQ(read_file(folder_.path()).error().what,
            folder_.path().string() + ": cannot read: Is a directory");
  EXPECT_EQ(MappedFile::open(folder_.path()).error().what,
            folder_.path().string() + ": cannot map: No such device");
}

TEST_F(Files, AFileThatCannotBeReplacedKeepsItsPlace) {
  fs::create_directories(at("folder") / "inside");
  const auto written = write_file(at("folder"), "text");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().what, at("folder").string() + ": cannot replace: Is a directory");
  EXPECT_FALSE(fs::exists(at("folder.new")));
}

TEST_F(Files, AMissingFolderIsNamed) {
  const auto written = write_file(at("absent") / "file", "text");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().what,
            (at("absent") / "file.new").string() + ": cannot create: No such file or directory");
}

TEST_F(Files, ASymlinkIsReplacedAtOnce) {
  ASSERT_TRUE(write_file(at("one"), "1"));
  ASSERT_TRUE(write_file(at("two"), "2"));
  ASSERT_TRUE(replace_symlink(at("current"), "one"));
  EXPECT_EQ(text("current"), "1");
  ASSERT_TRUE(replace_symlink(at("current"), "two"));
  EXPECT_EQ(text("current"), "2");
  EXPECT_EQ(fs::read_symlink(at("current")), "two");
}

TEST_F(Files, AMappedFileOutlivesItsName) {
  ASSERT_TRUE(write_file(at("file"), "mapped"));
  auto mapped = MappedFile::open(at("file"));
  ASSERT_TRUE(mapped);
  fs::remove(at("file"));
  const MappedFile moved = std::move(*mapped);
  EXPECT_EQ(moved.bytes(), "mapped");
}

TEST_F(Files, AnEmptyFileMapsToNothing) {
  ASSERT_TRUE(write_file(at("file"), ""));
  EXPECT_EQ(MappedFile::open(at("file")).value().bytes(), "");
}

}  // namespace
}  // namespace wegwijzer
