#include "statistics/question_recorder.hpp"

#include <gmock/gmock.h>
#include <spdlog/spdlog.h>

#include "base/files.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::statistics {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

TEST(Countable, IsAPlainQuestionOfAFewWords) {
  EXPECT_EQ(countable("  Palliatieve   zorg "), "palliatieve zorg");
  EXPECT_EQ(countable("richtlijn ALS"), "richtlijn ALS");
  EXPECT_EQ(countable("PaTz"), "PaTz");
  EXPECT_EQ(countable("patiënt met covid-19"), "patiënt met covid-19");
  for (const char* text :
       {"", "   ", "jan@voorbeeld.nl", "\"letterlijk\"", "pijn -kanker", "pijn OR angst",
        "titel:pijn", "06 12345678", "<b>", "https://a.nl", "een twee drie vier vijf zes zeven"}) {
    EXPECT_EQ(countable(text), std::nullopt) << text;
  }
  EXPECT_EQ(countable(std::string(61, 'a')), std::nullopt);
}

class RecordedQuestions : public ::testing::Test {
 protected:
  static void ask(QuestionRecorder& recorder, const std::string& text, int networks) {
    for (int i = 0; i < networks; ++i) recorder.asked(text, "10.0.0." + std::to_string(i));
  }
  std::vector<std::string> kept() {
    std::vector<std::string> texts;
    const auto questions = *QuestionStore(file_).most_asked(10, clock_.now());
    for (const AskedQuestion& question : questions) texts.push_back(question.text);
    return texts;
  }

  testing::TempDir folder_;
  testing::FakeClock clock_;
  std::filesystem::path file_ = folder_.path() / questions_file;
};

TEST_F(RecordedQuestions, AreKeptAtTheEnd) {
  {
    QuestionRecorder recorder(file_, clock_);
    ask(recorder, "Rouw", 5);
    ask(recorder, "rouw", 3);
    ask(recorder, "pijn", 4);
    for (int i = 0; i < 9; ++i) recorder.asked("delier", "");
  }
  EXPECT_THAT(kept(), ElementsAre("rouw"));
  EXPECT_THAT(*read_file(file_), Not(HasSubstr("pijn"))) << "asked by four";
  EXPECT_THAT(*read_file(file_), Not(HasSubstr("10.0.0")));
}

TEST_F(RecordedQuestions, AreKeptWhileOthersAreAsked) {
  QuestionRecorder recorder(file_, clock_, milliseconds(1));
  ask(recorder, "rouw", 5);
  while (kept().empty()) std::this_thread::sleep_for(milliseconds(1));
  EXPECT_THAT(kept(), ElementsAre("rouw"));
}

TEST_F(RecordedQuestions, AreKeptOnceThereIsAPlace) {
  spdlog::set_level(spdlog::level::off);
  const auto data = folder_.path() / "later";
  {
    QuestionRecorder recorder(data / questions_file, clock_, milliseconds(1));
    ask(recorder, "rouw", 5);
    std::this_thread::sleep_for(milliseconds(30));
    std::filesystem::create_directory(data);
  }
  file_ = data / questions_file;
  EXPECT_THAT(kept(), ElementsAre("rouw"));
}

TEST_F(RecordedQuestions, ComeFromManyThreads) {
  {
    QuestionRecorder recorder(file_, clock_, milliseconds(1));
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&recorder, i] {
        for (const char* text : {"rouw", "pijn"}) {
          recorder.asked(text, "10.1.0." + std::to_string(i));
        }
      });
    }
  }
  EXPECT_THAT(kept(), UnorderedElementsAre("rouw", "pijn"));
  EXPECT_EQ(QuestionStore(file_).most_asked(1, clock_.now())->front().sessions, 8U);
}

}  // namespace
}  // namespace wegwijzer::statistics
