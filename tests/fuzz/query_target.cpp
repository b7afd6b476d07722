#include "searchd/search/query.hpp"

#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "searchd/http/target.hpp"

namespace wegwijzer::fuzz {

namespace {

Taxonomy small_taxonomy() {
  Facet facet;
  facet.id = "doelgroep";
  for (const char* id : {"kinderen", "volwassenen"}) facet.values.emplace_back().id = id;
  return {.facets = {std::move(facet)}};
}

}  // namespace

/// The target of a request line: path and parameters.
void fuzz_query(std::string_view input) {
  static const Taxonomy taxonomy = small_taxonomy();
  const http::Target target = http::parse_target(input);
  claim(is_utf8(target.path), "a path is UTF-8");
  for (const auto& [name, value] : target.parameters) {
    claim(is_utf8(name) && is_utf8(value), "a parameter is UTF-8");
  }

  const auto query = search::parse_query(target.parameters, taxonomy);
  if (!query) {
    claim(query.error().code == Code::Query, "what cannot be asked is a fault of the query");
    claim(target.parameters.contains(query.error().parameter) || query.error().parameter == "page",
          "an error names the parameter");
    claim(query.error().parameter != "q", "text that a person types is no error");
    claim(is_utf8(query.error().what) && is_utf8(query.error().hint), "an error can be shown");
    return;
  }
  claim(query->text.size() <= search::longest_text && is_utf8(query->text), "a text is bounded");
  claim((query->page - 1) * query->per_page < search::last_result, "a page has results in reach");
  const auto again = http::parse_target("/?" + search::to_query_string(*query));
  claim(search::parse_query(again.parameters, taxonomy) == query,
        "a query that is written is read as it was");
}

}  // namespace wegwijzer::fuzz
