#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::pages {

/// Writes HTML, and escapes all that is not a name of ours: there is no way to write a value raw.
///
///   html.open("a").attr("class", "chip").href(link).text(label).close();
///
/// Names (tags, attributes) are literals of ours; values may be anything, and are taken as UTF-8 in
/// which the control characters that HTML forbids are left out. An assert tells when elements do
/// not nest or an attribute comes too late.
class Html {
 public:
  Html& open(std::string_view tag);
  Html& attr(std::string_view name, std::string_view value);
  /// An attribute that says enough by being there: checked, selected, open.
  Html& flag(std::string_view name, bool on = true);
  /// Only http, https and addresses within this site; anything else ("javascript:") becomes a link
  /// to nowhere, so that the element has no href at all.
  Html& href(std::string_view url);
  Html& text(std::string_view text);
  /// Ends the element opened last; a void element (input, br) gets no end tag.
  Html& close();
  /// open(tag).text(text).close()
  Html& element(std::string_view tag, std::string_view text);

  /// The whole document, with its doctype. All elements must have been closed.
  std::string take_document();

 private:
  void finish_start_tag();

  std::string html_;
  std::vector<std::string_view> open_;
  bool in_start_tag_ = false;
};

}  // namespace wegwijzer::pages
