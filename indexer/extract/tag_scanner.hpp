#pragma once

#include <cstddef>
#include <string_view>

namespace wegwijzer::extract {

/// One piece of HTML source as TagScanner cuts it.
struct Piece {
  enum Kind { Text, StartTag, EndTag, End } kind = End;
  std::string_view text = {};  ///< of Text, entities as they stand
  std::string_view name = {};  ///< of a tag, as it was written
  std::size_t attributes = 0;  ///< of a start tag
  bool self_closing = false;
};

/// Cuts HTML source into tags and text in one pass, without building anything: the cheap look that
/// decides whether the page may go to the real parser (html_guard.hpp). Comments, doctypes and
/// processing instructions are left out. Keeps to the tokenizer of the HTML standard (section
/// 13.2.5) as far as tag boundaries go.
class TagScanner {
 public:
  explicit TagScanner(std::string_view html) : rest_(html) {}

  Piece next();
  /// Everything up to the end tag `name`, for the elements whose content is no markup (script).
  std::string_view skip_to_end_of(std::string_view name);

 private:
  Piece tag(Piece::Kind kind);
  void skip_comment();

  std::string_view rest_;
};

}  // namespace wegwijzer::extract
