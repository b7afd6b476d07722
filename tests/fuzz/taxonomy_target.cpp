#include "schema/taxonomy.hpp"

#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::fuzz {

namespace {

void claim_tree(const Facet& facet) {
  claim(facet.slot >= first_facet_slot, "a facet has a slot of its own");
  claim(!facet.prefix.empty(), "a facet has a prefix");
  for (const FacetValue& value : facet.values) {
    claim(facet.find(value.id) == &value, "the id of a value is its own");
    const auto above = facet.with_parents(value);
    claim(!above.empty() && above.front() == &value && above.back()->parent.empty(),
          "every value hangs under one at the top");
    claim(!in_language(value.label, "en").empty(), "a value has a label");
  }
}

void claim_kept(const Taxonomy& taxonomy) {
  const auto again = taxonomy_from_json(to_json(taxonomy));
  claim(again.has_value(), "a generation can keep the taxonomy");
  claim(to_json(*again) == to_json(taxonomy), "what it keeps does not change");
}

}  // namespace

/// One facet as an editor writes it, and the same bytes as the taxonomy of a generation.
void fuzz_taxonomy(std::string_view input) {
  const testing::TempDir folder;
  folder.write("facet.json", input);
  if (const auto taxonomy = load_taxonomy(folder.path())) {
    for (const Facet& facet : taxonomy->facets) claim_tree(facet);
    claim_kept(*taxonomy);
    claim(!fingerprint(*taxonomy).empty(), "a taxonomy has a fingerprint");
  } else {
    claim(taxonomy.error().code == Code::Config, "a wrong file is a fault of configuration");
  }

  const auto json = parse_json(input, "taxonomy.json");
  if (!json) return;
  if (const auto stored = taxonomy_from_json(*json)) claim_kept(*stored);
}

}  // namespace wegwijzer::fuzz
