#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json_reader.hpp"
#include "base/utf8.hpp"
#include "indexer/source/catalogue_rows.hpp"

namespace wegwijzer::source {

namespace {

using nlohmann::json;

/// The object on a line; an error says what it is instead.
Result<json> parse_line(std::string_view line) {
  try {
    json value = json::parse(line);
    if (value.is_object()) return value;
    return fail(Code::Malformed, fmt::format("is {}, expected an object", describe(value)));
  } catch (const json::parse_error& error) {
    return fail(Code::Malformed, fmt::format("is no JSON from byte {} on", error.byte));
  } catch (const json::exception&) {
    return fail(Code::Malformed, "has a number that is too large");
  }
}

class JsonlRows {
 public:
  explicit JsonlRows(const Source& source) : source_(source) {}

  void add(std::size_t line, std::string_view text) {
    if (text.size() > maximum_row_bytes) {
      return lose(line, fmt::format("is {} bytes long, expected at most {}", text.size(),
                                    maximum_row_bytes));
    }
    const auto object = parse_line(text);
    if (!object) return lose(line, object.error().what);

    Row row{.line = line, .words = {}};
    for (const auto& [field, column] : source_.fields) {
      const auto found = object->find(column);
      if (found == object->end()) continue;
      seen_columns_.insert(column);
      row.words[field] = words_of(line, column, *found);
    }
    rows_.rows.push_back(std::move(row));
  }

  Rows finish() && {
    if (rows_.rows.empty()) return std::move(rows_);
    for (const auto& [field, column] : source_.fields) {
      if (seen_columns_.contains(column)) continue;
      rows_.faults.push_back(
          {0, fmt::format("no line has a \"{}\", the column for {}", column, field)});
    }
    return std::move(rows_);
  }

 private:
  void lose(std::size_t line, std::string what) {
    rows_.faults.push_back({line, std::move(what)});
    rows_.complete = false;
  }

  std::vector<std::string> words_of(std::size_t line, const std::string& column,
                                    const json& value) {
    std::vector<std::string> words;
    if (!value.is_array()) {
      add_word(line, column, value, words);
      return words;
    }
    for (const json& member : value) add_word(line, column, member, words);
    return words;
  }

  void add_word(std::size_t line, const std::string& column, const json& value,
                std::vector<std::string>& words) {
    if (value.is_string()) {
      words.push_back(value.get<std::string>());
    } else if (value.is_number()) {
      words.push_back(value.dump());
    } else if (!value.is_null()) {
      rows_.faults.push_back(
          {line, fmt::format("\"{}\" has {}, expected texts and numbers; left out", column,
                             describe(value))});
    }
  }

  const Source& source_;
  Rows rows_;
  std::set<std::string> seen_columns_;
};

}  // namespace

Rows read_jsonl(std::string_view text, const Source& source) {
  JsonlRows rows(source);
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view row = trim(text.substr(0, end));
    if (!row.empty()) rows.add(line, row);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(rows).finish();
}

}  // namespace wegwijzer::source
