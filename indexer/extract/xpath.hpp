#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer::extract {

/// What a rule needs its XPath to give: `drop` and `body` point at parts of the page, a field may
/// also be computed, as in substring-after(//p[1], ': ').
enum class XPathGives { Anything, Nodes };

/// Whether `expression` is XPath 1.0 that we can use. Config, with the place, when it is not.
Result<void> check_xpath(std::string_view expression, XPathGives gives = XPathGives::Anything);

/// The elements that `expression` selects under `root`, in document order. An expression that
/// check_xpath refuses selects nothing.
std::vector<pugi::xml_node> select_elements(const pugi::xml_node& root,
                                            const std::string& expression);

/// The text of each node that `expression` selects (an element's text on one line, an attribute's
/// value), or of the string that it computes. Empty texts are left out.
std::vector<std::string> select_texts(const pugi::xml_node& root, const std::string& expression);

}  // namespace wegwijzer::extract
