#include "schema/absent_file.hpp"

#include <gtest/gtest.h>

#include "schema/record.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer {
namespace {

class AbsentFiles : public ::testing::Test {
 protected:
  AbsentFile with(const std::string& bytes) {
    const auto path = folder_.path() / "absent.tsv";
    EXPECT_TRUE(write_file(path, bytes));
    return *AbsentFile::open(path);
  }

  testing::TempDir folder_;
};

AbsentAddress absent(int number, Absence why = Absence::Gone) {
  return {record_id("https://voorbeeld.nl/" + std::to_string(number)), why, "2026-11-20",
          200 + number, record_id(std::to_string(number))};
}

TEST_F(AbsentFiles, FindEachAddressAndNoOther) {
  for (const int size : {0, 1, 2, 3, 10, 100}) {
    std::vector<AbsentAddress> all;
    for (int i = 0; i < size; ++i) all.push_back(absent(i));
    const AbsentFile file = with(encode_absent(all));
    for (const AbsentAddress& one : all) EXPECT_EQ(file.find(one.id), one);
    for (int i = size; i < size + 50; ++i) EXPECT_EQ(file.find(absent(i).id), std::nullopt);
    EXPECT_EQ(file.find(""), std::nullopt);
    EXPECT_EQ(file.find(std::string(40, 'z')), std::nullopt);
  }
}

TEST_F(AbsentFiles, KeepEveryReason) {
  std::vector<AbsentAddress> all;
  for (int i = 0; i < static_cast<int>(Absence::Restricted); ++i) {
    all.push_back(absent(i, static_cast<Absence>(i)));
  }
  const AbsentFile file = with(encode_absent(all));
  for (const AbsentAddress& one : all) EXPECT_EQ(file.find(one.id)->why, one.why);
}

TEST_F(AbsentFiles, TellNothingElseOfARestrictedAddress) {
  const AbsentAddress closed = absent(1, Absence::Restricted);
  EXPECT_EQ(encode_absent({closed}), closed.id + "\trestricted\t\t0\t\n");
  EXPECT_EQ(with(encode_absent({closed})).find(closed.id),
            (AbsentAddress{closed.id, Absence::Restricted, "", 0, ""}));
}

TEST_F(AbsentFiles, BearDamage) {
  const std::string whole = encode_absent({absent(1), absent(2), absent(3)});
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    const AbsentFile cut = with(whole.substr(0, length));
    for (int i = 1; i <= 3; ++i) {
      const auto found = cut.find(absent(i).id);
      EXPECT_TRUE(!found || found->id == absent(i).id);
    }
  }
  const std::string id = absent(1).id;
  EXPECT_EQ(with(id).find(id), std::nullopt);
  EXPECT_EQ(with(id + "\tunheard-of\t\t0\t\n").find(id), std::nullopt);
  EXPECT_EQ(with("\n\n\n\t\t\n" + id + "\n\n").find(id), std::nullopt);
}

}  // namespace
}  // namespace wegwijzer
