#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"

namespace wegwijzer::language {

/// How often each folded form occurs in a collection: what compounds are split by, what spelling is
/// corrected to, and what a beginning can become. Const once open; safe for all threads.
///
/// On disk: a line "form<TAB>count" for each form, in the order of the forms' bytes.
class Vocabulary {
 public:
  struct Entry {
    std::string_view form;
    std::uint32_t count = 0;
  };

  /// Index when it is not what write_vocabulary writes.
  static Result<Vocabulary> open(const std::filesystem::path& file);

  /// How often the form occurs; 0 when it does not.
  std::uint32_t count(std::string_view form) const;
  /// All forms, sorted.
  std::span<const Entry> entries() const { return entries_; }
  /// The forms that begin so, sorted.
  std::span<const Entry> beginning_with(std::string_view beginning) const;

 private:
  explicit Vocabulary(MappedFile file) : file_(std::move(file)) {}

  MappedFile file_;
  std::vector<Entry> entries_;
};

Result<void> write_vocabulary(const std::filesystem::path& file,
                              const std::map<std::string, std::uint32_t>& counts);

}  // namespace wegwijzer::language
