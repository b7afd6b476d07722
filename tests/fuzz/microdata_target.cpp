#include "indexer/extract/microdata.hpp"

#include "base/utf8.hpp"
#include "fuzz/extracted_claims.hpp"
#include "fuzz/targets.hpp"
#include "indexer/extract/html_guard.hpp"
#include "indexer/extract/html_tree.hpp"
#include "indexer/extract/schema_description.hpp"

namespace wegwijzer::fuzz {

void fuzz_microdata(std::string_view input) {
  const std::string html = to_utf8(input);
  if (!extract::check_shape(html)) return;
  const Url url = *Url::parse("https://voorbeeld.nl/map/pagina");
  extract::SchemaGraph graph;
  extract::add_microdata(extract::parse_html(html), url, graph);
  const auto description = extract::describe(graph, {url, "Webinar pijn"});
  if (description.event) claim_sound(*description.event);
}

}  // namespace wegwijzer::fuzz
