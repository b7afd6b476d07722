#include "indexer/fetch/frontier.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace wegwijzer::fetch {
namespace {

using namespace std::chrono_literals;

Pending at(const std::string& url, int depth = 0) {
  return {Request{Url::parse(url).value()}, "source", depth};
}

/// A frontier with its time, counted from zero.
class FrontierTest : public testing::Test {
 protected:
  std::string next() {
    const auto pending = frontier_.next(now_);
    return pending ? pending->request.url.href() : "";
  }
  void finish(const std::string& authority, std::chrono::milliseconds duration = 0ms) {
    frontier_.finished(authority, now_, duration);
  }
  void turn(std::chrono::milliseconds time) { now_ += time; }

  Frontier frontier_{
      {.floor = 1s, .multiple = 2, .most = 60s}
  };
  Frontier::TimePoint now_{};
};

TEST_F(FrontierTest, AUrlIsOfferedOnce) {
  EXPECT_TRUE(frontier_.offer(at("http://a/1")));
  EXPECT_FALSE(frontier_.offer(at("http://a/1", 5)));
  EXPECT_EQ(frontier_.waiting(), 1u);
  EXPECT_EQ(next(), "http://a/1");
  finish("a");
  EXPECT_FALSE(frontier_.offer(at("http://a/1")));
  EXPECT_TRUE(frontier_.empty());
}

TEST_F(FrontierTest, AKnownUrlIsNotOffered) {
  frontier_.mark_known("source", Url::parse("http://a/1").value());
  EXPECT_FALSE(frontier_.offer(at("http://a/1")));
}

TEST_F(FrontierTest, EachSourceHasItsOwnUrls) {
  frontier_.offer(at("http://a/1"));
  Pending of_another = at("http://a/1");
  of_another.source = "another";
  EXPECT_TRUE(frontier_.offer(of_another));
  EXPECT_EQ(frontier_.waiting(), 2u);
}

TEST_F(FrontierTest, AHostHasOneSlot) {
  frontier_.offer(at("http://a/1"));
  frontier_.offer(at("https://a/2"));  // the same host by the other scheme
  EXPECT_EQ(next(), "http://a/1");
  turn(1h);
  EXPECT_EQ(next(), "");
  EXPECT_EQ(frontier_.next_ready(), std::nullopt);
  EXPECT_FALSE(frontier_.empty());
}

TEST_F(FrontierTest, DelayCountsFromTheEndOfTheLastRequest) {
  frontier_.offer(at("http://a/1"));
  frontier_.offer(at("http://a/2"));
  next();
  turn(10s);
  finish("a");
  EXPECT_EQ(frontier_.next_ready(), now_ + 1s);
  turn(999ms);
  EXPECT_EQ(next(), "");
  turn(1ms);
  EXPECT_EQ(next(), "http://a/2");
}

TEST_F(FrontierTest, AHostThatAnswersSlowlyGetsMoreTime) {
  for (const char* url : {"http://a/1", "http://a/2", "http://a/3"}) frontier_.offer(at(url));
  next();
  finish("a", 10s);
  EXPECT_EQ(frontier_.next_ready(), now_ + 20s);
  turn(20s);
  next();
  finish("a", 1h);
  EXPECT_EQ(frontier_.next_ready(), now_ + 60s);  // not more than it may
}

TEST_F(FrontierTest, WithMoreSlotsTheDelayCountsFromTheBeginning) {
  frontier_.set_slots("a", 2);
  for (const char* url : {"http://a/1", "http://a/2", "http://a/3"}) frontier_.offer(at(url));
  EXPECT_EQ(next(), "http://a/1");
  EXPECT_EQ(next(), "");
  turn(1s);
  EXPECT_EQ(next(), "http://a/2");
  turn(1h);
  EXPECT_EQ(next(), "");  // both slots are taken
  finish("a");
  EXPECT_EQ(next(), "http://a/3");
}

TEST_F(FrontierTest, OfSeveralNumbersOfSlotsTheSmallestHolds) {
  frontier_.set_slots("a", 1);
  frontier_.set_slots("a", 4);
  for (const char* url : {"http://a/1", "http://a/2"}) frontier_.offer(at(url));
  next();
  turn(1h);
  EXPECT_EQ(next(), "");
}

TEST_F(FrontierTest, AHostThatIsGivenUpIsNotAskedAnyMore) {
  for (const char* url : {"http://a/1", "http://a/2", "http://a/3"}) frontier_.offer(at(url));
  frontier_.offer(at("http://b/1"));
  EXPECT_EQ(next(), "http://a/1");
  EXPECT_EQ(frontier_.give_up("a").size(), 2u);
  finish("a");
  EXPECT_EQ(next(), "http://b/1");
  turn(1h);
  EXPECT_EQ(next(), "");
}

TEST_F(FrontierTest, DelayHoldsForAUrlThatComesLater) {
  frontier_.offer(at("http://a/1"));
  next();
  finish("a");
  frontier_.offer(at("http://a/2"));
  EXPECT_EQ(next(), "");
  turn(1s);
  EXPECT_EQ(next(), "http://a/2");
}

TEST_F(FrontierTest, TheLargestDelayHolds) {
  frontier_.offer(at("http://a/1"));
  frontier_.offer(at("http://a/2"));
  frontier_.raise_delay("a", 5s);
  frontier_.raise_delay("a", 2s);
  frontier_.raise_delay("a", 0s);
  next();
  finish("a");
  EXPECT_EQ(frontier_.next_ready(), now_ + 5s);
}

TEST_F(FrontierTest, ADelayRaisedWhileResting) {
  frontier_.offer(at("http://a/1"));
  frontier_.offer(at("http://a/2"));
  next();
  finish("a");
  frontier_.raise_delay("a", 7s);
  EXPECT_EQ(frontier_.next_ready(), now_ + 7s);
}

TEST_F(FrontierTest, AHostRestsAsLongAsItAsked) {
  frontier_.offer(at("http://a/1"));
  frontier_.offer(at("http://a/2"));
  next();
  frontier_.rest("a", now_ + 60s);
  finish("a");
  EXPECT_EQ(frontier_.next_ready(), now_ + 60s);
  frontier_.rest("a", now_ + 30s);  // never sooner
  EXPECT_EQ(frontier_.next_ready(), now_ + 60s);
}

TEST_F(FrontierTest, ARequestThatWasNotSentCostsNoDelay) {
  frontier_.offer(at("http://a/1"));
  frontier_.offer(at("http://a/2"));
  next();
  frontier_.unused("a");
  EXPECT_EQ(next(), "http://a/2");
}

TEST_F(FrontierTest, NearerPagesGoFirst) {
  frontier_.offer(at("http://a/deep", 2));
  frontier_.offer(at("http://a/start", 0));
  frontier_.offer(at("http://a/link", 1));
  frontier_.offer(at("http://a/start2", 0));
  std::vector<std::string> order;
  for (int i = 0; i < 4; ++i) {
    order.push_back(next());
    frontier_.unused("a");
  }
  EXPECT_EQ(order, (std::vector<std::string>{"http://a/start", "http://a/start2", "http://a/link",
                                             "http://a/deep"}));
}

TEST_F(FrontierTest, OfferFirstGoesBeforeAllOthers) {
  frontier_.offer(at("http://a/1"));
  frontier_.offer(at("http://a/2"));
  const auto taken = frontier_.next(now_);
  frontier_.offer_first(*taken);                     // back again
  frontier_.offer_first(at("http://a/robots.txt"));  // and this before it
  frontier_.unused("a");
  EXPECT_EQ(next(), "http://a/robots.txt");
  frontier_.unused("a");
  EXPECT_EQ(next(), "http://a/1");
  frontier_.unused("a");
  EXPECT_EQ(next(), "http://a/2");
}

TEST_F(FrontierTest, HostsTakeTurns) {
  for (const char* path : {"1", "2", "3"}) {
    for (const char* host : {"a", "b", "c"}) {
      frontier_.offer(at(std::string("http://") + host + "/" + path));
    }
  }
  std::string order;
  for (int i = 0; i < 9; ++i) {
    const auto pending = frontier_.next(now_).value();
    order += pending.request.url.host();
    frontier_.unused(pending.request.url.authority());
  }
  EXPECT_EQ(order, "abcabcabc");
}

TEST_F(FrontierTest, PortsAreHostsOfTheirOwn) {
  frontier_.offer(at("http://a:81/"));
  frontier_.offer(at("http://a:82/"));
  EXPECT_EQ(next(), "http://a:81/");
  EXPECT_EQ(next(), "http://a:82/");
}

TEST_F(FrontierTest, NothingWaitsInTheBeginning) {
  EXPECT_TRUE(frontier_.empty());
  EXPECT_EQ(frontier_.next_ready(), std::nullopt);
  EXPECT_EQ(next(), "");
}

/// Random crawl: whatever happens, no two requests to a host are closer than its delay.
TEST_F(FrontierTest, DistanceHoldsUnderAnyOrderOfEvents) {
  std::mt19937 random(7);
  struct Seen {
    Frontier::TimePoint ended{};
    bool any = false;
  };
  std::map<std::string, Seen> hosts;
  std::vector<std::string> under_way;
  int offered = 0, taken = 0;
  for (int step = 0; step < 20'000; ++step) {
    turn(std::chrono::milliseconds(random() % 50));
    const std::string host = "h" + std::to_string(random() % 20);
    frontier_.offer(
        at("http://" + host + "/" + std::to_string(++offered), static_cast<int>(random() % 4)));
    if (const auto pending = frontier_.next(now_)) {
      const std::string authority = pending->request.url.authority();
      Seen& seen = hosts[authority];
      ASSERT_EQ(std::count(under_way.begin(), under_way.end(), authority), 0);
      ASSERT_TRUE(!seen.any || now_ - seen.ended >= 1s) << authority;
      under_way.push_back(authority);
      ++taken;
    }
    if (!under_way.empty() && random() % 3 == 0) {
      const std::size_t which = random() % under_way.size();
      hosts[under_way[which]] = {now_, true};
      finish(under_way[which]);
      under_way.erase(under_way.begin() + static_cast<std::ptrdiff_t>(which));
    }
  }
  EXPECT_GT(taken, 1'000);
}

TEST_F(FrontierTest, ManyUrlsOnAThousandHostsAreCheap) {
  // Minutes when each look goes over all hosts, and then the suite's own limit ends it.
  for (int i = 0; i < 20'000; ++i) {
    frontier_.offer(at("http://h" + std::to_string(i % 1'000) + "/" + std::to_string(i)));
  }
  for (int i = 0; i < 20'000; ++i) {
    if (i % 1'000 == 0) turn(1s);
    const auto pending = frontier_.next(now_);
    ASSERT_TRUE(pending);
    finish(pending->request.url.authority());
  }
  EXPECT_TRUE(frontier_.empty());
}

}  // namespace
}  // namespace wegwijzer::fetch
