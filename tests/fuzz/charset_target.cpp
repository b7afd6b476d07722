#include "indexer/extract/charset.hpp"

#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

/// First line: the charset of Content-Type; then a document.
void fuzz_charset(std::string_view input) {
  using extract::Markup;
  const std::string_view declared = take_line(input);
  for (const Markup markup : {Markup::Html, Markup::None}) {
    const std::string text = extract::decode(input, declared, markup);
    claim(is_utf8(text), "what was decoded is UTF-8");
    claim(text.size() <= 4 * input.size(), "a byte becomes one character at most");
  }

  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (!is_utf8(input) || input.starts_with(mark)) return;
  claim(extract::decode(input, "utf-8", Markup::None) == input, "UTF-8 stays as it is");
  claim(extract::decode(std::string(mark).append(input), declared, Markup::Html) == input,
        "a byte order mark overrules all else, and goes");
}

}  // namespace wegwijzer::fuzz
