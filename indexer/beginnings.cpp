#include "indexer/beginnings.hpp"

namespace wegwijzer {

std::string Beginnings::failure() const {
  if (well_) return {};
  return wrong_.empty() ? moved_ : wrong_;
}

}  // namespace wegwijzer
