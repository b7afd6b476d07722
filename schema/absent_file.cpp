#include "schema/absent_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace wegwijzer {

namespace {

/// In the order of the enumeration.
constexpr const char* absence_names[] = {
    "not_visited", "no_document", "failed",   "disallowed", "denied", "gone", "soft_gone",
    "noindex",     "empty",       "unusable", "moved",      "let_go", "copy", "restricted"};

std::optional<AbsentAddress> address_of(std::string_view line) {
  std::array<std::string_view, 5> fields;
  for (std::string_view& field : fields) {
    field = line.substr(0, line.find('\t'));
    line.remove_prefix(std::min(field.size() + 1, line.size()));
  }
  const auto name = std::find(std::begin(absence_names), std::end(absence_names), fields[1]);
  if (name == std::end(absence_names)) return std::nullopt;
  AbsentAddress address{std::string(fields[0]),
                        static_cast<Absence>(name - std::begin(absence_names)),
                        std::string(fields[2]), 0, std::string(fields[4])};
  std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), address.status);
  return address;
}

}  // namespace

const char* name_of(Absence absence) { return absence_names[static_cast<std::size_t>(absence)]; }

Result<AbsentFile> AbsentFile::open(const std::filesystem::path& path) {
  return MappedFile::open(path).map([](MappedFile file) { return AbsentFile(std::move(file)); });
}

std::optional<AbsentAddress> AbsentFile::find(std::string_view id) const {
  const std::string_view bytes = file_.bytes();
  std::size_t low = 0, high = bytes.size();  // both at the beginning of a line
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t before = middle == 0 ? std::string_view::npos : bytes.rfind('\n', middle - 1);
    const std::size_t begin = std::max(before == std::string_view::npos ? 0 : before + 1, low);
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    const std::string_view found = line.substr(0, line.find('\t'));
    if (found == id) return address_of(line);
    if (found < id) {
      low = std::min(end + 1, bytes.size());
    } else {
      high = begin;
    }
  }
  return std::nullopt;
}

std::string encode_absent(std::vector<AbsentAddress> addresses) {
  std::sort(addresses.begin(), addresses.end(),
            [](const AbsentAddress& a, const AbsentAddress& b) { return a.id < b.id; });
  std::string bytes;
  for (const AbsentAddress& address : addresses) {
    if (address.why == Absence::Restricted) {
      bytes += fmt::format("{}\t{}\t\t0\t\n", address.id, name_of(address.why));
    } else {
      bytes += fmt::format("{}\t{}\t{}\t{}\t{}\n", address.id, name_of(address.why), address.date,
                           address.status, address.other);
    }
  }
  return bytes;
}

}  // namespace wegwijzer
