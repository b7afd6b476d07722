#pragma once

#include <pugixml.hpp>
#include <string>

#include "indexer/extract/description.hpp"
#include "indexer/extract/page_head.hpp"

namespace wegwijzer::extract {

/// What is known of a page when its metadata is read.
struct DescribedHtml {
  const pugi::xml_node& tree;
  const PageHead& head;
  const Url& url;
  bool has_microdata = true;  ///< false: nowhere does the page say itemscope
};

/// What a page says about itself in its JSON-LD, microdata and <meta> (Dublin Core, OpenGraph,
/// article:*), in the order of description.hpp. `title` is the one that the page shows, empty when
/// it shows none. JSON-LD that cannot be read is told in `notes`.
Description describe_page(const DescribedHtml& page, const std::string& title,
                          std::vector<std::string>& notes);

}  // namespace wegwijzer::extract
