#pragma once

#include <string>

#include "base/url.hpp"
#include "indexer/extract/description.hpp"
#include "indexer/extract/schema_graph.hpp"

namespace wegwijzer::extract {

/// The page that things are found on.
struct DescribedPage {
  const Url& url;
  std::string title;  ///< as the page writes it
};

/// What the things of a graph say about the page: those of the thing that the page is about.
///
/// That is the thing of a known type whose name is the page's title, else the only one there is; of
/// several that fit, the most telling type. Organisations, bread crumbs, sites and web pages stand
/// on every page and say nothing. Events in a list beside the text are not what the page is about.
Description describe(const SchemaGraph& graph, const DescribedPage& page);

}  // namespace wegwijzer::extract
