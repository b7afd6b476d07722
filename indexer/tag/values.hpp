#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/taxonomy.hpp"

namespace wegwijzer::tag {

/// The place of a facet value in the row of all values of all facets.
using ValueId = std::uint32_t;

struct Value {
  const Facet* facet;
  const FacetValue* value;
  std::optional<ValueId> parent;
};

/// All values of a taxonomy in one row, facet after facet, so that the rest of the room can speak
/// of a value by number. Points into the taxonomy, which must live longer.
class Values {
 public:
  explicit Values(const Taxonomy& taxonomy);

  ValueId size() const { return static_cast<ValueId>(row_.size()); }
  const Value& operator[](ValueId id) const { return row_[id]; }
  std::optional<ValueId> find(const std::string& facet, const std::string& value) const;

 private:
  std::vector<Value> row_;
  std::map<std::pair<std::string, std::string>, ValueId> by_name_;
};

}  // namespace wegwijzer::tag
