#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "indexer/extract/worker.hpp"

namespace wegwijzer::fuzz {

/// What a worker says that hostile bytes may have taken over. First line: its JSON; then its bytes.
void fuzz_answer(std::string_view input) {
  const std::string_view json = take_line(input);
  const auto extracted =
      extract::read_answer({.json = std::string(json), .bytes = std::string(input)});
  if (!extracted) {
    const Code code = extracted.error().code;
    return claim(code == Code::Malformed || code == Code::Io, "a failure is Malformed, or Io");
  }
  claim(is_utf8(extracted->text) && is_utf8(extracted->title), "a text is UTF-8");
  const auto again = extract::extracted_from_json(extract::to_json(*extracted));
  claim(again == extracted, "it comes back from JSON as it was");
}

}  // namespace wegwijzer::fuzz
