#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "indexer/tag/decisions.hpp"

namespace wegwijzer::fuzz {

namespace {

Taxonomy small_taxonomy() {
  Facet facet;
  facet.id = "doelgroep";
  FacetValue value;
  value.id = "kinderen";
  facet.values = {value};
  Taxonomy taxonomy;
  taxonomy.facets = {facet};
  return taxonomy;
}

}  // namespace

void fuzz_decisions(std::string_view input) {
  static const Taxonomy taxonomy = small_taxonomy();
  const auto decisions = tag::read_decisions(input, "decisions.jsonl", taxonomy);
  if (!decisions) {
    claim(decisions.error().code == Code::Config,
          "what is wrong in the file is its writer's fault");
    claim(!decisions.error().what.empty() && is_utf8(decisions.error().what),
          "a fault is a sentence");
    return;
  }
  for (const tag::Decision& decision : decisions->on("https://voorbeeld.nl/les")) {
    claim(decision.facet == "doelgroep" && decision.value == "kinderen",
          "only a value that there is can be decided on");
  }
}

}  // namespace wegwijzer::fuzz
