#pragma once

#include "searchd/search/placement.hpp"

namespace wegwijzer::search {

/// A sentence in both languages, with places for what it is about (fmt).
struct Sentence {
  const char *nl, *en;
};

/// Why a term stands for what was asked, as part of a sentence.
Sentence sentence_of(By by);
/// Why a record is not found. {0} is the name of the reason's parameter, {1} its values.
Sentence sentence_of(const Reason& reason);

}  // namespace wegwijzer::search
