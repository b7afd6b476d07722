#include "relevance_rows.hpp"

#include <fmt/format.h>

#include <iterator>
#include <sstream>

#include "base/files.hpp"
#include "base/utf8.hpp"

namespace wegwijzer::bench {

namespace {

std::vector<std::string> cells_of(const std::string& line, Between between) {
  std::istringstream text(line);
  if (between == Between::Blanks) {
    return {std::istream_iterator<std::string>(text), std::istream_iterator<std::string>()};
  }
  std::vector<std::string> cells;
  for (std::string cell; std::getline(text, cell, '\t');) cells.push_back(cell);
  if (line.ends_with('\t')) cells.emplace_back();
  return cells;
}

}  // namespace

Result<std::vector<Row>> read_rows(const std::filesystem::path& file, Between between) {
  const auto text = read_file(file);
  if (!text) return fail(text.error());
  std::vector<Row> rows;
  std::istringstream lines(*text);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (trim(line).empty()) continue;
    rows.push_back({fmt::format("{}: line {}", file.string(), number), cells_of(line, between)});
  }
  return rows;
}

tl::unexpected<Error> fail_at(const Row& row, const std::string& what) {
  return fail(Code::Malformed, row.place + ": " + what);
}

}  // namespace wegwijzer::bench
