#include "schema/blob_file.hpp"

#include <gmock/gmock.h>

#include "support/temp_dir.hpp"

namespace wegwijzer {
namespace {

using ::testing::HasSubstr;

class Blobs : public ::testing::Test {
 protected:
  std::filesystem::path write(std::initializer_list<std::string> pieces) {
    const auto path = folder_.path() / "x.blob";
    auto writer = BlobWriter::create(path);
    for (const std::string& piece : pieces) writer->add(piece);
    EXPECT_TRUE(writer->finish());
    return path;
  }

  testing::TempDir folder_;
};

TEST_F(Blobs, AreReadBackByNumber) {
  const auto file = BlobFile::open(write({"een", "", std::string("nul\0byte", 8)}));
  ASSERT_TRUE(file);
  ASSERT_EQ(file->size(), 3U);
  EXPECT_EQ((*file)[0], "een");
  EXPECT_EQ((*file)[1], "");
  EXPECT_EQ((*file)[2], std::string_view("nul\0byte", 8));
}

TEST_F(Blobs, NoneIsAFileToo) { EXPECT_EQ(BlobFile::open(write({}))->size(), 0U); }

TEST_F(Blobs, CutOffAnywhereIsRefused) {
  const std::string whole = *read_file(write({"een", "twee", "drie"}));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto path = folder_.write("cut.blob", whole.substr(0, size));
    const auto file = BlobFile::open(path);
    ASSERT_FALSE(file) << size;
    EXPECT_EQ(file.error().code, Code::Index);
  }
}

TEST_F(Blobs, AnotherFileIsRefused) {
  const auto file = BlobFile::open(folder_.write("x.txt", std::string(100, 'x')));
  ASSERT_FALSE(file);
  EXPECT_THAT(file.error().what, HasSubstr("is no blob file of an index"));
}

}  // namespace
}  // namespace wegwijzer
