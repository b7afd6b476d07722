#include "indexer/tag/passages.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace wegwijzer::tag {

namespace {

/// The text without its headings, which are weighed by themselves.
std::string running_text(const extract::Extracted& extracted) {
  if (extracted.headings.empty()) return extracted.text;
  std::set<std::string_view> headings;
  for (const extract::Heading& heading : extracted.headings) headings.insert(heading.text);
  std::string text;
  std::string_view rest = extracted.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    if (!headings.contains(line)) text.append(line) += '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

}  // namespace

std::vector<Passage> passages_of(const extract::Extracted& extracted) {
  std::string headings;
  for (const extract::Heading& heading : extracted.headings) headings += heading.text + '\n';
  std::vector<Passage> passages;
  passages.push_back({Place::Title, Words(extracted.title)});
  passages.push_back({Place::Heading, Words(std::move(headings))});
  passages.push_back({Place::Summary, Words(extracted.summary)});
  passages.push_back({Place::Text, Words(running_text(extracted))});
  return passages;
}

}  // namespace wegwijzer::tag
