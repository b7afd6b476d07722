#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace wegwijzer::tag {

/// Words that may begin a longer word, or end one: which of them does this word begin (end) with?
/// Most words do with none, so the three letters at that side are looked at first. An affix of
/// less than three bytes would be found anywhere and one of more than 63 nowhere: both are left
/// out.
class Affixes {
 public:
  enum class Side { Front, Back };

  explicit Affixes(Side side) : side_(side) {}

  /// `rest` is how many bytes a longer word has beside the affix at least.
  void add(std::string_view affix, std::uint32_t id, std::size_t rest);
  /// Appends the ids of all affixes of the word, the shortest affix first.
  void find(std::string_view word, std::vector<std::uint32_t>& into) const;

 private:
  struct Entry {
    std::uint32_t id;
    std::size_t rest;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  std::string_view part(std::string_view word, std::size_t length) const;
  std::size_t key(std::string_view word) const;

  Side side_;
  std::unordered_map<std::string, std::vector<Entry>, Hash, std::equal_to<>> entries_;
  /// By the three letters at the affix's side: bit n is set when an affix of n bytes has them.
  std::vector<std::uint64_t> lengths_ = std::vector<std::uint64_t>(1 << 15);
};

}  // namespace wegwijzer::tag
