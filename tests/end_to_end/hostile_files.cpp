#include "end_to_end/hostile_files.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <vector>

namespace wegwijzer::testing {

namespace {

std::uint32_t little(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return value;
}

}  // namespace

std::string bomb(std::size_t bytes, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY);
  const std::string zeros(1 << 20, ' ');
  std::string packed, buffer(1 << 16, '\0');
  for (std::size_t done = 0; done <= bytes; done += zeros.size()) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
    stream.avail_in = static_cast<uInt>(zeros.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream.avail_out = static_cast<uInt>(buffer.size());
      deflate(&stream, done + zeros.size() > bytes ? Z_FINISH : Z_NO_FLUSH);
      packed.append(buffer.data(), buffer.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
  deflateEnd(&stream);
  return packed;
}

std::string gzip_bomb() { return bomb(300'000'000, 15 + 16); }

std::string pdf(const std::string& content, const std::string& filter, bool encrypted) {
  std::string file = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  const auto object = [&](const std::string& body) {
    offsets.push_back(file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", offsets.size(), body);
  };
  object("<</Type/Catalog/Pages 2 0 R>>");
  object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
  object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>");
  object(fmt::format("<</Length {}{}>>\nstream\n{}\nendstream", content.size(), filter, content));
  object("<</Filter/Standard/V 1/R 2/P -4/O<" + std::string(64, 'A') + ">/U<" +
         std::string(64, 'B') + ">>>");
  const std::size_t table = file.size();
  file += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets.size() + 1);
  for (const std::size_t offset : offsets) file += fmt::format("{:010} 00000 n \n", offset);
  return file + fmt::format("trailer\n<</Size {}/Root 1 0 R{}>>\nstartxref\n{}\n%%EOF\n",
                            offsets.size() + 1, encrypted ? "/Encrypt 5 0 R/ID[<00><00>]" : "",
                            table);
}

std::string docx(const std::string& packed, std::uint32_t size, int method) {
  struct Member {
    std::string name, bytes;
    std::uint32_t size;
    int method;
  };
  const std::string types =
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override "
      "PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument."
      "wordprocessingml.document.main+xml'/></Types>";
  const std::vector<Member> members = {
      {"[Content_Types].xml", types,  static_cast<std::uint32_t>(types.size()), 0     },
      {"word/document.xml",   packed, size,                                     method}
  };
  std::string file, directory;
  for (const Member& member : members) {
    const auto checksum =
        static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(member.bytes.data()),
                                         static_cast<uInt>(member.bytes.size())));
    const auto head = [&](std::string& out) {
      little(out, 20, 2), little(out, 0, 2),
          little(out, static_cast<std::uint32_t>(member.method), 2);
      little(out, 0, 4), little(out, checksum, 4);
      little(out, static_cast<std::uint32_t>(member.bytes.size()), 4), little(out, member.size, 4);
      little(out, static_cast<std::uint32_t>(member.name.size()), 2), little(out, 0, 2);
    };
    directory += "PK\x01\x02";
    little(directory, 20, 2);
    head(directory);
    little(directory, 0, 2), little(directory, 0, 2), little(directory, 0, 2);
    little(directory, 0, 4), little(directory, static_cast<std::uint32_t>(file.size()), 4);
    directory += member.name;
    file += "PK\x03\x04";
    head(file);
    file += member.name + member.bytes;
  }
  const auto start = static_cast<std::uint32_t>(file.size());
  file += directory + "PK\x05\x06";
  little(file, 0, 4), little(file, 2, 2), little(file, 2, 2);
  little(file, static_cast<std::uint32_t>(directory.size()), 4), little(file, start, 4);
  little(file, 0, 2);
  return file;
}

}  // namespace wegwijzer::testing
