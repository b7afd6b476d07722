#include <algorithm>
#include <vector>

#include "base/utf8.hpp"
#include "fuzz/extracted_claims.hpp"
#include "fuzz/targets.hpp"
#include "indexer/extract/formats.hpp"
#include "support/zip_file.hpp"

namespace wegwijzer::fuzz {

namespace {

/// "name\nbytes" parts, between zero bytes: a mutated archive would break on its checksums, and
/// never reach what reads its parts.
std::vector<testing::ZipMember> members_of(std::string_view input) {
  std::vector<testing::ZipMember> members;
  while (!input.empty() && members.size() < 20) {
    const std::string_view member = input.substr(0, input.find('\0'));
    input.remove_prefix(std::min(member.size() + 1, input.size()));
    const std::string_view name = member.substr(0, member.find('\n'));
    const std::string_view bytes = member.substr(std::min(name.size() + 1, member.size()));
    const bool is_new = std::none_of(members.begin(), members.end(),
                                     [&](const auto& other) { return other.name == name; });
    if (!name.empty() && is_utf8(name) && is_new)
      members.push_back({std::string(name), std::string(bytes)});
  }
  return members;
}

}  // namespace

/// An Office, OpenDocument or EPUB document by its members, and the input as an archive.
void fuzz_package(std::string_view input) {
  const auto url = *Url::parse("https://voorbeeld.nl/map/document");
  claim_sound(extract::extract({.bytes = testing::zip_of(members_of(input)), .url = url}, {}));
  claim_sound(extract::extract({.bytes = "PK\x03\x04" + std::string(input),
                                .media_type = "application/epub+zip",
                                .url = url},
                               {}));
}

}  // namespace wegwijzer::fuzz
