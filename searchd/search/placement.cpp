#include "searchd/search/placement.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace wegwijzer::search {

namespace {

/// Parameters of a search that show another part of the same list.
constexpr const char* of_a_page[] = {"page", "per_page", "sort", "explain"};

Error no_address(const std::string& value) {
  Error error{Code::Query, fmt::format("url is \"{}\", expected an address", cut_utf8(value, 60)),
              "such as https://www.voorbeeld.nl/pagina"};
  error.parameter = "url";
  return error;
}

Error wrong_parameter(const char* name) {
  Error error{Code::Query, fmt::format("unknown parameter \"{}\"", name),
              "the place in the whole list is told, best first"};
  error.parameter = name;
  return error;
}

}  // namespace

Result<PlacementQuery> parse_placement_query(Parameters parameters, const Taxonomy& taxonomy) {
  std::string address;
  for (const auto& [name, value] : parameters) {
    if (name == "url") address = value;
  }
  parameters.erase("url");
  for (const char* name : of_a_page) {
    if (parameters.contains(name)) return fail(wrong_parameter(name));
  }
  auto query = parse_query(parameters, taxonomy);
  if (!query) return fail(query.error());
  const auto url = Url::parse(address);
  if (!url) return fail(no_address(to_utf8(address)));
  // A fragment is part of the address where a site keeps many items on one page.
  return PlacementQuery{std::move(*query), canonical(*url, {.keep_fragment = true})};
}

std::string to_text(const Condition& condition) {
  std::vector<std::string> options;
  for (const Condition::Option& option : condition.options) {
    std::string words = fmt::format("{}", fmt::join(option.forms, " "));
    if (option.quoted) words = "\"" + words + "\"";
    if (option.title) words = "titel:" + words;
    // One phrase has an option for each language.
    if (std::find(options.begin(), options.end(), words) == options.end()) {
      options.push_back(std::move(words));
    }
  }
  return fmt::format("{}", fmt::join(options, " OR "));
}

}  // namespace wegwijzer::search
