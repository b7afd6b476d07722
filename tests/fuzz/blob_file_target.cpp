#include "schema/blob_file.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::fuzz {

void fuzz_blob_file(std::string_view input) {
  const testing::TempDir folder;
  const auto file = BlobFile::open(folder.write("texts.blob", input));
  if (!file) {
    const Code code = file.error().code;
    return claim(code == Code::Index || code == Code::Io, "what is no blob file is told");
  }

  std::size_t total = 0;
  for (std::size_t i = 0; i < file->size(); ++i) total += (*file)[i].size();
  claim(total <= input.size(), "the pieces lie beside each other in the file");

  auto writer = BlobWriter::create(folder.path() / "copy.blob");
  claim(writer.has_value(), "a file can be written beside it");
  writer->add_all(*file);
  claim(writer->finish().has_value(), "the copy reaches the disk");
  const auto copy = BlobFile::open(folder.path() / "copy.blob");
  claim(copy && copy->size() == file->size(), "the copy has as many pieces");
  for (std::size_t i = 0; i < file->size(); ++i) {
    claim((*copy)[i] == (*file)[i], "a piece that is copied is as it was");
  }
}

}  // namespace wegwijzer::fuzz
