#include "indexer/extract/extracted.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

using nlohmann::json;

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Heading, level, text, anchor, offset)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Link, url, text, follow)
// A ledger holds documents of earlier versions, in which a newer member is absent.
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Extracted, title, summary, text, language,
                                                published, media_type, headings, fields, links,
                                                canonical, no_index, no_follow, no_snippet, notes)

namespace {

/// json::dump throws on text that is no UTF-8, so none may get in.
void mend(json& value) {
  if (value.is_string()) {
    auto& text = value.get_ref<json::string_t&>();
    if (!is_utf8(text)) text = to_utf8(text);
  }
  if (value.is_structured()) {
    for (json& item : value) mend(item);
  }
}

/// The same for the names of fields, the only ones that come from outside.
void mend_names(json& fields) {
  json mended = json::object();
  for (auto& [name, values] : fields.items()) mended[to_utf8(name)] = std::move(values);
  fields = std::move(mended);
}

}  // namespace

json to_json(const Extracted& extracted) {
  json written = extracted;
  if (extracted.event) written["event"] = wegwijzer::to_json(*extracted.event);
  mend(written);
  mend_names(written["fields"]);
  if (extracted.listing) written["listing"] = to_json(*extracted.listing);
  return written;
}

Result<Extracted> extracted_from_json(const json& written) {
  try {
    // Every version wrote the title; that tells a document from any other object.
    written.at("title").get_ref<const json::string_t&>();
    auto extracted = written.get<Extracted>();
    const auto event = written.find("event");
    if (event != written.end()) extracted.event = event_from_json(*event);
    if (!written.contains("listing")) return extracted;
    auto listing = listing_from_json(written["listing"]);
    if (!listing) return fail(listing.error());
    extracted.listing = std::move(*listing);
    return extracted;
  } catch (const json::exception& error) {
    return fail(Code::Malformed,
                fmt::format("an extracted document is not as we write it: {}", error.what()));
  }
}

}  // namespace wegwijzer::extract
