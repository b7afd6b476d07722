#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::extract {

/// More than this of one document is not read: the largest guideline is a tenth of it.
inline constexpr std::size_t maximum_text = 2'000'000;

/// Text that grows line by line. White space inside a line is one space, empty lines are left out,
/// every line is in NFC. What exceeds maximum_text is dropped.
class TextFlow {
 public:
  struct Unwanted {
    /// A line that starts with one of these goes.
    std::vector<std::string> starts = {};
    /// So does a line that is this, as long as no more than a label stands before it: the page's
    /// title, which some sites write again below the kind of page.
    std::string opening = {};
  };

  TextFlow() = default;
  explicit TextFlow(Unwanted unwanted) : unwanted_(std::move(unwanted)) {}

  /// More of the current line.
  void add(std::string_view text) { line_ += text; }
  /// " | " before what comes next in this line, when something stands on both sides.
  void separate();
  void end_line();

  /// Where the next line will start in text().
  std::size_t next_line() const { return text_.empty() ? 0 : text_.size() + 1; }
  bool is_full() const { return is_full_; }
  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  bool is_unwanted(std::string_view line) const;

  Unwanted unwanted_;
  std::string text_;
  std::string line_;   ///< as added
  std::string cells_;  ///< what stands before the last separate(), tidy
  bool is_full_ = false;
};

/// Elements that stand on lines of their own.
bool is_block(std::string_view element_name);

/// Whether a space goes around what a page sets apart in a line (<strong>, <span>): a field's name
/// before its value often has nothing else between.
enum class Marked { InLine, Apart };

/// The text of an element, one line per block.
std::string text_in_lines(const pugi::xml_node& element, Marked marked = Marked::InLine);
/// The same with spaces for line ends.
std::string text_on_one_line(const pugi::xml_node& element);

}  // namespace wegwijzer::extract
