#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <string>

namespace wegwijzer::http {

/// Makes the X-Request-Id values: 16 hexadecimal digits, random, so that they say nothing. For one
/// thread. What a client sends under that name is never used.
class RequestIds {
 public:
  std::string next() { return fmt::format("{:016x}", random_()); }

 private:
  std::mt19937_64 random_{(std::uint64_t{std::random_device{}()} << 32) | std::random_device{}()};
};

}  // namespace wegwijzer::http
