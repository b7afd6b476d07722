#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/url.hpp"
#include "indexer/extract/robots_directives.hpp"

namespace wegwijzer::extract {

/// What a page says about itself outside its text: <title>, <meta>, <link>, <base>, lang.
struct PageHead {
  Url base;               ///< what links are resolved against
  std::string title;      ///< <title>
  std::string language;   ///< of <html lang>: primary subtag, lower case; empty when not said
  std::string canonical;  ///< absolute; empty when there is none, or two that differ
  bool canonicals_differ = false;
  std::string refresh;  ///< the other page that it sends its reader to within seconds; may be empty
  RobotsDirectives robots;
  /// Name, property or itemprop of each <meta>, lower case -> its contents that are not empty.
  std::map<std::string, std::vector<std::string>> metas;

  /// The first content of the first of `names` that has any; empty when none has.
  std::string meta(std::initializer_list<const char*> names) const;
  std::string site_name() const { return meta({"og:site_name"}); }
};

/// "nl" of "nl-NL" and "nl_NL"; empty for what is no language tag (BCP 47).
std::string primary_subtag(std::string_view tag);

PageHead read_head(const pugi::xml_node& page, const Url& url);

}  // namespace wegwijzer::extract
