#include "support/fake_web.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::testing {
namespace {

using namespace std::chrono_literals;
using fetch::Request;

Request to(const char* url, fetch::Validators validators = {}) {
  return {Url::parse(url).value(), std::move(validators)};
}

TEST(FakeWeb, TurnsTheClockToTheNextAnswer) {
  FakeClock clock;
  FakeWeb web(clock);
  web.set_page("http://a/", "dag");
  web.set_duration(3s);
  web.start(5, to("http://a/"));
  EXPECT_TRUE(web.wait(1s).empty());
  EXPECT_EQ(clock.passed(), 1s);
  const auto done = web.wait(10s);
  ASSERT_EQ(done.size(), 1u);
  EXPECT_EQ(done[0].ticket, 5u);
  EXPECT_EQ(done[0].response->body, "dag");
  EXPECT_EQ(clock.passed(), 3s);
}

TEST(FakeWeb, WritesDownWhatWasAskedAndWhen) {
  FakeClock clock;
  FakeWeb web(clock);
  web.start(1, to("http://a/"));
  clock.turn(2s);
  web.start(2, to("http://b/"));
  EXPECT_EQ(web.urls(), (std::vector<std::string>{"http://a/", "http://b/"}));
  EXPECT_EQ(web.asked()[1].at, 2s);
  EXPECT_EQ(web.wait(0s)[0].response->status, 404);
}

TEST(FakeWeb, AnswersConditionalRequests) {
  FakeClock clock;
  FakeWeb web(clock);
  fetch::Response page;
  page.status = 200;
  page.validators.etag = "\"1\"";
  web.set("http://a/", page);
  web.start(1, to("http://a/", {"\"1\"", ""}));
  web.start(2, to("http://a/", {"\"2\"", ""}));
  const auto done = web.wait(0s);
  EXPECT_EQ(done[0].response->status, 304);
  EXPECT_EQ(done[1].response->status, 200);
}

TEST(FakeWeb, FailsWhenTold) {
  FakeClock clock;
  FakeWeb web(clock);
  web.set_error("http://a/", {Code::Network, "down"});
  web.start(1, to("http://a/"));
  EXPECT_EQ(web.wait(0s)[0].response.error().what, "down");
}

TEST(FakeWeb, AWokenWaitTurnsNothing) {
  FakeClock clock;
  FakeWeb web(clock);
  web.wake();
  EXPECT_TRUE(web.wait(10s).empty());
  EXPECT_EQ(clock.passed(), 0s);
}

}  // namespace
}  // namespace wegwijzer::testing
