#include "indexer/extract/pptx.hpp"

#include <set>

#include "indexer/extract/outlined_text.hpp"
#include "indexer/extract/package.hpp"
#include "indexer/extract/properties.hpp"
#include "indexer/extract/table_rows.hpp"
#include "indexer/extract/walk.hpp"
#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

namespace {

/// What a shape of a slide is there for: "title", "body", "ftr"; empty when it is no placeholder.
std::string_view placeholder(const pugi::xml_node& shape) {
  const pugi::xml_node own = child_named(child_named(shape, "nvSpPr"), "nvPr");
  return attribute_named(child_named(own, "ph"), "type");
}

bool is_title(const pugi::xml_node& shape) {
  const std::string_view type = placeholder(shape);
  return type == "title" || type == "ctrTitle";
}

bool is_on_every_slide(const pugi::xml_node& shape) {
  const std::string_view type = placeholder(shape);
  return type == "dt" || type == "ftr" || type == "hdr" || type == "sldNum" || type == "sldImg";
}

/// Feeds an OutlinedText with the DrawingML of a slide.
class SlideReader {
 public:
  explicit SlideReader(OutlinedText& text) : text_(text), rows_(text) {}

  bool enter(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "Fallback") return false;
    if (name == "sp" && is_on_every_slide(node)) return false;
    if (name == "sp" && is_title(node)) in_title_ = true;
    if (name == "tr") rows_.enter_row(node);
    if (name == "br") text_.add(" ");
    if (is_text_of(node, "t")) text_.add(node.value());
    return true;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "p") end_paragraph();
    if (name == "tc") rows_.leave_cell(node);
    if (name == "tr") rows_.leave_row(node);
    if (name == "sp" && in_title_) {
      text_.end_heading(1);
      in_title_ = false;
    }
  }

 private:
  void end_paragraph() {
    if (in_title_ || rows_.in_row()) return text_.add(" ");
    text_.end_line();
  }

  OutlinedText& text_;
  TableRows rows_;
  bool in_title_ = false;
};

void read_slide(Package& package, const std::string& part, OutlinedText& text) {
  SlideReader reader(text);
  walk(package.optional_xml(part), reader);
  text.end_line();
  const Relationships relationships = package.relationships(part);
  if (const Relationship* notes = with_type(relationships, "notesSlide")) {
    walk(package.optional_xml(notes->target), reader);
    text.end_line();
  }
}

}  // namespace

Result<Extracted> extract_pptx(const Document& document, const Rules& rules) {
  auto package = Package::open(document.bytes);
  if (!package) return fail(package.error());
  const std::string part = main_part(*package, "ppt/presentation.xml");
  const auto presentation = package->xml(part);
  if (!presentation) return fail(presentation.error());

  const Relationships relationships = package->relationships(part);
  Extracted extracted;
  OutlinedText text;
  std::set<std::string> read;  // a slide is shown once, whatever the list says
  for (const pugi::xml_node& slide :
       child_named(presentation->document_element(), "sldIdLst").children()) {
    const auto found = relationships.find(slide.attribute("r:id").value());
    if (found == relationships.end() || !read.insert(found->second.target).second) continue;
    read_slide(*package, found->second.target, text);
  }
  text.move_to(extracted);
  apply_office_properties(*package, document, rules, extracted);
  return extracted;
}

}  // namespace wegwijzer::extract
