#pragma once

#include <string_view>

namespace wegwijzer::extract {

/// What a page asks of those who index it. Directives that we know nothing to do with (noarchive,
/// max-image-preview) are skipped.
struct RobotsDirectives {
  bool no_index = false;
  bool no_follow = false;
  bool no_snippet = false;

  /// The content of <meta name="robots">: "noindex, nofollow".
  void add(std::string_view directives);
  /// The value of X-Robots-Tag, where "name:" makes what follows speak to that robot alone, until
  /// the next name. What speaks to another robot is not for us.
  void add_header(std::string_view value);

  bool operator==(const RobotsDirectives&) const = default;
};

/// The name under which pages can address us, in lower case: the product token of our user agent.
inline constexpr std::string_view our_name = "wegwijzer";

}  // namespace wegwijzer::extract
