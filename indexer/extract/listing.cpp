#include "indexer/extract/listing.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

using nlohmann::json;

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(OaiAnswer, resumption_token, response_date, error, no_records,
                                   granularity, deleted_record, metadata_prefixes)

namespace {

/// Only what it says: a sitemap has fifty thousand of these, of little more than an address.
json item_to_json(const ListedItem& item) {
  json written = {
      {"url", to_utf8(item.url)}
  };
  if (!item.id.empty()) written["id"] = to_utf8(item.id);
  if (!item.modified.empty()) written["modified"] = to_utf8(item.modified);
  if (item.deleted) written["deleted"] = true;
  if (item.extracted != Extracted()) written["extracted"] = to_json(item.extracted);
  return written;
}

Result<ListedItem> item_from_json(const json& written) {
  ListedItem item{written.at("url").get<std::string>()};
  item.id = written.value("id", "");
  item.modified = written.value("modified", "");
  item.deleted = written.value("deleted", false);
  if (!written.contains("extracted")) return item;
  auto extracted = extracted_from_json(written["extracted"]);
  if (!extracted) return fail(extracted.error());
  item.extracted = std::move(*extracted);
  return item;
}

json mended(const OaiAnswer& oai) {
  OaiAnswer sound = oai;
  for (auto* text : {&sound.resumption_token, &sound.response_date, &sound.error,
                     &sound.granularity, &sound.deleted_record}) {
    *text = to_utf8(*text);
  }
  for (std::string& prefix : sound.metadata_prefixes) prefix = to_utf8(prefix);
  return sound;
}

}  // namespace

Listing::Listing() = default;
Listing::Listing(const Listing&) = default;
Listing::Listing(Listing&&) noexcept = default;
Listing& Listing::operator=(const Listing&) = default;
Listing& Listing::operator=(Listing&&) noexcept = default;
Listing::~Listing() = default;
bool Listing::operator==(const Listing&) const = default;

json to_json(const Listing& listing) {
  json written;
  written["items"] = json::array();
  for (const ListedItem& item : listing.items) written["items"].push_back(item_to_json(item));
  written["more"] = json::array();
  for (const std::string& address : listing.more) written["more"].push_back(to_utf8(address));
  written["complete"] = listing.complete;
  written["oai"] = mended(listing.oai);
  return written;
}

Result<Listing> listing_from_json(const json& written) {
  try {
    Listing listing;
    for (const json& line : written.at("items")) {
      auto item = item_from_json(line);
      if (!item) return fail(item.error());
      listing.items.push_back(std::move(*item));
    }
    written.at("more").get_to(listing.more);
    written.at("complete").get_to(listing.complete);
    written.at("oai").get_to(listing.oai);
    return listing;
  } catch (const json::exception& error) {
    return fail(Code::Malformed, fmt::format("a listing is not as we write it: {}", error.what()));
  }
}

}  // namespace wegwijzer::extract
