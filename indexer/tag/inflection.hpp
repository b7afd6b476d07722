#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::tag {

/// The forms that a Dutch word may have beside the one given, by its spelling alone: number,
/// diminutive, the adjective's -e, and of an infinitive its present tense and participles.
/// "richtlijn": richtlijnen; "bomen": boom; "palliatieve": palliatief; "markeren": gemarkeerd.
///
/// Made for comparing, so some of the forms are no words. It never turns one stem into another:
/// stemmers make one of ouder, ouders, oudere and ouderen, and half of those are no patients.
/// `word` is folded (base/utf8.hpp).
std::vector<std::string> inflections(std::string_view word);

}  // namespace wegwijzer::tag
