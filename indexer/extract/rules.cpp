#include "indexer/extract/rules.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace wegwijzer::extract {

using nlohmann::json;

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Rules, title, title_strip, title_context, body, drop, drop_text,
                                   fields, labelled, labels, listing)

json to_json(const Rules& rules) { return json(rules); }

Result<Rules> rules_from_json(const json& written) {
  try {
    return written.get<Rules>();
  } catch (const json::exception& error) {
    return fail(Code::Malformed,
                fmt::format("the rules of a source are not as we write them: {}", error.what()));
  }
}

}  // namespace wegwijzer::extract
