#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/tag/values.hpp"

namespace wegwijzer::tag {

struct UrlMatch {
  ValueId value;
  std::string pattern;
  /// The value has no other triggers: who publishes a page is told by its address alone. Of such
  /// values of one facet only the one with the longest pattern is found.
  bool certain;
};

/// Triggers::url of all values. A pattern is a host ("youtube.com": its subdomains too), a host
/// with the beginning of a path ("palliaweb.nl/agenda": /agenda/x but not /agendapunt), or, from
/// "/" on, a piece of any path ("/nieuws/"). Case does not count. Restricted values are left out.
class UrlTriggers {
 public:
  explicit UrlTriggers(const Values& values);

  /// `url` is an absolute http or https URL; for another text nothing is found.
  std::vector<UrlMatch> find(std::string_view url) const;

 private:
  struct Pattern {
    ValueId value;
    const Facet* facet;
    std::string text, host, path;
    bool certain;
  };

  static bool matches(const Pattern& pattern, std::string_view host, std::string_view path);

  std::vector<Pattern> patterns_;
};

}  // namespace wegwijzer::tag
