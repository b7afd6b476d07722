#include "indexer/extract/opendocument.hpp"

#include "indexer/extract/outlined_text.hpp"
#include "indexer/extract/package.hpp"
#include "indexer/extract/properties.hpp"
#include "indexer/extract/table_rows.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/walk.hpp"
#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

namespace {

/// A frame that each page of a presentation has of its own accord.
bool is_on_every_page(const pugi::xml_node& frame) {
  const std::string_view role = frame.attribute("presentation:class").value();
  return role == "page-number" || role == "footer" || role == "header" || role == "date-time" ||
         role == "page";
}

/// Feeds an OutlinedText with the body of content.xml.
class OpenDocumentReader {
 public:
  OpenDocumentReader(OutlinedText& text, std::vector<Link>& links)
      : text_(text), links_(links), rows_(text) {}

  bool enter(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata && in_paragraph_ > 0) text_.add(node.value());
    const std::string_view name = node.name();
    if (is_left_out(node)) return false;
    if (name == "draw:frame" && node.attribute("presentation:class").value() == title_) {
      in_title_ = true;
    }
    if (name == "table:table") begin_table(node);
    if (name == "table:table-row") rows_.enter_row(node);
    if (is_paragraph(name)) ++in_paragraph_;
    if (name == "text:s" || name == "text:tab" || name == "text:line-break") text_.add(" ");
    if (name == "text:a") add_link(node);
    return true;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (is_paragraph(name)) end_paragraph(node);
    if (name == "table:table-cell") rows_.leave_cell(node);
    if (name == "table:table-row") rows_.leave_row(node);
    if (name == "draw:frame" && in_title_) {
      text_.end_heading(1);
      in_title_ = false;
    }
  }

 private:
  static bool is_paragraph(std::string_view name) { return name == "text:p" || name == "text:h"; }

  static bool is_left_out(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "draw:frame") return is_on_every_page(node);
    return name == "office:annotation" || name == "text:tracked-changes" ||
           name == "text:note-citation" || name == "text:table-of-content" ||
           name == "office:forms";
  }

  /// Of a spreadsheet a table is a sheet, whose name readers see.
  void begin_table(const pugi::xml_node& table) {
    if (std::string_view(table.parent().name()) != "office:spreadsheet") return;
    text_.add(table.attribute("table:name").value());
    text_.end_heading(1);
  }

  void end_paragraph(const pugi::xml_node& node) {
    --in_paragraph_;  // one of a note stands within the paragraph that the note is about
    if (in_title_ || rows_.in_row() || in_paragraph_ > 0) return text_.add(" ");
    const bool is_heading = std::string_view(node.name()) == "text:h";
    if (is_heading) return text_.end_heading(node.attribute("text:outline-level").as_int(1));
    text_.end_line();
  }

  void add_link(const pugi::xml_node& node) {
    const auto url = Url::parse(node.attribute("xlink:href").value());
    if (url) links_.push_back({.url = url->href(), .text = text_on_one_line(node)});
  }

  static constexpr std::string_view title_ = "title";

  OutlinedText& text_;
  std::vector<Link>& links_;
  TableRows rows_;
  int in_paragraph_ = 0;
  bool in_title_ = false;
};

bool is_encrypted(Package& package) {
  const auto manifest = package.optional_xml("META-INF/manifest.xml");
  return contains_element(
      manifest, [](const pugi::xml_node& node) { return local_name(node) == "encryption-data"; });
}

}  // namespace

Result<Extracted> extract_opendocument(const Document& document, const Rules& rules) {
  auto package = Package::open(document.bytes);
  if (!package) return fail(package.error());
  if (is_encrypted(*package)) {
    return fail(Code::Malformed, "the document is encrypted and opens with a password only",
                "ask for a copy without a password");
  }
  const auto content = package->xml("content.xml");
  if (!content) return fail(content.error());

  Extracted extracted;
  OutlinedText text;
  OpenDocumentReader reader(text, extracted.links);
  walk(*content, reader);
  extracted.notes = package->notes();
  text.move_to(extracted);
  const auto meta = package->optional_xml("meta.xml");
  apply_properties(read_properties(child_named(meta.document_element(), "meta")), document, rules,
                   extracted);
  return extracted;
}

}  // namespace wegwijzer::extract
