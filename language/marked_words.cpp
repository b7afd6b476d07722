#include "language/marked_words.hpp"

#include <algorithm>

namespace wegwijzer::language {

namespace {

constexpr char part_mark = '|';
constexpr char joined_mark = '-';

}  // namespace

void add_marked(std::string& words, const Token& token, const std::vector<std::string>& parts) {
  if (!words.empty()) words += ' ';
  if (token.joined) words += joined_mark;
  std::size_t copied = 0, end = 0;  // of the form: what is written, and the end of the last part
  for (const std::string& part : parts) {
    const std::size_t begin = token.form.find(part, end);
    if (begin == std::string::npos) break;
    if (begin > 0) {
      words.append(token.form, copied, begin - copied) += part_mark;
      copied = begin;
    }
    end = begin + part.size();
  }
  words.append(token.form, copied);
}

std::string marked(std::string_view text, std::string_view language, const Analyser& analyser,
                   const Compounds& compounds) {
  std::string words;
  for (const Token& token : analyser.analyse(text, language)) {
    const bool dutch = language == "nl";
    add_marked(words, token, dutch ? compounds.split(token.form) : std::vector<std::string>());
  }
  return words;
}

std::string_view take_marked(std::string_view& words) {
  words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
  const std::string_view word = words.substr(0, words.find(' '));
  words.remove_prefix(word.size());
  return word;
}

MarkedWord read_marked(std::string_view word) {
  MarkedWord read;
  read.joined = word.starts_with(joined_mark);
  if (read.joined) word.remove_prefix(1);
  for (const char c : word) {
    if (c == part_mark) {
      read.parts.push_back(read.form.size());
    } else {
      read.form += c;
    }
  }
  return read;
}

std::string squeezed(std::string_view words) {
  std::string text;
  while (true) {
    const std::string_view word = take_marked(words);
    if (word.empty()) return text;
    if (word.starts_with(joined_mark)) continue;
    std::copy_if(word.begin(), word.end(), std::back_inserter(text),
                 [](char c) { return c != part_mark; });
  }
}

std::string squeezed(const std::vector<Token>& tokens) {
  std::string text;
  for (const Token& token : tokens) {
    if (!token.joined) text += token.form;
  }
  return text;
}

}  // namespace wegwijzer::language
