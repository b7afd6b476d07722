#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

struct zip;

namespace wegwijzer::extract {

/// More than this is not unpacked of one archive, however many of its members are read.
inline constexpr std::size_t maximum_unpacked = 50'000'000;
/// An archive with more members is not opened: the largest presentation has a tenth of it.
inline constexpr std::size_t maximum_members = 2'000;

/// A zip archive in memory (libzip), of which members are read by name. Nothing is ever written to
/// disk, so a name such as "../x" is a name like any other. Case does not tell names apart, and of
/// two members with one name the first counts. What a header says about sizes is not believed:
/// bytes are counted while they come.
class ZipArchive {
 public:
  /// `bytes` must stay where they are. Malformed: no archive, or over maximum_members.
  static Result<ZipArchive> open(std::string_view bytes);

  bool has(const std::string& name) const;

  /// The whole member. Malformed: not there, damaged, encrypted, or over maximum_unpacked together
  /// with what was read before.
  Result<std::string> read(const std::string& name);

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };

  explicit ZipArchive(zip* archive) : archive_(archive) {}

  std::unique_ptr<zip, Discard> archive_;
  std::size_t left_ = maximum_unpacked;
};

}  // namespace wegwijzer::extract
