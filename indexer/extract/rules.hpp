#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer::extract {

/// How one source's pages are read: the "extract" object of its file. XPath 1.0 throughout, over
/// the page as HTML5 parses it, with element names in lower case and no namespaces.
struct Rules {
  std::vector<std::string> title =
      {};  ///< the first of these that gives text; else h1, og:title, title
  std::vector<std::string> title_strip = {};  ///< endings to cut off, " - Carend"
  /// Text to put before a title that says nothing alone ("Inleiding"): the guideline's name.
  std::vector<std::string> title_context = {};
  std::vector<std::string> body = {};       ///< the main text; else main, article, or body
  std::vector<std::string> drop = {};       ///< parts that are never text
  std::vector<std::string> drop_text = {};  ///< a paragraph that starts with one of these goes
  /// Field name -> XPath. "published", "summary" and "language" set those; others become fields.
  std::map<std::string, std::string> fields = {};
  /// A list of lines "Field value" (Palliaweb's metadata block): where it is, and the known fields.
  std::vector<std::string> labelled = {};
  std::vector<std::string> labels = {};
  /// Set for a document that lists others: "sitemap", "feed", "ical" or "oai_pmh" (formats.hpp).
  /// Its media type then does not count, for servers send listings as anything.
  std::string listing = {};

  bool operator==(const Rules&) const = default;
};

/// As an extractor process gets them; not what a source file holds.
nlohmann::json to_json(const Rules& rules);
Result<Rules> rules_from_json(const nlohmann::json& json);

}  // namespace wegwijzer::extract
