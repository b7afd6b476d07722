#include "indexer/extract/record_words.hpp"

#include <algorithm>

#include "base/percent_encoding.hpp"
#include "base/utf8.hpp"
#include "indexer/extract/xml_listing.hpp"

namespace wegwijzer::extract {

namespace {

/// More words of one field are no description any more.
constexpr std::size_t most_words = 100;

}  // namespace

std::string vocabulary_word(std::string_view text) {
  const std::string word = percent_decode(text);
  // "100%e5..." was no encoding after all.
  return collapse_space(normalise(is_utf8(word) ? word : std::string(text)));
}

void add_word(Extracted& extracted, const std::string& field, std::string word) {
  if (word.empty()) return;
  std::vector<std::string>& words = extracted.fields[field];
  const bool known = std::find(words.begin(), words.end(), word) != words.end();
  if (!known && words.size() < most_words) words.push_back(std::move(word));
}

std::string first_address(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    std::string address = listed_address(text, Url());
    if (!address.empty()) return address;
  }
  return {};
}

}  // namespace wegwijzer::extract
