// Reads crawl-config/taxonomy/: one file per facet. All checks on what editors write are here.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "base/json_reader.hpp"
#include "base/utf8.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t last_facet_slot = 200;
constexpr std::size_t max_id_length = 64;  // a term of Xapian holds 245 bytes, prefix included
constexpr std::int64_t max_order = 10'000;

/// A facet with what only its file knows.
struct FacetFile {
  fs::path path;
  Facet facet;
  std::int64_t order = max_order;
};

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= max_id_length &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

/// "X" and capitals, as Omega keeps X for others to use; or L (language) or Y (year), which it
/// defines with these very meanings. No digits: a value's id may begin with one.
bool is_prefix(std::string_view prefix) {
  if (prefix == "L" || prefix == "Y") return true;
  return prefix.size() > 1 && prefix.front() == 'X' &&
         prefix.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

bool is_date(std::string_view date) {
  constexpr std::string_view shape = "0000-00-00";
  return date.size() == shape.size() &&
         std::equal(date.begin(), date.end(), shape.begin(), [](char c, char expected) {
           return expected == '0' ? (c >= '0' && c <= '9') : c == expected;
         });
}

Label read_label(JsonObject& object, std::string_view key) {
  Label label;
  object.read(key, label);
  const auto dutch = label.find("nl");
  if (dutch == label.end() || dutch->second.empty()) {
    object.complain(key, "has no Dutch text", "write {\"nl\": \"...\", \"en\": \"...\"}");
  }
  return label;
}

std::string read_id(JsonObject& object, std::string_view key) {
  std::string id = object.require(key);
  if (!id.empty() && !is_id(id)) {
    object.complain(
        key, fmt::format("is \"{}\", expected at most {} of a-z, 0-9 and -", id, max_id_length));
  }
  return id;
}

void read_phrases(JsonObject& when, std::string_view key, std::vector<std::string>& into) {
  when.read(key, into);
  for (std::size_t i = 0; i < into.size(); ++i) {
    if (trim(into[i]).empty()) when.complain(key, fmt::format("entry {} is empty", i + 1));
  }
}

Triggers read_triggers(JsonObject& when) {
  Triggers triggers;
  read_phrases(when, "strong", triggers.strong);
  read_phrases(when, "weak", triggers.weak);
  read_phrases(when, "with", triggers.with);
  read_phrases(when, "abbreviation", triggers.abbreviation);
  read_phrases(when, "negative", triggers.negative);
  read_phrases(when, "url", triggers.url);
  read_phrases(when, "source_label", triggers.source_label);
  return triggers;
}

void read_date(JsonObject& object, std::string_view key, std::string& into) {
  object.read(key, into);
  if (!into.empty() && !is_date(into)) {
    object.complain(key, fmt::format("is \"{}\", expected a date such as 2026-12-31", into));
  }
}

FacetValue read_value(JsonObject& object) {
  FacetValue value;
  value.id = read_id(object, "id");
  value.label = read_label(object, "label");
  object.read("short", value.short_label);
  object.read("parent", value.parent);
  object.object("when", [&](JsonObject& when) { value.when = read_triggers(when); });
  object.read("language", value.language);
  read_date(object, "from", value.from);
  read_date(object, "to", value.to);
  object.read("restricted", value.restricted);
  object.read("otherwise", value.otherwise);
  object.allow("map");  // what other vocabularies call it; for exports, not for tagging
  object.allow("note");
  return value;
}

/// What a value must be among its own facet's values read so far.
void check_place(JsonObject& object, const Facet& facet, const FacetValue& value) {
  if (facet.find(value.id) != nullptr) {
    object.complain("id", fmt::format("\"{}\" stands twice in this facet", value.id));
  }
  if (!value.parent.empty() && facet.find(value.parent) == nullptr) {
    std::vector<std::string> known;
    for (const FacetValue& other : facet.values) known.push_back(other.id);
    const std::string near = nearest(value.parent, known);
    object.complain("parent",
                    fmt::format("is \"{}\", expected the id of a value above it", value.parent),
                    near.empty() ? "a parent stands before its children"
                                 : fmt::format("did you mean \"{}\"?", near));
  }
}

/// `language` and `from`/`to` say nothing in a facet that is not derived from them.
void check_derivation(JsonObject& object, const Facet& facet) {
  const auto only_for = [&](std::string_view key, DerivedFrom what, std::string_view name) {
    if (!object.has(key) || facet.derived_from == what) return;
    object.complain(key, "has no effect in this facet",
                    fmt::format("it needs \"from\": \"{}\" in the facet", name));
  };
  only_for("language", DerivedFrom::Language, "language");
  only_for("from", DerivedFrom::Published, "published");
  only_for("to", DerivedFrom::Published, "published");
}

void read_values(JsonObject& object, Facet& facet) {
  object.each("values", [&](JsonObject& member) {
    FacetValue value = read_value(member);
    check_place(member, facet, value);
    check_derivation(member, facet);
    facet.values.push_back(std::move(value));
  });
  if (facet.values.empty()) object.complain("values", "is empty, expected at least one value");
}

DerivedFrom read_derived_from(JsonObject& object) {
  if (!object.has("from")) {
    object.allow("from");
    return DerivedFrom::Nothing;
  }
  // The first name stands for "nothing" and is not for a file to write.
  const std::vector<std::string> names(derived_from_names.begin() + 1, derived_from_names.end());
  return static_cast<DerivedFrom>(object.require_one_of("from", names) + 1);
}

FacetFile read_facet(const fs::path& path, const nlohmann::json& json, Problems& problems) {
  FacetFile file{path, {}, max_order};
  JsonObject object(json, path.string(), "", problems);
  Facet& facet = file.facet;
  facet.id = read_id(object, "facet");
  facet.prefix = object.require("prefix");
  if (!facet.prefix.empty() && !is_prefix(facet.prefix)) {
    object.complain("prefix", fmt::format("is \"{}\", expected X and capitals", facet.prefix),
                    "for example \"XDG\"; only L and Y may stand alone");
  }
  std::int64_t slot = 0;
  object.read("slot", slot, {first_facet_slot, last_facet_slot});
  if (!object.has("slot")) object.complain("slot", "is missing, expected a number");
  facet.slot = static_cast<std::uint32_t>(slot);
  facet.label = read_label(object, "label");
  object.read("order", file.order, {0, max_order});
  object.read("shown", facet.shown);
  facet.derived_from = read_derived_from(object);
  object.read("first_named", facet.first_named);
  object.read("addressed", facet.addressed);
  object.allow("note");
  object.allow("map");
  read_values(object, facet);
  object.finish();
  return file;
}

/// A number below the highest may have been another facet's, in an index that is still kept.
std::string new_slot(const std::vector<FacetFile>& files) {
  std::uint32_t highest = first_facet_slot - 1;
  for (const FacetFile& file : files) highest = std::max(highest, file.facet.slot);
  if (highest >= last_facet_slot) return "one that no facet ever had";
  return fmt::format("{}, or another that no facet ever had", highest + 1);
}

/// What no two facets may share: on disk a prefix and a slot are one facet's for ever.
void check_pairs(const std::vector<FacetFile>& files, Problems& problems) {
  for (auto second = files.begin(); second != files.end(); ++second) {
    for (auto first = files.begin(); first != second; ++first) {
      const auto both =
          fmt::format("{} and {} both", first->path.string(), second->path.filename().string());
      const Facet &a = first->facet, &b = second->facet;
      if (a.slot == b.slot && a.slot != 0) {
        problems.add(fmt::format("{} use slot {}", both, a.slot),
                     fmt::format("give the newer facet a slot of its own: {}", new_slot(files)));
      }
      if (a.prefix == b.prefix && !a.prefix.empty()) {
        problems.add(fmt::format("{} use prefix {}", both, a.prefix),
                     "give the newer facet a prefix of its own");
      }
      if (a.id == b.id && !a.id.empty()) {
        problems.add(fmt::format("{} describe the facet \"{}\"", both, a.id),
                     "put all values of a facet into one file");
      }
      if (a.derived_from == b.derived_from && a.derived_from != DerivedFrom::Nothing) {
        problems.add(fmt::format("{} have \"from\": \"{}\"", both,
                                 derived_from_names[static_cast<std::size_t>(a.derived_from)]),
                     "only one facet can be derived from it");
      }
    }
  }
}

/// In the order of their names, so that errors and the outcome do not depend on the disk.
Result<std::vector<fs::path>> json_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  if (!fs::exists(folder, error) && !error) return paths;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".json") paths.push_back(entry->path());
  }
  if (error) {
    return fail(Code::Config,
                fmt::format("{}: cannot read this folder: {}", folder.string(), error.message()));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Taxonomy in_order(std::vector<FacetFile> files) {
  std::sort(files.begin(), files.end(), [](const FacetFile& a, const FacetFile& b) {
    return std::tuple(!a.facet.shown, a.order, a.facet.id) <
           std::tuple(!b.facet.shown, b.order, b.facet.id);
  });
  Taxonomy taxonomy;
  for (FacetFile& file : files) taxonomy.facets.push_back(std::move(file.facet));
  return taxonomy;
}

}  // namespace

Result<Taxonomy> load_taxonomy(const fs::path& folder) {
  const auto paths = json_files(folder);
  if (!paths) return fail(paths.error());

  Problems problems;
  std::vector<FacetFile> files;
  for (const fs::path& path : *paths) {
    const auto content = parse_json_file(path);
    if (content) {
      files.push_back(read_facet(path, *content, problems));
    } else {
      problems.add(content.error());
    }
  }
  check_pairs(files, problems);
  if (!problems.empty()) return fail(problems.to_error());
  return in_order(std::move(files));
}

}  // namespace wegwijzer
