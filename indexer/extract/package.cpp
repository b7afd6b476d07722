#include "indexer/extract/package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <new>

#include "base/percent_encoding.hpp"
#include "base/utf8.hpp"
#include "indexer/extract/charset.hpp"
#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

namespace {

/// A document may have thousands of parts.
constexpr std::size_t most_notes = 10;

struct PackageKind {
  std::string_view sign;
  std::string_view media_type;
};

/// What the content type of an Office document's main part holds. Templates, slide shows and those
/// with macros are read as the plain document.
constexpr auto office_kinds = std::to_array<PackageKind>({
    {"wordprocessingml", docx_media_type},
    {"ms-word",          docx_media_type},
    {"presentationml",   pptx_media_type},
    {"ms-powerpoint",    pptx_media_type},
    {"spreadsheetml",    xlsx_media_type},
    {"ms-excel",         xlsx_media_type},
});

/// What the member "mimetype" starts with: of a template "-template" follows.
constexpr auto other_kinds =
    std::to_array({odt_media_type, odp_media_type, ods_media_type, epub_media_type});

std::string_view office_kind(const pugi::xml_document& content_types) {
  for (const pugi::xml_node& type : content_types.document_element().children()) {
    const std::string_view content_type = attribute_named(type, "ContentType");
    if (!content_type.ends_with("main+xml")) continue;
    for (const auto& [sign, media_type] : office_kinds) {
      if (content_type.find(sign) != std::string_view::npos) return media_type;
    }
  }
  return {};
}

/// "word/_rels/document.xml.rels" for "word/document.xml".
std::string relationships_part(std::string_view part) {
  const std::size_t name = part.rfind('/') + 1;  // npos + 1 is 0
  return fmt::format("{}_rels/{}.rels", part.substr(0, name), part.substr(name));
}

}  // namespace

Result<Package> Package::open(std::string_view bytes) {
  return ZipArchive::open(bytes).map(
      [](ZipArchive&& archive) { return Package(std::move(archive)); });
}

Result<pugi::xml_document> Package::xml(const std::string& part) {
  const auto bytes = archive_.read(part);
  if (!bytes) return fail(bytes.error());
  const std::string text = decode(*bytes, "", Markup::Xml);
  pugi::xml_document xml;
  const auto parsed = xml.load_buffer(
      text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!xml.document_element()) {
    return fail(Code::Malformed,
                fmt::format("{} in the archive is no XML: {}", part, parsed.description()));
  }
  if (!parsed) note(part + " is damaged: only its start was read");
  return xml;
}

void Package::note(std::string what) {
  if (notes_.size() < most_notes) notes_.push_back(std::move(what));
}

pugi::xml_document Package::optional_xml(const std::string& part) {
  if (!archive_.has(part)) return {};
  auto document = xml(part);
  if (document) return std::move(*document);
  note(document.error().what);
  return {};
}

Relationships Package::relationships(const std::string& part) {
  Relationships found;
  const auto xml = optional_xml(relationships_part(part));
  for (const pugi::xml_node& row : xml.document_element().children()) {
    const std::string_view type = attribute_named(row, "Type");
    const std::string_view target = attribute_named(row, "Target");
    Relationship relationship;
    relationship.type = type.substr(type.rfind('/') + 1);
    relationship.is_external = attribute_named(row, "TargetMode") == "External";
    relationship.target =
        relationship.is_external ? std::string(target) : resolve_part(part, target);
    found.emplace(attribute_named(row, "Id"), std::move(relationship));
  }
  return found;
}

std::string resolve_part(std::string_view part, std::string_view reference) {
  const std::string target = to_utf8(percent_decode(reference.substr(0, reference.find('#'))));
  const std::size_t folder = part.rfind('/') + 1;  // npos + 1 is 0
  const std::string whole =
      target.starts_with('/') ? target : std::string(part.substr(0, folder)) + target;

  std::vector<std::string_view> names;
  for (std::string_view rest = whole; !rest.empty();) {
    const std::string_view name = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(name.size() + 1, rest.size()));
    if (name.empty() || name == ".") continue;
    if (name != "..") {
      names.push_back(name);
    } else if (!names.empty()) {
      names.pop_back();
    }
  }
  return fmt::format("{}", fmt::join(names, "/"));
}

std::string main_part(Package& package, const std::string& usual) {
  const Relationships own = package.relationships("");
  const Relationship* main = with_type(own, "officeDocument");
  return main != nullptr ? main->target : usual;
}

const Relationship* with_type(const Relationships& relationships, std::string_view type) {
  for (const auto& [id, relationship] : relationships) {
    if (relationship.type == type) return &relationship;
  }
  return nullptr;
}

std::string_view packaged_media_type(std::string_view bytes) {
  auto package = Package::open(bytes);
  if (!package) return {};
  const std::string_view office = office_kind(package->optional_xml("[Content_Types].xml"));
  if (!office.empty()) return office;
  const auto mimetype = package->has("mimetype") ? package->read("mimetype") : std::string();
  for (const std::string_view media_type : other_kinds) {
    if (mimetype && trim(*mimetype).starts_with(media_type)) return media_type;
  }
  return {};
}

}  // namespace wegwijzer::extract
