#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer {

/// One word of a document as words.blob holds it: 30 bits of the digest of its term, and what it
/// is. Phrases, nearness and snippets read these instead of the text and instead of Xapian's
/// positions, which take more than twice the room.
using WordCode = std::uint32_t;

/// The code of a term (a stem without prefix, or a phrase with its prefix).
WordCode word_code(std::string_view term);

/// What the upper bits say of a code.
enum class WordKind : std::uint32_t {
  Word = 0,             ///< the next word of the text
  Joined = 1U << 30,    ///< a hyphenated word as one, after its parts: a token of its own
  Part = 2U << 30,      ///< of the token before: a part of the compound, or a phrase there
  Boundary = 3U << 30,  ///< no phrase goes past this
};

inline constexpr WordCode word_code_mask = (1U << 30) - 1;
inline WordKind kind_of(WordCode code) { return static_cast<WordKind>(code & ~word_code_mask); }

/// A place in the text and the same place in the codes, so that reading can start there.
struct WordMark {
  std::uint32_t byte = 0;  ///< in the document's shown text
  std::uint32_t code = 0;  ///< index into the codes; of a Word, or past the last

  bool operator==(const WordMark&) const = default;
};

/// The words of one document: those of the title, a Boundary, then those of the shown text with a
/// mark every few dozen words and a Boundary before each section.
/// A view of bytes that must outlive it.
///
/// On disk: four counts (words of the title, words in all, marks, codes), the marks, the codes;
/// 32 bits each, little endian.
class WordStream {
 public:
  /// `bytes` must be what encode() made; anything else is an empty stream.
  explicit WordStream(std::string_view bytes);

  std::uint32_t words() const { return words_; }  ///< in title and text, without parts
  std::span<const WordMark> marks() const { return marks_; }
  std::span<const WordCode> codes() const { return codes_; }
  /// The codes of the title.
  std::span<const WordCode> title() const { return codes_.first(title_codes_); }
  /// Index of the first code of the text.
  std::size_t text_begin() const { return title_codes_; }

 private:
  std::uint32_t title_codes_ = 0;
  std::uint32_t words_ = 0;
  std::span<const WordMark> marks_;
  std::span<const WordCode> codes_;
};

/// Makes the bytes of a WordStream, from front to back.
class WordStreamWriter {
 public:
  /// A token: its term, and whether it is the joined form of those before.
  void add(std::string_view term, bool joined);
  /// A part of the token before.
  void add_part(std::string_view term);
  void add_boundary();
  /// The title is done; what follows is text.
  void end_title();
  /// The next token starts at this byte of the text.
  void mark(std::size_t byte);

  std::uint32_t words() const { return words_; }
  std::string encode() const;

 private:
  std::uint32_t title_codes_ = 0;
  std::uint32_t words_ = 0;
  std::vector<WordMark> marks_;
  std::vector<WordCode> codes_;
};

}  // namespace wegwijzer
