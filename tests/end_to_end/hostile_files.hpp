#pragma once

#include <cstdint>
#include <string>

namespace wegwijzer::testing {

/// Files that are made to do harm. All are pure functions.

/// `bytes` spaces as gzip, zlib or bare deflate packs them (`window_bits` of zlib): some kilobytes.
std::string bomb(std::size_t bytes, int window_bits);
std::string gzip_bomb();

/// A PDF of one page; `encrypted` by a password that nobody knows.
std::string pdf(const std::string& content, const std::string& filter, bool encrypted);

/// A Word document whose body is `packed`, deflated (`method` 8) from `size` bytes or not (0); its
/// checksum is not true, as in a file that was made to do harm.
std::string docx(const std::string& packed, std::uint32_t size, int method);

inline constexpr const char* docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

}  // namespace wegwijzer::testing
