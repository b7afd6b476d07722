#include "statistics/session_counter.hpp"

#include <gmock/gmock.h>

#include "support/fake_clock.hpp"

namespace wegwijzer::statistics {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CountedSessions : public ::testing::Test {
 protected:
  /// The question from so many networks, beginning with the `first`.
  void ask(const std::string& question, int networks, int first = 0) {
    for (int i = first; i < first + networks; ++i) {
      counter_.count(question, "10.0.0." + std::to_string(i), clock_.now());
    }
  }

  testing::FakeClock clock_;
  SessionCounter counter_;
};

TEST_F(CountedSessions, AreToldFromTheFifthOn) {
  ask("rouw", 4);
  EXPECT_THAT(counter_.take(), IsEmpty());
  ask("rouw", 1, 4);
  EXPECT_THAT(counter_.take(), ElementsAre(AskedQuestion{"rouw", 5}));
  EXPECT_THAT(counter_.take(), IsEmpty()) << "told once";
  ask("rouw", 2, 5);
  EXPECT_THAT(counter_.take(), ElementsAre(AskedQuestion{"rouw", 2}));
}

TEST_F(CountedSessions, OfOneNetworkAreOne) {
  for (int i = 0; i < 20; ++i) ask("rouw", 4);
  EXPECT_THAT(counter_.take(), IsEmpty());
}

TEST_F(CountedSessions, DoNotAddUpOverQuestions) {
  ask("rouw", 4);
  ask("rouw en verlies", 4, 4);
  EXPECT_THAT(counter_.take(), IsEmpty());
}

TEST_F(CountedSessions, AreForgottenWithTheirPeriod) {
  ask("rouw", 4);
  clock_.turn(SessionCounter::period);
  ask("rouw", 4, 4);
  EXPECT_THAT(counter_.take(), IsEmpty());
}

TEST_F(CountedSessions, MakeRoomForWhatIsAskedMore) {
  ask("rouw", 2);
  for (std::size_t i = 0; i < SessionCounter::most_questions; ++i) {
    ask("vraag " + std::to_string(i), 1);
  }
  ask("rouw", 3, 2);
  EXPECT_THAT(counter_.take(), ElementsAre(AskedQuestion{"rouw", 5}));
}

TEST_F(CountedSessions, AreBounded) {
  for (std::size_t i = 0; i < SessionCounter::most_questions; ++i) {
    ask("vraag " + std::to_string(i), 2);
  }
  ask("rouw", 5);
  EXPECT_THAT(counter_.take(), IsEmpty()) << "no room until the period ends";
  ask("vraag 0", 2 * SessionCounter::most_sessions);
  EXPECT_THAT(counter_.take(),
              ElementsAre(AskedQuestion{"vraag 0", SessionCounter::most_sessions}));
}

}  // namespace
}  // namespace wegwijzer::statistics
