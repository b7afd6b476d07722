#include "indexer/extract/docx.hpp"

#include <optional>

#include "base/utf8.hpp"
#include "indexer/extract/docx_styles.hpp"
#include "indexer/extract/outlined_text.hpp"
#include "indexer/extract/package.hpp"
#include "indexer/extract/properties.hpp"
#include "indexer/extract/table_rows.hpp"
#include "indexer/extract/walk.hpp"
#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

namespace {

/// Feeds an OutlinedText with a part in WordprocessingML.
class DocxReader {
 public:
  DocxReader(const DocxStyles& styles, const Relationships& relationships, OutlinedText& text,
             std::vector<Link>& links)
      : styles_(styles), relationships_(relationships), text_(text), links_(links), rows_(text) {}

  bool enter(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (is_left_out(name)) return false;
    if (is_text_of(node, "t")) add(node.value());
    if (name == "tab" || name == "br" || name == "cr") add(" ");
    if (name == "noBreakHyphen") add("-");
    if (name == "hyperlink") begin_link(node);
    if (name == "tr") rows_.enter_row(node);
    return true;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "hyperlink") end_link();
    if (name == "tr") rows_.leave_row(node);
    if (name == "tc") rows_.leave_cell(node);
    if (name == "p") end_paragraph(node);
  }

 private:
  /// Older forms of what stands beside them, what was deleted or moved away, codes of fields.
  static bool is_left_out(std::string_view name) {
    return name == "Fallback" || name == "moveFrom" || name == "del" || name == "pPr" ||
           name == "rPr" || name == "sectPr";
  }

  void add(std::string_view text) {
    text_.add(text);
    if (link_ && link_->text.size() < maximum_link_text) link_->text += text;
  }

  void end_paragraph(const pugi::xml_node& paragraph) {
    if (rows_.in_row()) return text_.add(" ");
    const int own = outline_level(paragraph);
    const int level = own >= 0 ? own : styles_.heading_level(style_of(paragraph));
    if (level > 0) return text_.end_heading(level);
    text_.end_line();
  }

  static std::string_view style_of(const pugi::xml_node& paragraph) {
    return attribute_named(child_named(child_named(paragraph, "pPr"), "pStyle"), "val");
  }

  void begin_link(const pugi::xml_node& node) {
    const auto found = relationships_.find(attribute_named(node, "id"));
    if (found == relationships_.end() || !found->second.is_external) return;
    const auto url = Url::parse(found->second.target);
    if (url) link_ = Link{.url = url->href(), .text = {}};
  }

  void end_link() {
    if (!link_) return;
    link_->text = collapse_space(normalise(link_->text));
    links_.push_back(std::move(*link_));
    link_.reset();
  }

  static constexpr std::size_t maximum_link_text = 500;

  const DocxStyles& styles_;
  const Relationships& relationships_;
  OutlinedText& text_;
  std::vector<Link>& links_;
  TableRows rows_;
  std::optional<Link> link_;
};

/// A part with paragraphs, and the links that it has of its own.
void read_docx_part(Package& package, const std::string& part, const pugi::xml_document& xml,
                    const DocxStyles& styles, OutlinedText& text, std::vector<Link>& links) {
  const Relationships relationships = package.relationships(part);
  DocxReader reader(styles, relationships, text, links);
  walk(xml, reader);
  text.end_line();
}

}  // namespace

Result<Extracted> extract_docx(const Document& document, const Rules& rules) {
  auto package = Package::open(document.bytes);
  if (!package) return fail(package.error());
  const std::string part = main_part(*package, "word/document.xml");
  const auto main = package->xml(part);
  if (!main) return fail(main.error());
  const DocxStyles styles(package->optional_xml(resolve_part(part, "styles.xml")));

  Extracted extracted;
  OutlinedText text;
  read_docx_part(*package, part, *main, styles, text, extracted.links);
  for (const char* name : {"footnotes.xml", "endnotes.xml"}) {
    const std::string notes = resolve_part(part, name);
    read_docx_part(*package, notes, package->optional_xml(notes), styles, text, extracted.links);
  }
  text.move_to(extracted);
  apply_office_properties(*package, document, rules, extracted);
  return extracted;
}

}  // namespace wegwijzer::extract
