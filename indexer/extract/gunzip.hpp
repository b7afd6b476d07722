#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::extract {

struct Gunzipped {
  std::string bytes;
  bool complete = true;  ///< false: damaged, cut off, or larger than was allowed
};

bool is_gzip(std::string_view bytes);

/// Unpacks gzip (RFC 1952), also of several members. What could be unpacked is there whatever is
/// wrong with the rest, and never more than `limit` bytes: a small file may hold gigabytes.
Gunzipped gunzip(std::string_view packed, std::size_t limit);

}  // namespace wegwijzer::extract
