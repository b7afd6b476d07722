#include "indexer/extract/xpath.hpp"

#include <fmt/format.h>

#include <new>
#include <optional>

#include "base/utf8.hpp"
#include "indexer/extract/text_flow.hpp"

namespace wegwijzer::extract {

namespace {

/// nullopt when it does not compile.
std::optional<pugi::xpath_query> compile(const std::string& expression) {
  try {
    return pugi::xpath_query(expression.c_str());
  } catch (const pugi::xpath_exception&) {
    return std::nullopt;
  }
}

void add_text(std::vector<std::string>& texts, std::string_view text) {
  std::string tidy = collapse_space(normalise(text));
  if (!tidy.empty()) texts.push_back(std::move(tidy));
}

}  // namespace

Result<void> check_xpath(std::string_view expression, XPathGives gives) {
  try {
    const pugi::xpath_query query(std::string(expression).c_str());
    if (gives == XPathGives::Nodes && query.return_type() != pugi::xpath_type_node_set) {
      return fail(
          Code::Config,
          fmt::format("XPath {} computes a value, expected one that selects elements", expression));
    }
    return {};
  } catch (const pugi::xpath_exception& error) {
    const auto place = static_cast<std::size_t>(std::max<std::ptrdiff_t>(error.result().offset, 0));
    return fail(Code::Config,
                fmt::format("XPath {} does not parse at character {}: {}", expression, place + 1,
                            error.result().error),
                "it must be XPath 1.0, such as //div[@class='inhoud'] or //time/@datetime");
  }
}

std::vector<pugi::xml_node> select_elements(const pugi::xml_node& root,
                                            const std::string& expression) {
  std::vector<pugi::xml_node> elements;
  const auto query = compile(expression);
  if (!query || query->return_type() != pugi::xpath_type_node_set) return elements;
  pugi::xpath_node_set found = query->evaluate_node_set(root);
  found.sort();
  for (const pugi::xpath_node& node : found) {
    if (node.node().type() == pugi::node_element) elements.push_back(node.node());
  }
  return elements;
}

std::vector<std::string> select_texts(const pugi::xml_node& root, const std::string& expression) {
  std::vector<std::string> texts;
  const auto query = compile(expression);
  if (!query) return texts;
  if (query->return_type() != pugi::xpath_type_node_set) {
    add_text(texts, query->evaluate_string(root));
    return texts;
  }
  pugi::xpath_node_set found = query->evaluate_node_set(root);
  found.sort();
  for (const pugi::xpath_node& node : found) {
    add_text(texts, node.attribute() ? std::string(node.attribute().value())
                                     : text_on_one_line(node.node()));
  }
  return texts;
}

}  // namespace wegwijzer::extract
