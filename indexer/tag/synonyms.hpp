#pragma once

#include <vector>

#include "language/thesaurus.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::tag {

/// The taxonomy with, for each value, what the thesaurus has for its strong triggers and
/// abbreviations (Triggers::synonym).
///
/// Only words that mean the very same: those of a two-way group, and of a one-way group those that
/// are another spelling, a short or an outdated form. Never a dangerous group, and one step only: a
/// synonym's synonym is none.
Taxonomy with_synonyms(Taxonomy taxonomy, const std::vector<language::ThesaurusGroup>& thesaurus);

}  // namespace wegwijzer::tag
