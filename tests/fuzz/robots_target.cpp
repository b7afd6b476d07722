#include "indexer/fetch/robots.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "indexer/fetch/robots_pattern.hpp"

namespace wegwijzer::fuzz {

/// First line: a path to ask; then a robots.txt.
void fuzz_robots(std::string_view input) {
  using fetch::Robots;
  const std::string_view path = take_line(input);
  const Robots robots = Robots::parse(input, "wegwijzer");

  const fetch::Verdict verdict = robots.verdict(path);
  claim(verdict.allowed || verdict.rule.starts_with("disallow: "), "a rule forbids, or nothing");
  const std::string comparable = fetch::comparable_path(path);
  claim(fetch::comparable_path(comparable) == comparable, "a comparable path stays as it is");
  claim(path == "/robots.txt" || robots.verdict(comparable) == verdict,
        "spellings of one path get one verdict");
  claim(robots.allows("/robots.txt"), "robots.txt itself is always allowed");

  const auto delay = robots.crawl_delay();
  claim(!delay || (delay->count() >= 0 && *delay <= std::chrono::days(1)),
        "a delay is at most a day");
  claim(Robots::parse(std::string(input) + "\n# the end\n", "wegwijzer") == robots,
        "a comment changes nothing");
}

}  // namespace wegwijzer::fuzz
