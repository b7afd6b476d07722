#include "relevance_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/files.hpp"
#include "base/json_reader.hpp"
#include "relevance_rows.hpp"

namespace wegwijzer::bench {

namespace {

/// The places of url, title and abstract in a row.
using Columns = std::array<std::size_t, 3>;

Result<Columns> columns_of(const Row& header) {
  constexpr std::array names{"url", "title", "abstract"};
  Columns columns{};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::find(header.cells.begin(), header.cells.end(), names[i]);
    if (found == header.cells.end()) {
      return fail_at(header, fmt::format("no column \"{}\", expected a header line with url, "
                                         "title and abstract, between tabs",
                                         names[i]));
    }
    columns[i] = static_cast<std::size_t>(found - header.cells.begin());
  }
  return columns;
}

Result<std::vector<JudgedRecord>> read_table(const std::filesystem::path& file) {
  const auto rows = read_rows(file, Between::Tabs);
  if (!rows) return fail(rows.error());
  if (rows->empty()) return fail(Code::Malformed, file.string() + ": has no header line");
  const auto columns = columns_of(rows->front());
  if (!columns) return fail(columns.error());

  const std::size_t width = rows->front().cells.size();
  std::vector<JudgedRecord> records;
  for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
    const auto& cells = row->cells;
    if (cells.size() != width) {
      return fail_at(
          *row, fmt::format("{} columns, expected {} as in the header line", cells.size(), width));
    }
    const auto [url, title, abstract] = *columns;
    records.push_back({cells[url], cells[title], cells[abstract]});
  }
  return records;
}

/// The text under a key; empty when it is absent or no text.
std::string text_of(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<std::vector<JudgedRecord>> read_lines(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) return fail(text.error());
  std::vector<JudgedRecord> records;
  std::istringstream lines(*text);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    const Row row{fmt::format("{}: line {}", file.string(), ++number), {}};
    const auto object = parse_json(line, row.place);
    if (!object) return fail(object.error());
    records.push_back(
        {text_of(*object, "url"), text_of(*object, "titel"), text_of(*object, "omschrijving")});
    if (records.back().url.empty() || records.back().title.empty()) {
      return fail_at(row, "no url or no titel, expected an object with both");
    }
  }
  return records;
}

}  // namespace

Result<std::vector<JudgedRecord>> read_judged_records(const std::filesystem::path& file) {
  auto records = file.extension() == ".jsonl" ? read_lines(file) : read_table(file);
  if (records && records->empty()) {
    return fail(Code::Malformed, file.string() + ": has no records");
  }
  return records;
}

}  // namespace wegwijzer::bench
