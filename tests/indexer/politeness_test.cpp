// That we are polite, told by the servers: 20 hosts at once, each with a delay of its own. Nothing
// here waits or measures a speed: only the order of requests and the least distance between them.
#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using std::chrono::milliseconds;
using testing::html;
using testing::lesson;
using testing::LoggedRequest;
using testing::Nights;
using testing::Page;

constexpr int hosts = 20, pages_per_host = 50;
constexpr milliseconds minimum_delay{5}, longest_crawl_delay{30};
// The servers share this machine with the crawler: how fast they answer is not what is told here.
constexpr milliseconds patience{60'000};

/// What one host asks of a visitor. Where it says nothing, the delay is 0.
struct Manners {
  std::string host;
  milliseconds of_source, of_robots;

  milliseconds delay() const {
    return std::max({minimum_delay, of_source, std::min(of_robots, longest_crawl_delay)});
  }
};

Manners manners_of(int number) {
  return {fmt::format("host{}.localhost", number), milliseconds(number % 3 * 10),
          milliseconds(number % 4 == 0   ? 20
                       : number % 4 == 1 ? 5'000
                                         : 0)};
}

/// 50 pages, each with links to addresses that robots.txt forbids.
std::optional<Page> polite_site(const Manners& manners, std::string_view target) {
  if (target == "/robots.txt") {
    std::string rules = "User-agent: *\nDisallow: /intern/\nDisallow: /*.pdf$\n";
    if (manners.of_robots.count() > 0) {
      rules +=
          fmt::format("Crawl-delay: {}\n", static_cast<double>(manners.of_robots.count()) / 1000);
    }
    return Page{200, "text/plain", rules};
  }
  const int number = std::atoi(target.data() + 1);
  if (number < 1 || number > pages_per_host) return Page{404};
  const std::string forbidden =
      fmt::format("<a href='/intern/{0}'>x</a><a href='/{0}.pdf'>y</a>", number);
  const std::string all = number == 1 ? testing::links_to_pages(pages_per_host) : "";
  return html(lesson(fmt::format("Les {} van {}", number, manners.host), all + forbidden));
}

class ManyHosts : public Nights {
 protected:
  ManyHosts() {
    config_.sources.clear();
    config_.crawler.minimum_delay = minimum_delay;
    config_.crawler.maximum_crawl_delay = longest_crawl_delay;
    config_.crawler.total_timeout = patience;
    for (int i = 0; i < hosts; ++i) {
      const Manners manners = manners_of(i);
      web_.serve(manners.host,
                 [manners](std::string_view target) { return polite_site(manners, target); });
      add_source(fmt::format("bron{}", i), source::Kind::Site, manners.host, "/1")
          .politeness.delay = manners.of_source;
    }
    web_.set_delay(milliseconds(3));  // each request lasts a while, or none would ever overlap
  }

  int overlaps_of_different_hosts() const {
    const auto requests = web_.requests();
    int overlaps = 0;
    for (std::size_t i = 1; i < requests.size(); ++i) {
      const LoggedRequest &one = requests[i - 1], &other = requests[i];
      if (one.host != other.host && other.began < one.time) ++overlaps;
    }
    return overlaps;
  }
};

TEST_F(ManyHosts, NoHostIsAskedTwiceAtOnceOrSoonerThanItsDelayOrForWhatItForbids) {
  std::int64_t added = 0;
  for (const SourceReport& report : whole_night()) added += report.added;
  EXPECT_EQ(added, hosts * pages_per_host);
  EXPECT_GT(overlaps_of_different_hosts(), hosts * pages_per_host / 10) << "one waits for another";

  for (int i = 0; i < hosts; ++i) {
    const Manners manners = manners_of(i);
    const auto requests = web_.requests(manners.host);
    ASSERT_EQ(requests.size(), pages_per_host + 2U) << "robots.txt, the probe, the pages";
    EXPECT_EQ(requests.front().target, "/robots.txt");
    for (std::size_t at = 1; at < requests.size(); ++at) {
      const LoggedRequest& request = requests[at];
      EXPECT_GE(request.began - requests[at - 1].time, manners.delay())
          << manners.host << request.target;
      EXPECT_NE(request.target, "/robots.txt") << "asked again";
      EXPECT_FALSE(request.target.starts_with("/intern/")) << request.target;
      EXPECT_FALSE(request.target.ends_with(".pdf")) << request.target;
    }
  }
}

/// Two sources on one host are one visitor: the slower of the two decides for both.
TEST_F(Nights, TwoSourcesOnAHostShareItsSlotAndTheLongerDelay) {
  constexpr milliseconds longer{20};
  first_source().scope.exclude = {"/2"};
  add_source("tweede", source::Kind::Site, host, "/2").politeness.delay = longer;
  web_.set_delay(milliseconds(3));
  const auto reports = whole_night();
  EXPECT_GT(reports.back().added, 0);
  const auto requests = web_.requests(host);
  for (std::size_t i = 1; i < requests.size(); ++i) {
    EXPECT_GE(requests[i].began - requests[i - 1].time, longer) << requests[i].target;
  }
}

/// A source may be allowed more at once. The log is in the order in which requests ended.
TEST_F(Nights, WithTwoSlotsThereAreNeverThreeRequestsAtOnce) {
  first_source().politeness.concurrency = 2;
  web_.set_delay(milliseconds(5));
  night();
  const auto requests = web_.requests(host);
  for (const LoggedRequest& request : requests) {
    const auto others = std::count_if(requests.begin(), requests.end(), [&](const auto& other) {
      return other.began < request.began && request.began < other.time;
    });
    EXPECT_LE(others, 1) << request.target;
  }
}

}  // namespace
}  // namespace wegwijzer
