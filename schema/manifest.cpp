#include "schema/manifest.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace wegwijzer {

using nlohmann::json;

json to_json(const Manifest& manifest) {
  return {
      {"id",                  manifest.id                 },
      {"created",             manifest.created            },
      {"schema",              manifest.schema             },
      {"analyser",            manifest.analyser           },
      {"taxonomy",            manifest.taxonomy           },
      {"input",               manifest.input              },
      {"documents",           manifest.documents          },
      {"documents_by_source", manifest.documents_by_source},
      {"checksums",           manifest.checksums          }
  };
}

Result<Manifest> manifest_from_json(const json& value) {
  Manifest manifest;
  try {
    value.at("id").get_to(manifest.id);
    value.at("created").get_to(manifest.created);
    value.at("schema").get_to(manifest.schema);
    value.at("analyser").get_to(manifest.analyser);
    value.at("taxonomy").get_to(manifest.taxonomy);
    value.at("input").get_to(manifest.input);
    value.at("documents").get_to(manifest.documents);
    value.at("documents_by_source").get_to(manifest.documents_by_source);
    value.at("checksums").get_to(manifest.checksums);
  } catch (const json::exception& error) {
    return fail(Code::Index, fmt::format("manifest of the index: {}", error.what()),
                "rebuild it: wegwijzer-indexer build");
  }
  return manifest;
}

}  // namespace wegwijzer
