#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace wegwijzer::extract {

/// What a page asks of those who index it. Directives that we know nothing to do with (noarchive,
/// max-image-preview) are skipped.
struct RobotsDirectives {
  bool no_index = false;
  bool no_follow = false;
  bool no_snippet = false;
  std::string unavailable_after = {};  ///< YYYY-MM-DD; empty when not said

  /// The content of <meta name="robots">: "noindex, nofollow".
  void add(std::string_view directives);
  /// The values of X-Robots-Tag, one per line, where "name:" makes what follows speak to that robot
  /// alone, until the next name or line. What speaks to another robot is not for us.
  void add_header(std::string_view values);

  /// Whether it may not be found at `now`; a Time() that nobody set is before any date.
  bool keeps_out(Time now) const;

  bool operator==(const RobotsDirectives&) const = default;
};

/// The name under which pages can address us, in lower case: the product token of our user agent.
inline constexpr std::string_view our_name = "wegwijzer";

}  // namespace wegwijzer::extract
