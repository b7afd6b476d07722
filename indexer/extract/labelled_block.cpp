#include "indexer/extract/labelled_block.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// The longest label that `line` starts with as a word of its own, case aside; nullptr when none.
const std::string* label_of(std::string_view line, const std::vector<std::string>& labels) {
  const std::string* best = nullptr;
  for (const std::string& label : labels) {
    if (label.empty() || line.size() < label.size()) continue;
    const bool starts = to_lower_ascii(line.substr(0, label.size())) == to_lower_ascii(label);
    const char next = line.size() > label.size() ? line[label.size()] : ' ';
    const bool whole = next == ' ' || next == ':';
    if (starts && whole && (best == nullptr || label.size() > best->size())) best = &label;
  }
  return best;
}

/// What stands behind the label, without the colon or cell bar between.
std::string_view value_after(std::string_view line, const std::string& label) {
  std::string_view value = trim(line.substr(label.size()));
  while (value.starts_with(':') || value.starts_with('|')) value = trim(value.substr(1));
  return value;
}

/// Whether a part is no value of its own but the rest of a reference.
bool continues_reference(std::string_view part) {
  const std::string word = to_lower_ascii(part.substr(0, part.find_first_of(". 0123456789")));
  return word == "jrg" || word == "jaargang" || word == "nr" || word == "nummer" || word == "blz" ||
         word == "pp";
}

void add_values(std::vector<std::string>& values, std::string_view text) {
  const std::size_t first_new = values.size();
  int brackets = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ',';
    if (c == '(') ++brackets;
    if (c == ')') brackets = std::max(0, brackets - 1);
    const bool splits = i == text.size() || (c == ',' && brackets == 0);
    if (!splits) continue;
    const std::string_view part = trim(text.substr(begin, i - begin));
    begin = i + 1;
    if (part.empty()) continue;
    if (values.size() > first_new && continues_reference(part)) {
      values.back() += ", " + std::string(part);
    } else {
      values.emplace_back(part);
    }
  }
}

}  // namespace

Fields read_labelled_block(std::string_view lines, const std::vector<std::string>& labels) {
  Fields fields;
  std::vector<std::string>* open = nullptr;  // of the label that stood alone on its line
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = trim(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));

    const std::string* label = label_of(line, labels);
    if (label != nullptr) {
      std::vector<std::string>& values = fields[*label];
      const std::string_view value = value_after(line, *label);
      add_values(values, value);
      open = value.empty() ? &values : nullptr;
    } else if (open != nullptr) {
      add_values(*open, line);
    }
  }
  std::erase_if(fields, [](const auto& field) { return field.second.empty(); });
  return fields;
}

}  // namespace wegwijzer::extract
