#include "statistics/question_store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include "base/files.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::statistics {
namespace {

using std::chrono::days;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Questions = std::vector<AskedQuestion>;

class StoredQuestions : public ::testing::Test {
 protected:
  bool add(const std::string& text, std::uint64_t sessions) {
    AskedQuestion question;
    question.text = text;
    question.sessions = sessions;
    return store_.add(Questions(1, question), clock_.now()).has_value();
  }
  Questions most_asked(std::size_t most = 10) { return *store_.most_asked(most, clock_.now()); }

  testing::TempDir folder_;
  testing::FakeClock clock_;
  std::filesystem::path file_ = folder_.path() / questions_file;
  QuestionStore store_{file_};
};

TEST_F(StoredQuestions, AreNoneWithoutAFile) {
  EXPECT_THAT(most_asked(), IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(file_)) << "reading makes none";
}

TEST_F(StoredQuestions, AddUpAndComeMostAskedFirst) {
  ASSERT_TRUE(add("rouw", 5) && add("pijn", 6));
  ASSERT_TRUE(add("rouw", 2));
  clock_.turn(days(40));
  ASSERT_TRUE(add("delier", 7));
  EXPECT_THAT(most_asked(), ElementsAre(AskedQuestion{"delier", 7}, AskedQuestion{"rouw", 7},
                                        AskedQuestion{"pijn", 6}));
  EXPECT_THAT(most_asked(1), ElementsAre(AskedQuestion{"delier", 7}));
}

TEST_F(StoredQuestions, AreNeverOfFewSessions) {
  ASSERT_TRUE(add("rouw", 5));
  std::filesystem::remove(file_);
  ASSERT_TRUE(add("rouw", 1) && add("pijn", 5)) << "the file was removed";
  EXPECT_THAT(most_asked(), ElementsAre(AskedQuestion{"pijn", 5}));
  clock_.turn(days(60));
  ASSERT_TRUE(add("pijn", 1));
  clock_.turn(days(340));
  ASSERT_TRUE(add("delier", 5)) << "of pijn one session is left";
  SQLite::Database database(file_.string());
  EXPECT_EQ(database.execAndGet("SELECT group_concat(text) FROM question").getString(), "delier");
}

TEST_F(StoredQuestions, AreForgottenAfterAYear) {
  ASSERT_TRUE(add("rouw", 5));
  clock_.turn(days(400));
  EXPECT_THAT(most_asked(), IsEmpty());
  ASSERT_TRUE(add("pijn", 5));
  SQLite::Database database(file_.string());
  EXPECT_EQ(database.execAndGet("SELECT COUNT(*) FROM question").getInt(), 1);
}

TEST_F(StoredQuestions, AreForTheOwnerOnly) {
  ASSERT_TRUE(add("rouw", 5));
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(file_).permissions(), perms::owner_read | perms::owner_write);
}

TEST_F(StoredQuestions, OfADamagedFileAreAClearError) {
  ASSERT_TRUE(write_file(file_, std::string(4096, 'x')));
  const auto read = store_.most_asked(10, clock_.now());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, Code::Io);
  EXPECT_THAT(read.error().what, HasSubstr("queries.db"));
  EXPECT_FALSE(add("rouw", 5));
}

TEST_F(StoredQuestions, OfANewerProgramAreLeftAlone) {
  SQLite::Database(file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("PRAGMA user_version = 2");
  const auto added = store_.add(Questions(1), clock_.now());
  ASSERT_FALSE(added);
  EXPECT_THAT(added.error().what, HasSubstr("newer"));
}

TEST_F(StoredQuestions, NeedAPlace) {
  const QuestionStore nowhere(folder_.path() / "absent" / questions_file);
  EXPECT_FALSE(nowhere.add(
      {
          {"rouw", 5}
  },
      clock_.now()));
  EXPECT_THAT(*nowhere.most_asked(10, clock_.now()), IsEmpty());
}

}  // namespace
}  // namespace wegwijzer::statistics
