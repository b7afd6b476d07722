#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::tag {

/// A text cut into words, as triggers see it.
///
/// A word is a run of letters and digits; "+" and "€" are words of their own. All else separates,
/// hyphens and apostrophes too: "mbo-3" is "mbo 3", "EPA's" is "EPA s". Soft hyphens and zero-width
/// characters are part of the word around them and vanish when it is folded.
class Words {
 public:
  /// `text` should be UTF-8; ill-formed bytes separate words.
  explicit Words(std::string text);

  std::size_t size() const { return words_.size(); }
  /// For comparing (base/utf8.hpp, fold): without case, accents and ligatures.
  std::string_view folded(std::size_t word) const;
  /// As it stands in the text.
  std::string_view exact(std::size_t word) const;
  /// The byte that follows the word, 0 at the end of the text.
  char after(std::size_t word) const;
  /// Sentences are numbered from 0. One ends at . ! ? before white space, and at each line's end.
  std::size_t sentence(std::size_t word) const { return words_[word].sentence; }
  bool begins_sentence(std::size_t word) const;
  /// Whether the word's sentence has more than one word and no small letter at all. Capitals say
  /// nothing there.
  bool shouted(std::size_t word) const { return shouted_[words_[word].sentence]; }
  /// Words [begin, end) as they stand in the text, with what is between them.
  std::string_view exact(std::size_t begin, std::size_t end) const;

 private:
  struct Word {
    std::uint32_t begin, end;  // in text_
    std::uint32_t folded_begin, folded_end;
    std::uint32_t sentence;
  };

  void add(std::size_t begin, std::size_t end, std::uint32_t sentence);
  void find_shouted();

  std::string text_;
  std::string folded_;  // of all words, one after the other
  std::vector<Word> words_;
  std::vector<bool> shouted_;  // by sentence
};

/// The folded words of a text with one space between them: texts with the same key differ in no
/// more than case, accents and punctuation.
std::string words_key(std::string_view text);

}  // namespace wegwijzer::tag
