#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/package.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// What a packaged document says about itself, in the terms of Dublin Core that Office
/// (docProps/core.xml), OpenDocument (meta.xml) and EPUB (the package document) share. Who made it
/// is left out: the name of a person, and seldom of who wrote the text.
struct Properties {
  std::string title;
  std::string summary;   ///< its description
  std::string language;  ///< primary subtag, lower case
  std::vector<std::string> keywords;
  std::string dated;    ///< issued, else last changed; as first_date writes it, empty when not said
  std::string created;  ///< the same; a file made from an old one may keep its date
};

/// `metadata` is the element whose children they are.
Properties read_properties(const pugi::xml_node& metadata);

/// Sets what the properties say. `extracted` must have its text and headings: the title is that of
/// the properties when it says something, else the first heading, else the first line, else the
/// file's name; the date is one in words in the text, else that of the properties.
void apply_properties(const Properties& properties, const Document& document, const Rules& rules,
                      Extracted& extracted);

/// The same with what an Office document says in docProps/core.xml, and with the notes of its
/// package as those of the document.
void apply_office_properties(Package& package, const Document& document, const Rules& rules,
                             Extracted& extracted);

}  // namespace wegwijzer::extract
