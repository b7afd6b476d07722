#include "indexer/extract/xlsx.hpp"

#include <charconv>

#include "base/utf8.hpp"
#include "indexer/extract/outlined_text.hpp"
#include "indexer/extract/package.hpp"
#include "indexer/extract/properties.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/walk.hpp"
#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

namespace {

/// Collects the text below a shared or inline string, without how it is pronounced (rPh).
struct StringReader {
  std::string text = {};

  bool enter(const pugi::xml_node& node) {
    if (is_text_of(node, "t")) text += node.value();
    return local_name(node) != "rPh";
  }
  void leave(const pugi::xml_node&) {}
};

std::string string_of(const pugi::xml_node& node) {
  StringReader reader;
  walk(node, reader);
  return std::move(reader.text);
}

std::vector<std::string> shared_strings(const pugi::xml_document& xml) {
  std::vector<std::string> strings;
  for (const pugi::xml_node& item : xml.document_element().children()) {
    if (local_name(item) == "si") strings.push_back(string_of(item));
  }
  return strings;
}

/// "Blad1", "Sheet2": the name that Excel gave, which says nothing.
bool is_unnamed(std::string_view name) {
  const std::string lower = to_lower_ascii(name);
  for (const std::string_view start : {"blad", "sheet"}) {
    const bool is_start = lower.starts_with(start);
    if (is_start && lower.find_first_not_of("0123456789", start.size()) == std::string::npos) {
      return true;
    }
  }
  return false;
}

/// Adds the rows of sheets until there is as much as is kept of a document: a string that is
/// written once can stand in a million cells.
class SheetReader {
 public:
  SheetReader(const std::vector<std::string>& strings, OutlinedText& text)
      : strings_(strings), text_(text) {}

  void read(const std::string& name, const pugi::xml_document& sheet) {
    if (!is_unnamed(name)) {
      text_.add(name);
      text_.end_heading(1);
    }
    for (const pugi::xml_node& row :
         child_named(sheet.document_element(), "sheetData").children()) {
      for (const pugi::xml_node& cell : row.children()) add_cell(cell);
      text_.end_line();
      if (added_ > maximum_text) return;
    }
  }

  bool is_full() const { return added_ > maximum_text; }

 private:
  void add_cell(const pugi::xml_node& cell) {
    if (is_full()) return;
    const std::string value = value_of(cell);
    added_ += value.size();
    text_.add(value);
    text_.separate();
  }

  std::string value_of(const pugi::xml_node& cell) const {
    const std::string_view type = attribute_named(cell, "t");
    if (type == "inlineStr") return string_of(child_named(cell, "is"));
    const std::string value = child_named(cell, "v").text().get();
    if (type == "e") return {};  // "#REF!"
    if (type != "s") return value;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
    return error == std::errc() && index < strings_.size() ? strings_[index] : "";
  }

  const std::vector<std::string>& strings_;
  OutlinedText& text_;
  std::size_t added_ = 0;
};

}  // namespace

Result<Extracted> extract_xlsx(const Document& document, const Rules& rules) {
  auto package = Package::open(document.bytes);
  if (!package) return fail(package.error());
  const std::string part = main_part(*package, "xl/workbook.xml");
  const auto workbook = package->xml(part);
  if (!workbook) return fail(workbook.error());

  const Relationships relationships = package->relationships(part);
  const auto strings =
      shared_strings(package->optional_xml(resolve_part(part, "sharedStrings.xml")));
  Extracted extracted;
  OutlinedText text;
  SheetReader reader(strings, text);
  for (const pugi::xml_node& sheet :
       child_named(workbook->document_element(), "sheets").children()) {
    const auto found = relationships.find(sheet.attribute("r:id").value());
    const bool is_hidden =
        !attribute_named(sheet, "state").empty() && attribute_named(sheet, "state") != "visible";
    if (found == relationships.end() || is_hidden || reader.is_full()) continue;
    reader.read(std::string(attribute_named(sheet, "name")),
                package->optional_xml(found->second.target));
  }
  text.move_to(extracted);
  apply_office_properties(*package, document, rules, extracted);
  return extracted;
}

}  // namespace wegwijzer::extract
