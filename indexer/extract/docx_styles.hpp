#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>

namespace wegwijzer::extract {

/// Which paragraph styles of a Word document are headings (ECMA-376 part 1, section 17.7).
class DocxStyles {
 public:
  /// Of word/styles.xml; an empty document gives none but the names that Word itself uses.
  explicit DocxStyles(const pugi::xml_document& styles);

  /// 1 to 9, 0 for body text: by the style's outline level or that of the style that it is based
  /// on, else by its name: "heading 2", "Heading2", "Kop 2".
  int heading_level(std::string_view style_id) const;

 private:
  struct Style {
    std::string name, based_on;
    int level = -1;  ///< -1: does not say
  };

  std::map<std::string, Style, std::less<>> styles_;
};

/// The level in an element's own pPr/outlineLvl, 0 for body text, -1 when it does not say.
int outline_level(const pugi::xml_node& styled);

}  // namespace wegwijzer::extract
