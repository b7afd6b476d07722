// What is remembered of questions that a server was asked.
#include <gmock/gmock.h>
#include <spdlog/spdlog.h>

#include <optional>

#include "base/clock.hpp"
#include "searchd/http/client_network.hpp"
#include "searchd/http/server.hpp"
#include "statistics/question_recorder.hpp"
#include "support/temp_dir.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::http {
namespace {

using testing::a_record;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class AskedQuestions : public ::testing::Test {
 protected:
  AskedQuestions() { spdlog::set_level(spdlog::level::off); }

  std::string ask(const std::string& target, const std::string& fields, std::string_view network) {
    return server_
        ->answer("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n", true, network)
        .bytes;
  }
  /// Asks from so many networks, by way of a proxy on this machine.
  void ask_from(int networks, const std::string& target) {
    for (int i = 0; i < networks; ++i) {
      const std::string seen = "198.51.100." + std::to_string(i);
      ask(target, "X-Forwarded-For: 10.9.9.9, " + seen + "\r\n", local_network);
    }
  }
  /// Ends the server, and tells what it kept.
  std::vector<std::string> kept() {
    server_.reset();
    recorder_.reset();
    std::vector<std::string> texts;
    const auto questions = *statistics::QuestionStore(file_).most_asked(10, clock_.now());
    for (const statistics::AskedQuestion& question : questions) texts.push_back(question.text);
    return texts;
  }

  testing::TempDir folder_;
  std::filesystem::path file_ = folder_.path() / statistics::questions_file;
  testing::TempIndex index_{
      testing::shipped_taxonomy(),
      {a_record("delier", "Delier in de stervensfase", "Onrust en verwardheid."),
                            a_record("pijn", "Pijn bij kinderen", "Pijn meten en behandelen."),
                            a_record("rouw", "Rouw en verlies", "Rouw na de dood.")}
  };
  search::CurrentGeneration current_{index_.data()};
  SystemClock clock_;
  std::optional<statistics::QuestionRecorder> recorder_{std::in_place, file_, clock_};
  std::optional<Server> server_{std::in_place, current_, &*recorder_};
};

TEST_F(AskedQuestions, AreKeptOfFiveNetworks) {
  ask_from(5, "/zoek?q=Pijn");
  ask_from(5, "/v1/search?q=delier");
  ask_from(4, "/v1/search?q=rouw");
  EXPECT_THAT(kept(), UnorderedElementsAre("pijn", "delier"));
}

TEST_F(AskedQuestions, AreNoTypedBeginningsNorWhatFoundNothing) {
  ask_from(5, "/v1/suggest?q=pijn");
  ask_from(5, "/v1/search?q=xqzwk");
  ask_from(5, "/v1/search?q=dilier");
  ask_from(5, "/v1/search?q=pijn&page=2");
  ask_from(5, "/v1/search");
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(AskedQuestions, AreNotOfWhoCannotBeToldApart) {
  for (int i = 0; i < 9; ++i) {
    ask("/v1/search?q=pijn", "", local_network);
    // Not from a proxy of ours: what it says of others is not believed.
    ask("/v1/search?q=pijn", "X-Forwarded-For: 198.51.100." + std::to_string(i) + "\r\n",
        "203.0.113.7");
  }
  EXPECT_THAT(kept(), IsEmpty());
}

}  // namespace
}  // namespace wegwijzer::http
