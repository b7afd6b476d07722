#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/extract/zip_archive.hpp"

namespace wegwijzer::extract {

inline constexpr std::string_view docx_media_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr std::string_view pptx_media_type =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation";
inline constexpr std::string_view xlsx_media_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view odt_media_type = "application/vnd.oasis.opendocument.text";
inline constexpr std::string_view odp_media_type =
    "application/vnd.oasis.opendocument.presentation";
inline constexpr std::string_view ods_media_type = "application/vnd.oasis.opendocument.spreadsheet";
inline constexpr std::string_view epub_media_type = "application/epub+zip";

/// Where a relationship of a part leads.
struct Relationship {
  std::string type;    ///< the last word of its type: "slide", "hyperlink"
  std::string target;  ///< a member of the archive, or an address when it is external
  bool is_external = false;
};

/// By their ids ("rId1").
using Relationships = std::map<std::string, Relationship, std::less<>>;

/// A document that is a zip archive of XML: the Open Packaging Conventions of Office (ECMA-376
/// part 2), OpenDocument, EPUB. XML is read without a DTD, so entities of its own are inert.
class Package {
 public:
  /// `bytes` must stay where they are.
  static Result<Package> open(std::string_view bytes);

  bool has(const std::string& part) const { return archive_.has(part); }
  Result<std::string> read(const std::string& part) { return archive_.read(part); }

  /// What can be read of a part, as UTF-8; Malformed when that is not even one element.
  Result<pugi::xml_document> xml(const std::string& part);
  /// The same, and an empty document for a part that is missing or unreadable.
  pugi::xml_document optional_xml(const std::string& part);
  /// What was wrong with the parts read so far, without making the document useless.
  const std::vector<std::string>& notes() const { return notes_; }

  /// Those of `part`, "" for the package's own; empty when it has none.
  Relationships relationships(const std::string& part);

 private:
  explicit Package(ZipArchive archive) : archive_(std::move(archive)) {}

  void note(std::string what);

  ZipArchive archive_;
  std::vector<std::string> notes_;
};

/// The member that `reference` means in `part`: "ppt/media/a.png" for "../media/a.png" in
/// "ppt/slides/slide1.xml", "a/b" for "/a/b". A fragment goes; ".." at the top stays there.
/// Always UTF-8, as names in an archive are: what "%80" makes is in none.
std::string resolve_part(std::string_view part, std::string_view reference);

/// The part that an Office document is about, `usual` when its package does not say.
std::string main_part(Package& package, const std::string& usual);

/// The first relationship of this type; nullptr without one.
const Relationship* with_type(const Relationships& relationships, std::string_view type);

/// The media type of the document that a zip archive holds, by its content types or its member
/// "mimetype"; empty when it holds none that is known.
std::string_view packaged_media_type(std::string_view bytes);

}  // namespace wegwijzer::extract
