#pragma once

#include "indexer/tag/phrases.hpp"
#include "indexer/tag/words.hpp"

namespace wegwijzer::tag {

/// Whether the text speaks to those who were matched, or says what they do with it: "voor
/// huisartsen en apothekers", "waarmee zorgverleners". Not when it only speaks of them: "interview
/// met twee artsen".
bool is_addressed(const Match& match, const Words& words);

}  // namespace wegwijzer::tag
