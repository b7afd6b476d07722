#include "base/result.hpp"

namespace wegwijzer {

std::string to_text(const Error& error) {
  std::string text = "error: " + error.what + "\n";
  if (!error.hint.empty()) text += "hint:  " + error.hint + "\n";
  for (const Error& other : error.more) text += to_text(other);
  return text;
}

}  // namespace wegwijzer
