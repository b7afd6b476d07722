#include "searchd/search/interpretation.hpp"

namespace wegwijzer::search {

const char* name_of(By by) {
  switch (by) {
    case By::Stem:
      return "stem";
    case By::Title:
      return "title";
    case By::Form:
      return "form";
    case By::Label:
      return "label";
    case By::Part:
      return "part";
    case By::Edge:
      return "edge";
    case By::Prefix:
      return "prefix";
    case By::Synonym:
      return "synonym";
    case By::Family:
      return "family";
    case By::Joined:
      return "joined";
  }
  return "";
}

std::uint32_t Interpretation::all_words() const {
  std::uint32_t telling = 0, all = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << i;
    if (words[i].let_go && !every_word) continue;
    all |= bit;
    if (!words[i].question_word) telling |= bit;
  }
  // Read exactly, phrases and titles are conditions already, and an OR needs only one of them.
  return telling != 0 || every_word ? telling : all;
}

bool Interpretation::only_excludes() const {
  return words.empty() && required.empty() && !excluded.empty();
}

}  // namespace wegwijzer::search
