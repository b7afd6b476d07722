#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::fuzz {

/// Makes new inputs out of seeds by small changes. The same seeds give the same inputs in the same
/// order, on every machine. The seeds must outlive this, and there is at least one.
class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  /// At most largest_input bytes.
  std::string next();

  static constexpr std::size_t largest_input = 64 * 1024;

 private:
  std::size_t below(std::size_t limit);
  /// A piece of any seed, often short.
  std::string_view piece();
  void change(std::string& input);

  const std::vector<std::string>& seeds_;
  std::mt19937 random_;
};

}  // namespace wegwijzer::fuzz
