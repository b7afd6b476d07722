#include "language/compounds.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace wegwijzer::language {

namespace {

constexpr std::size_t shortest_compound = 8;
/// Longer words are hostile or no Dutch; the work grows with the square of the length.
constexpr std::size_t longest_compound = 40;
constexpr std::size_t shortest_part = 4;
constexpr std::size_t shortest_listed_part = 3;
constexpr std::size_t most_parts = 4;
/// A form that occurs once may be a slip of somebody's pen.
constexpr std::uint32_t fewest_occurrences = 2;

constexpr std::array<std::string_view, 6> links = {"", "s", "e", "en", "er", "n"};

/// The best way to cut the rest of a word into so many parts.
struct Rest {
  double score = -1;         // sum of the parts' scores; negative: impossible
  std::size_t part_end = 0;  // of its first part, without the link
  std::size_t next = 0;      // where the second part begins
};

using Table = std::array<std::array<Rest, longest_compound + 1>, most_parts + 1>;

/// Fills the cells for a rest that begins here, from those for rests further on.
void fill(Table& table, const Compounds& compounds, std::string_view word, std::size_t begin) {
  for (std::size_t end = begin + shortest_listed_part; end <= word.size(); ++end) {
    const double score = compounds.part_score(word.substr(begin, end - begin));
    if (score < 0) continue;
    if (end == word.size()) table[1][begin] = {score, end, end};
    for (const std::string_view link : links) {
      const std::size_t next = end + link.size();
      if (next >= word.size() || !word.substr(end).starts_with(link)) continue;
      for (std::size_t count = 2; count <= most_parts; ++count) {
        const Rest& rest = table[count - 1][next];
        Rest& best = table[count][begin];
        if (rest.score >= 0 && score + rest.score > best.score) {
          best = {score + rest.score, end, next};
        }
      }
    }
  }
}

}  // namespace

double Compounds::part_score(std::string_view part) const {
  const bool listed = rules_->words.contains(part);
  if (part.size() < (listed ? shortest_listed_part : shortest_part)) return -1;
  if (rules_->blocked.contains(part)) return -1;
  const std::uint32_t count = vocabulary_->count(part);
  if (count < fewest_occurrences && !listed) return -1;
  return std::log(std::max(count, fewest_occurrences) + 1.0);
}

std::vector<std::string> Compounds::split(std::string_view form) const {
  if (form.size() < shortest_compound || form.size() > longest_compound) return {};
  if (rules_->whole.contains(form)) return {};
  Table table;
  for (std::size_t begin = form.size(); begin-- > 0;) fill(table, *this, form, begin);
  std::size_t parts = 0;
  double best = -1;
  for (std::size_t count = 2; count <= most_parts; ++count) {
    const double mean = table[count][0].score / static_cast<double>(count);
    if (table[count][0].score >= 0 && mean > best) {
      best = mean;
      parts = count;
    }
  }
  std::vector<std::string> split;
  for (std::size_t at = 0; parts > 0; --parts) {
    const Rest& rest = table[parts][at];
    split.emplace_back(form.substr(at, rest.part_end - at));
    at = rest.next;
  }
  return split;
}

}  // namespace wegwijzer::language
