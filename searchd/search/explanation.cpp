#include "searchd/search/explanation.hpp"

#include <set>

namespace wegwijzer::search {

std::vector<std::string> Explanation::missing() const {
  std::vector<std::string> missing;
  std::set<std::string> told;  // a word of a phrase is asked for in each language
  for (std::size_t i = 0; i < words.size(); ++i) {
    if ((has >> i & 1) != 0) told.insert(words[i].form);
  }
  for (const AskedWord& word : words) {
    if (told.insert(word.form).second) missing.push_back(word.form);
  }
  return missing;
}

}  // namespace wegwijzer::search
