#include "indexer/extract/docx_styles.hpp"

#include "base/utf8.hpp"
#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

namespace {

/// Styles build on each other a few deep; those that go round do not end.
constexpr int deepest_style = 20;

/// 2 for "heading 2", "Heading2" and "Kop 2"; 0 for any other name.
int level_in_name(std::string_view name) {
  std::string lower = to_lower_ascii(name);
  for (const std::string_view start : {"heading", "kop"}) {
    if (!lower.starts_with(start)) continue;
    const std::string_view rest = trim(std::string_view(lower).substr(start.size()));
    if (rest.size() == 1 && rest[0] >= '1' && rest[0] <= '9') return rest[0] - '0';
  }
  return 0;
}

}  // namespace

int outline_level(const pugi::xml_node& styled) {
  const pugi::xml_node level = child_named(child_named(styled, "pPr"), "outlineLvl");
  const std::string_view value = attribute_named(level, "val");
  if (value.size() != 1 || value[0] < '0' || value[0] > '9') return -1;
  return value[0] == '9' ? 0 : value[0] - '0' + 1;  // 9 is body text
}

DocxStyles::DocxStyles(const pugi::xml_document& styles) {
  for (const pugi::xml_node& style : styles.document_element().children()) {
    if (attribute_named(style, "type") != "paragraph") continue;
    styles_.emplace(attribute_named(style, "styleId"),
                    Style{std::string(attribute_named(child_named(style, "name"), "val")),
                          std::string(attribute_named(child_named(style, "basedOn"), "val")),
                          outline_level(style)});
  }
}

int DocxStyles::heading_level(std::string_view style_id) const {
  for (int depth = 0; depth < deepest_style; ++depth) {
    const auto found = styles_.find(style_id);
    if (found == styles_.end()) return level_in_name(style_id);
    const Style& style = found->second;
    if (style.level >= 0) return style.level;
    const int named = level_in_name(style.name);
    if (named > 0) return named;
    style_id = style.based_on;
  }
  return 0;
}

}  // namespace wegwijzer::extract
