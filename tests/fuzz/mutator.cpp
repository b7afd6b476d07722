#include "fuzz/mutator.hpp"

#include <algorithm>
#include <array>

namespace wegwijzer::fuzz {

namespace {

using namespace std::string_view_literals;

/// What parsers trip over: borders of UTF-8, signs that open and never close, numbers at an edge.
constexpr auto oddities = std::to_array<std::string_view>(
    {"\0"sv,       "\n"sv,      "\r\n"sv,        "\r"sv,         "\t"sv,
     " "sv,        "\xFF"sv,    "\xC3"sv,        "\xE2\x82",     "\xED\xA0\x80"sv,
     "\u00AD"sv,   "\u0301"sv,  "\uFEFF"sv,      "\U0010FFFF"sv, "%"sv,
     "%2"sv,       "%2e%2E/"sv, "%00"sv,         "//"sv,         "\\"sv,
     ":"sv,        "?"sv,       "#"sv,           "&"sv,          "&#0;"sv,
     "<!--"sv,     "</"sv,      "<script>"sv,    "\""sv,         "'"sv,
     "[[[["sv,     "{\"\":"sv,  "\\u0000"sv,     ","sv,          ";"sv,
     "0"sv,        "-1"sv,      "99999999999"sv, "1e999"sv,      "2024-02-30",
     "*"sv,        "$"sv,       "---\n",         "```\n",        "\xFF\xFE"sv,
     "\xFE\xFF"sv, "xn--"sv,    "ß"sv,           "İ"sv});

}  // namespace

std::size_t Mutator::below(std::size_t limit) { return random_() % limit; }

std::string_view Mutator::piece() {
  const std::string_view seed = seeds_[below(seeds_.size())];
  if (seed.empty()) return seed;
  const std::size_t longest = below(4) == 0 ? seed.size() : std::min<std::size_t>(seed.size(), 16);
  return seed.substr(below(seed.size()), 1 + below(longest));
}

void Mutator::change(std::string& input) {
  const std::size_t at = below(input.size() + 1);
  const std::size_t rest = input.size() - at;
  switch (below(7)) {
    case 0:
      input.insert(at, oddities[below(oddities.size())]);
      break;
    case 1:
      input.insert(at, piece());
      break;
    case 2:
      input.erase(at, 1 + below(rest + 1));
      break;
    case 3:
      input.replace(at, 1 + below(8), piece());
      break;
    case 4:
      input.insert(at, input.substr(at, 1 + below(rest + 1)));
      break;
    case 5:
      input.resize(at);
      break;
    default:
      if (rest > 0) input[at] = static_cast<char>(random_());
  }
}

std::string Mutator::next() {
  std::string input = seeds_[below(seeds_.size())];
  for (std::size_t left = 1 + below(4); left > 0; --left) change(input);
  input.resize(std::min(input.size(), largest_input));
  return input;
}

}  // namespace wegwijzer::fuzz
