#include "indexer/source/listing_keys.hpp"

#include <fmt/format.h>

#include "indexer/source/scope_keys.hpp"
#include "indexer/source/visiting_keys.hpp"

namespace wegwijzer::source {

namespace {

constexpr JsonObject::Range sitemap_depths = {0, 1000};

/// Without a scope a listing of records may name any host: a podcast's files and a calendar's
/// events stand elsewhere, and only "visit" asks anything of them.
void read_optional_scope(JsonObject& object, Source& source) {
  if (object.has("scope")) {
    read_scope(object, source);
  } else {
    object.allow("scope");
    source.scope.hosts = {std::string(any_host)};
  }
}

void read_records(JsonObject& object, Source& source) {
  read_document_limit(object, source);
  object.read("fields", source.fields);
  object.read("visit", source.visit);
  read_visiting(object, source);
}

/// OAI-PMH adds "?verb=...": a base URL has no query (section 3.1.1.1).
void check_base_urls(JsonObject& object, const Source& source) {
  if (source.start.size() > 1) {
    object.complain("start", fmt::format("holds {} addresses, expected one", source.start.size()),
                    "make a source for each repository");
  }
  for (const Url& base : source.start) {
    if (!base.query()) continue;
    object.complain_at({"start", "0"},
                       fmt::format("is \"{}\", expected a base URL without \"?\"", base.href()),
                       "verb, metadataPrefix and set are added by the indexer; see "
                       "\"metadata_prefix\" and \"set\"");
  }
}

}  // namespace

void read_sitemap_keys(JsonObject& object, Source& source) {
  read_scope(object, source);
  read_listings(object, source);
  source.depth = 0;  // a sitemap is meant to be whole
  object.read("depth", source.depth, sitemap_depths);
  read_document_limit(object, source);
  read_visiting(object, source);
}

void read_feed_keys(JsonObject& object, Source& source) {
  read_optional_scope(object, source);
  read_listings(object, source);
  read_records(object, source);
}

void read_oai_pmh_keys(JsonObject& object, Source& source) {
  read_optional_scope(object, source);
  read_listings(object, source);
  check_base_urls(object, source);
  object.read("metadata_prefix", source.metadata_prefix);
  object.read("set", source.set);
  read_records(object, source);
}

}  // namespace wegwijzer::source
