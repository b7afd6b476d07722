#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/fetch/robots_pattern.hpp"

namespace wegwijzer::fetch {

/// Whether a path may be asked, and the line that says so: "disallow: /a (line 3)". The rule is
/// empty when none speaks of the path, which is then allowed.
struct Verdict {
  bool allowed = true;
  std::string rule;

  bool operator==(const Verdict&) const = default;
};

/// One host's robots.txt, reduced to the group that speaks to us (RFC 9309).
///
/// Where files in the wild and the RFC disagree we take the reading that crawls less.
/// A value: cheap to move, safe to share between threads once parsed.
class Robots {
 public:
  /// Never fails: lines that are no directive are skipped (section 2.2.4). Reads the first 500 KiB
  /// (section 2.5). Of `user_agent` only the product token counts: what stands before "/" or "(".
  static Robots parse(std::string_view body, std::string_view user_agent);

  /// For a 4xx on robots.txt (section 2.3.1.3), and for a host that we need not ask.
  static Robots allow_all() { return {}; }
  /// For a 5xx on robots.txt or no answer (section 2.3.1.4); `why` becomes the rule of each
  /// verdict.
  static Robots deny_all(std::string why);

  /// `path` is the percent-encoded path and query. The longest match wins, Allow wins a tie.
  Verdict verdict(std::string_view path) const;
  /// Made by deny_all: nothing is known of what the host allows.
  bool is_unreachable() const { return denied_because_.has_value(); }
  bool allows(std::string_view path) const { return verdict(path).allowed; }

  /// Not in the RFC but widely meant; nullopt when the file does not say. At most one day.
  std::optional<std::chrono::milliseconds> crawl_delay() const { return crawl_delay_; }
  /// The Sitemap lines as written, of whatever group (section 2.2.4).
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

  bool operator==(const Robots&) const = default;

 private:
  struct Rule {
    bool allow;
    RobotsPattern pattern;
    std::string shown;

    bool operator==(const Rule&) const = default;
  };

  friend class RobotsReader;

  std::vector<Rule> rules_;
  std::optional<std::string> denied_because_;
  std::optional<std::chrono::milliseconds> crawl_delay_;
  std::vector<std::string> sitemaps_;
};

}  // namespace wegwijzer::fetch
