#include "schema/word_stream.hpp"

#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "searchd/search/snippet.hpp"

namespace wegwijzer::fuzz {

namespace {

/// A question for the first words of the stream.
search::Interpretation question() {
  search::Interpretation meaning;
  for (const char* term : {"pijn", "zorg"}) {
    const std::uint32_t word = std::uint32_t{1} << meaning.words.size();
    meaning.words.push_back({term});
    meaning.alternatives.push_back({term, 1, search::By::Stem, word, term});
  }
  return meaning;
}

search::WantedWords wanted_words() {
  static const Ranking ranking;
  const search::Interpretation meaning = question();
  const std::vector<search::TermWeight> weights(2, search::TermWeight(ranking, 1, 100, 10));
  return {meaning, weights};
}

}  // namespace

/// A line of text, then the words of that text as a blob file would hold them.
void fuzz_word_stream(std::string_view input) {
  const std::string text = to_utf8(take_line(input));
  const std::string bytes(input);
  const WordStream words(bytes);
  claim(words.title().size() == words.text_begin(), "the text comes after the title");
  claim(words.text_begin() <= words.codes().size(), "the title is within the codes");
  claim(words.codes().size_bytes() + words.marks().size_bytes() <= bytes.size(),
        "codes and marks are within the bytes");

  const auto wanted = wanted_words();
  const std::vector<WordCode> phrase = {word_code("pijn"), word_code("zorg")};
  const bool has = search::has_phrase(words.codes(), phrase);
  const std::uint32_t near = search::near_pairs(words, wanted, 2);
  claim(near <= 1, "two words are one pair");
  const auto stretch = search::best_stretch(words, wanted, 24);
  claim(stretch.begin <= stretch.end && stretch.end <= words.codes().size(),
        "a stretch is within the codes");
  claim(!has || words.codes().size() >= 2, "a phrase has its words");

  const auto shown = search::snippet(text, words, wanted);
  claim(shown.matched == (stretch.weight >= 0 && !shown.pieces.empty()),
        "a snippet says whether it matched");
  const auto title = search::mark_title(text, words, wanted);
  std::string whole;
  for (const std::string& piece : title) whole += piece;
  claim(whole == text, "a marked title is the title");
}

}  // namespace wegwijzer::fuzz
