#include "language/abbreviations.hpp"

#include <algorithm>
#include <cctype>

#include "base/utf8.hpp"
#include "language/tokens.hpp"

namespace wegwijzer::language {

namespace {

constexpr std::size_t shortest = 2, longest = 6;
/// How far back the long form may begin; nobody explains more than a sentence.
constexpr std::size_t most_bytes_before = 120;

bool is_short_form(std::string_view text) {
  return text.size() >= shortest && text.size() <= longest &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
}

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
}

/// Where the long form begins in `before`, which ends at the brackets; npos when it does not.
/// Both folded.
std::size_t long_form_begin(std::string_view before, std::string_view letters) {
  std::size_t at = before.size();
  for (std::size_t i = letters.size(); i-- > 0;) {
    do {
      if (at == 0) return std::string_view::npos;
      --at;
    } while (before[at] != letters[i] || (i == 0 && !starts_word(before, at)));
  }
  return at;
}

std::string joined_words(const std::vector<Token>& tokens) {
  std::string text;
  for (const Token& token : tokens) {
    if (!token.joined) text += (text.empty() ? "" : " ") + token.form;
  }
  return text;
}

bool are_initials(const std::string& words, std::string_view letters) {
  std::string initials;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (starts_word(words, i)) initials += words[i];
  }
  return initials == letters;
}

}  // namespace

std::vector<Abbreviation> find_abbreviations(std::string_view text) {
  std::vector<Abbreviation> found;
  for (std::size_t open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    const std::string_view rest = text.substr(open + 1, longest + 1);
    const std::string_view inside = rest.substr(0, rest.find(')'));
    if (inside.size() == rest.size() || !is_short_form(inside)) continue;
    std::string_view before = text.substr(0, open);
    if (before.size() > most_bytes_before) {
      before.remove_prefix(before.size() - most_bytes_before);
      before.remove_prefix(std::min(before.find(' '), before.size()));
    }
    // A sentence does not begin in the one before.
    before.remove_prefix(before.find_last_of(".;:()\n") == std::string_view::npos
                             ? 0
                             : before.find_last_of(".;:()\n") + 1);
    const std::string words = joined_words(tokenize(before));
    const std::string letters = to_lower_ascii(inside);
    const std::size_t begin = long_form_begin(words, letters);
    if (begin == std::string_view::npos) continue;
    const std::string long_form = words.substr(begin);
    const auto count = std::count(long_form.begin(), long_form.end(), ' ') + 1;
    if (count < 2 || static_cast<std::size_t>(count) > letters.size() + 3) continue;
    std::string short_form(inside);
    std::transform(short_form.begin(), short_form.end(), short_form.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    found.push_back({std::move(short_form), long_form, are_initials(long_form, letters)});
  }
  return found;
}

}  // namespace wegwijzer::language
