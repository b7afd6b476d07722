#include "indexer/extract/compound_file.hpp"

#include <string>

namespace wegwijzer::extract {

namespace {

/// As the names of streams stand in the file's directory: UTF-16, little endian.
std::string utf16(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

}  // namespace

bool is_compound_file(std::string_view bytes) {
  return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

Error compound_file_error(std::string_view bytes) {
  // [MS-OFFCRYPTO] section 2.3.4.4: the stream that holds the encrypted zip archive.
  if (bytes.find(utf16("EncryptedPackage")) != std::string_view::npos) {
    return {.code = Code::Malformed,
            .what = "the document is encrypted and opens with a password only",
            .hint = "ask for a copy without a password"};
  }
  return {.code = Code::Malformed,
          .what = "the document is of a form of Office from before 2007, which is not read",
          .hint = "save it as docx, pptx, xlsx or pdf"};
}

}  // namespace wegwijzer::extract
