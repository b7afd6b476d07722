#pragma once

#include <map>
#include <set>

#include "indexer/tag/values.hpp"
#include "indexer/tag/weighing.hpp"

namespace wegwijzer::tag {

/// What a document is, and what it only speaks of, for facets with `first_named`
/// (schema/taxonomy.hpp).
struct FirstNamed {
  std::set<ValueId> first;       ///< named first: that is enough to be given
  std::set<ValueId> in_passing;  ///< the other values of the facet that its words name
};

/// The summary decides, else the title: "Nieuwsbericht over de richtlijn" is news. Weak words
/// ("uitleg", "bericht") name what a document is when nothing firmer does: "Uitleg over de cursus"
/// is a course. Kinds that are named in one breath ("folder en video") are all named first. Of
/// words within longer ones ("cursus" in "online cursus") the longer are named. What the title is
/// the title of counts beside it (title_shape.hpp): a report on a course, called after it, is found
/// as a course too. A facet of which
/// neither summary nor title says anything is in neither set.
FirstNamed first_named(const Values& values, const std::map<ValueId, Weight>& weights);

}  // namespace wegwijzer::tag
