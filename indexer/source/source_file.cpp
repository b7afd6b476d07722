#include "indexer/source/source_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "indexer/extract/xpath.hpp"
#include "indexer/source/kinds.hpp"
#include "indexer/source/listing_keys.hpp"
#include "indexer/source/scope_keys.hpp"
#include "indexer/source/visiting_keys.hpp"
#include "indexer/source/vocabulary.hpp"

namespace wegwijzer::source {

namespace {

namespace fs = std::filesystem;

constexpr JsonObject::Range depths = {0, 1000};

void read_id(JsonObject& object, Source& source) {
  source.id = object.require("id");
  const bool well_formed = std::all_of(source.id.begin(), source.id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!well_formed) {
    object.complain("id", fmt::format("is \"{}\", expected only a-z, 0-9 and \"-\"", source.id));
  }
}

using extract::XPathGives;

void read_xpaths(JsonObject& extract, std::string_view key, XPathGives gives,
                 std::vector<std::string>& into) {
  extract.read(key, into);
  for (std::size_t i = 0; i < into.size(); ++i) {
    const auto checked = extract::check_xpath(into[i], gives);
    if (checked) continue;
    extract.complain_at({key, std::to_string(i)}, checked.error().what, checked.error().hint);
  }
}

void read_extract(JsonObject& extract, extract::Rules& rules) {
  read_xpaths(extract, "title", XPathGives::Anything, rules.title);
  extract.read("title_strip", rules.title_strip);
  read_xpaths(extract, "title_context", XPathGives::Anything, rules.title_context);
  read_xpaths(extract, "body", XPathGives::Nodes, rules.body);
  read_xpaths(extract, "drop", XPathGives::Nodes, rules.drop);
  extract.read("drop_text", rules.drop_text);
  read_xpaths(extract, "labelled", XPathGives::Nodes, rules.labelled);
  extract.read("labels", rules.labels);

  extract.read("fields", rules.fields);
  for (const auto& [field, expression] : rules.fields) {
    const auto checked = extract::check_xpath(expression);
    if (checked) continue;
    extract.complain_at({"fields", field}, checked.error().what, checked.error().hint);
  }
}

void read_values(JsonObject& object, Source& source) {
  object.each_member("values", [&](const std::string& facet, const nlohmann::json& words) {
    if (!words.is_object()) {
      return object.complain_at(
          {"values", facet},
          fmt::format("is {}, expected an object of their words and our ids", describe(words)));
    }
    auto& ids = source.values[facet];
    for (const auto& [word, id] : words.items()) {
      if (id.is_string()) {
        ids[word] = id.get<std::string>();
      } else {
        object.complain_at({"values", facet, word},
                           fmt::format("is {}, expected a text", describe(id)),
                           "\"\" means: a known word that gives no tag");
      }
    }
  });
}

/// The keys that a source of any kind may have.
void read_common(JsonObject& object, Source& source) {
  read_id(object, source);
  source.label = object.require("label");
  object.object("extract", [&](JsonObject& extract) { read_extract(extract, source.extract); });
  object.read("facets", source.facets);
  read_values(object, source);
  object.read("access", source.access);
}

void read_site_keys(JsonObject& object, Source& source) {
  read_scope(object, source);
  read_start(object, source);
  object.read("depth", source.depth, depths);
  read_document_limit(object, source);
  read_visiting(object, source);
}

/// Relative to the folder that the file is in, also when that folder is a symbolic link. What is
/// not there today is no fault of the configuration: a disk may not be mounted.
void read_path(JsonObject& object, Source& source, fs::file_type expected) {
  const std::string text = object.require("path");
  if (text.empty()) return;
  const fs::path path = source.file.parent_path() / text;
  std::error_code error;
  const fs::file_type found = fs::status(path, error).type();
  source.path = fs::canonical(path, error);
  if (!error && found == expected) return;
  source.path = fs::absolute(path).lexically_normal();
  source.path_fault = Error{
      Code::Config,
      fmt::format("{}: /path: is \"{}\", expected {}", source.file.string(), text,
                  expected == fs::file_type::directory ? "an existing folder" : "an existing file"),
      fmt::format("looked for {}; a path is relative to the folder of this file",
                  source.path.string())};
}

void read_catalogue_keys(JsonObject& object, Source& source) {
  read_path(object, source, fs::file_type::regular);
  object.allow("format");
  if (object.has("format")) {
    const std::size_t format = object.require_one_of("format", {"jsonl", "csv"});
    source.format = format == 0 ? CatalogueFormat::Jsonl : CatalogueFormat::Csv;
  } else if (source.path.extension() == ".csv") {
    source.format = CatalogueFormat::Csv;
  }

  object.read("fields", source.fields);
  for (const char* needed : {"url", "title"}) {
    if (source.fields.contains(needed)) continue;
    object.complain("fields", fmt::format("has no \"{}\", which every record needs", needed),
                    fmt::format("name the column: \"fields\": {{\"{}\": \"...\"}}", needed));
  }
  object.read("visit", source.visit);
  read_visiting(object, source);
}

void read_folder_keys(JsonObject& object, Source& source) {
  read_path(object, source, fs::file_type::directory);
  object.read("include", source.include);

  source.url_base = object.require("url_base");
  if (source.url_base.empty()) return;
  const auto url = Url::parse(source.url_base);
  if (!url || url->query() || url->fragment() || !url->path().ends_with('/')) {
    object.complain("url_base",
                    fmt::format("is \"{}\", expected an http or https address that ends in \"/\"",
                                source.url_base),
                    "it is the address at which readers find the folder");
    return;
  }
  source.url_base = url->href();
}

void read_keys_of_kind(JsonObject& object, Source& source) {
  switch (source.kind) {
    case Kind::Site:
      return read_site_keys(object, source);
    case Kind::Sitemap:
      return read_sitemap_keys(object, source);
    case Kind::Feed:
    case Kind::Ical:
      return read_feed_keys(object, source);
    case Kind::OaiPmh:
      return read_oai_pmh_keys(object, source);
    case Kind::Catalogue:
      return read_catalogue_keys(object, source);
    case Kind::Folder:
      return read_folder_keys(object, source);
  }
}

bool has_key(const KindRow& row, std::string_view key) {
  return std::find(row.keys.begin(), row.keys.end(), key) != row.keys.end();
}

/// A key of another kind is told as such: "unknown key" would send the editor looking for a slip.
void refuse_keys_of_others(JsonObject& object, const KindRow& own) {
  std::set<std::string_view> told;
  for (const KindRow& row : kinds()) {
    for (const std::string_view key : row.keys) {
      if (!object.has(key) || has_key(own, key) || !told.insert(key).second) continue;
      object.allow(key);
      object.complain(key, fmt::format("does not belong to the kind \"{}\"", own.name),
                      fmt::format("keys of this kind: {}", fmt::join(own.keys, ", ")));
    }
  }
}

/// nullptr, with the complaint made, when the file does not name a kind that we know.
const KindRow* read_kind(JsonObject& object, const Problems& problems) {
  std::vector<std::string> names;
  for (const KindRow& row : kinds()) names.emplace_back(row.name);
  const std::size_t faults = problems.size();
  const std::size_t at = object.require_one_of("kind", names);
  return problems.size() == faults ? &kinds()[at] : nullptr;
}

void allow_keys_of_all(JsonObject& object) {
  for (const KindRow& row : kinds()) {
    for (const std::string_view key : row.keys) object.allow(key);
  }
}

}  // namespace

Source read_source_file(const std::filesystem::path& file, const Taxonomy& taxonomy,
                        Problems& problems) {
  const auto json = parse_json_file(file);
  if (json) return read_source(*json, file, taxonomy, problems);
  problems.add(json.error());
  Source source;
  source.file = file;
  return source;
}

Source read_source(const nlohmann::json& json, const std::filesystem::path& file,
                   const Taxonomy& taxonomy, Problems& problems) {
  Source source;
  source.file = file;
  JsonObject object(json, file.string(), "", problems);
  if (!json.is_object()) return source;
  read_common(object, source);
  if (const KindRow* row = read_kind(object, problems)) {
    source.kind = row->kind;
    read_keys_of_kind(object, source);
    refuse_keys_of_others(object, *row);
  } else {
    allow_keys_of_all(object);
  }
  check_vocabulary(source, taxonomy, object);
  object.finish();
  return source;
}

}  // namespace wegwijzer::source
