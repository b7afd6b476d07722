#include "searchd/http/problem.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::http {
namespace {

TEST(Problem, OfAQueryNamesTheParameter) {
  const Error error{Code::Query, "page is \"x\"", "try 1", {}, "page"};
  EXPECT_EQ(to_problem(error, "id"), (Problem{400, "page is \"x\"", "page", "try 1", "id"}));
}

TEST(Problem, OfWhatWeDidWrongTellsNothingOfTheInside) {
  for (const Code code :
       {Code::Usage, Code::Config, Code::Network, Code::Refused, Code::Malformed, Code::Io}) {
    const Error error{code, "/srv/secret: permission denied", "chmod it", {}, "secret"};
    const std::string json = to_json_text(to_problem(error, "7"));
    EXPECT_EQ(json, R"({"type":"about:blank","title":"Internal Server Error","status":500,)"
                    R"("detail":"something went wrong on our side",)"
                    R"("hint":"tell us the request_id, then we can find it in the log",)"
                    R"("request_id":"7"})");
  }
}

TEST(Problem, OfAMissingIndexAsksToComeBack) {
  const Problem problem = to_problem({Code::NoIndex, "no /srv/data/current"}, "7");
  EXPECT_EQ(problem.status, 503);
  EXPECT_EQ(problem.detail, "there is no index to search in yet");
}

// It said "being built", which nobody was doing.
TEST(Problem, OfADamagedIndexSaysSoWithoutPaths) {
  const Error error{Code::Index, "/srv/data/records.blob: is cut off", "rebuild it"};
  EXPECT_EQ(to_problem(error, "7"),
            (Problem{503,
                     "the index cannot be read",
                     {},
                     "it has to be made again by whoever runs this service; try again later",
                     "7"}));
}

TEST(Problem, LeavesEmptyMembersOut) {
  EXPECT_EQ(to_json_text({404, "nothing"}),
            R"({"type":"about:blank","title":"Not Found","status":404,"detail":"nothing"})");
}

TEST(Problem, IsJsonWhateverTheTextHolds) {
  EXPECT_EQ(to_json_text({400, "a\"\n\xff"}),
            "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
            "\"detail\":\"a\\\"\\n\uFFFD\"}");
}

}  // namespace
}  // namespace wegwijzer::http
