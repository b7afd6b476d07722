#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"

namespace wegwijzer::language {

/// Whether a folded word is correct Dutch by some word list, so that a word that the collection
/// happens to lack is not "corrected" into another one. Const once open; safe for all threads.
///
/// On disk: the 64-bit digests (XXH3) of the words, sorted, little endian: a twentieth of the work
/// of reading the list itself, and one word in 10^13 too many.
class KnownWords {
 public:
  static Result<KnownWords> open(const std::filesystem::path& file);

  bool contains(std::string_view form) const;
  /// Two known words of four letters or more one after the other.
  bool contains_pair(std::string_view form) const;

 private:
  explicit KnownWords(MappedFile file) : file_(std::move(file)) {}

  MappedFile file_;
};

/// Reads the word lists (UTF-8, one word a line) and writes what open() reads; abbreviations, which
/// have several capitals, are left out in whatever case. A list that is not
/// there is left out: the package wdutch is then not installed.
Result<void> write_known_words(const std::filesystem::path& file,
                               const std::vector<std::string>& word_lists);

}  // namespace wegwijzer::language
