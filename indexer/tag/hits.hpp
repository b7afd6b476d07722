#pragma once

#include <span>
#include <vector>

#include "indexer/tag/trigger_index.hpp"

namespace wegwijzer::tag {

/// What a weak trigger is without a word of `with` near by.
enum class Alone { Counts, WantsCompany };

/// Of one value's occurrences in one passage the hits that count, in the order of the text:
/// negative contexts mask what is in them, company is asked for where it must be (weighing.hpp has
/// the rules), and of hits that overlap the longest is left. `has_company`: the value's
/// abbreviations want company too.
std::vector<Occurrence> hits_of(std::span<const Occurrence> occurrences, Alone weak,
                                bool has_company);

}  // namespace wegwijzer::tag
