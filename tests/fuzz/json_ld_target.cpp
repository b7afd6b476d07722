#include "indexer/extract/json_ld.hpp"

#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/extracted_claims.hpp"
#include "fuzz/targets.hpp"
#include "indexer/extract/json_repair.hpp"
#include "indexer/extract/schema_description.hpp"

namespace wegwijzer::fuzz {

void fuzz_json_ld(std::string_view input) {
  const std::string block = to_utf8(input);  // as a page is before it is parsed
  extract::SchemaGraph graph;
  if (!extract::add_json_ld(block, graph)) {
    claim(graph.things().empty(), "nothing is taken from what cannot be read");
    return;
  }
  const auto json = nlohmann::json::parse(block, nullptr, /*allow_exceptions=*/false);
  // A NUL ends what the library reads, and no JSON: what comes after it is not part of `json`.
  if (!json.is_discarded() && block.find('\0') == std::string::npos) {
    claim(nlohmann::json::parse(extract::repaired_json(block)) == json, "JSON stays as it is");
  }
  const Url url = *Url::parse("https://voorbeeld.nl/map/pagina");
  const auto description = extract::describe(graph, {url, "Webinar pijn"});
  if (description.event) claim_sound(*description.event);
}

}  // namespace wegwijzer::fuzz
