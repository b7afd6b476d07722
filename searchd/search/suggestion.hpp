#pragma once

#include <optional>
#include <string>

namespace wegwijzer::search {

/// Something to look for that gives results.
struct Suggestion {
  std::string text;
  std::string kind;                  ///< a facet's id, "term", "question" or "title"
  std::string kind_label;            ///< as it stands within a sentence: "thema", "titel"
  std::optional<std::size_t> count;  ///< of the documents with a facet value; absent for others
  std::string url;                   ///< the page with the results, path and query

  bool operator==(const Suggestion&) const = default;
};

}  // namespace wegwijzer::search
