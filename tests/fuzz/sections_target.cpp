#include "schema/sections.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

void fuzz_sections(std::string_view input) {
  const auto sections = decode_sections(input);
  std::vector<Section> on_one_line = sections;
  for (Section& section : on_one_line) {
    claim(section.title.find('\n') == std::string::npos, "a heading is within its line");
    std::replace(section.title.begin(), section.title.end(), '\t', ' ');
  }
  claim(decode_sections(encode_sections(sections)) == on_one_line,
        "sections that are written are read as they were, but for tabs");
}

}  // namespace wegwijzer::fuzz
