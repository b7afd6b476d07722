#include "indexer/extract/plain_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/extract/decoded_text.hpp"
#include "indexer/extract/reflow.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/titles.hpp"

namespace wegwijzer::extract {

namespace {

/// A longer first line is a paragraph.
constexpr std::size_t longest_title_line = 150;

}  // namespace

Result<Extracted> extract_plain_text(const Document& document, const Rules& rules) {
  Extracted plain;
  const auto text = decode_text(document, Markup::None);
  if (!text) return fail(text.error());
  plain.text = reflow(cut_utf8(*text, maximum_text));
  if (text->size() > maximum_text) plain.notes.push_back("only the start of the text was read");

  const std::string first = plain.text.substr(0, plain.text.find('\n'));
  const bool is_title = !first.empty() && first.size() <= longest_title_line;
  const std::string_view name =
      document.file_name.empty() ? document.url.path() : std::string_view(document.file_name);
  plain.title = tidy_title(is_title ? first : title_from_file_name(name), rules.title_strip, "");
  return plain;
}

}  // namespace wegwijzer::extract
