#include "schema/manifest.hpp"

#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

void fuzz_manifest(std::string_view input) {
  const auto json = parse_json(input, manifest_file);
  if (!json) return;
  const auto manifest = manifest_from_json(*json);
  if (!manifest) {
    return claim(manifest.error().code == Code::Index, "what is no manifest is a broken index");
  }
  claim(manifest_from_json(to_json(*manifest)) == manifest,
        "a manifest that is written is read as it was");
}

}  // namespace wegwijzer::fuzz
