#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::fetch {

/// The path of an Allow or Disallow line (RFC 9309 section 2.2.2): a prefix in which "*" stands for
/// any characters, and a "$" at the end for the end of the path (section 2.2.3).
class RobotsPattern {
 public:
  explicit RobotsPattern(std::string_view text);

  /// `path` in the form that comparable_path gives. Takes time linear in the path and the pattern.
  bool matches(std::string_view path) const;
  /// Octets of the pattern, equal for patterns that differ in percent-encoding only.
  std::size_t length() const { return length_; }

  bool operator==(const RobotsPattern&) const = default;

 private:
  std::vector<std::string> pieces_;  // the texts between the stars, at least one
  bool anchored_ = false;            // ends in "$"
  std::size_t length_ = 0;
};

/// The path and query of a URL with percent-encoding made equal, as section 2.2.2 asks: "%7E" is
/// "~", "%3a" is ":", and what is not ASCII is encoded. "%2F" stays different from "/" in a path,
/// where they mean different things, and is the same in a query.
std::string comparable_path(std::string_view path);

}  // namespace wegwijzer::fetch
