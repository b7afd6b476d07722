#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::extract {

using Fields = std::map<std::string, std::vector<std::string>>;

/// Reads lines of "Field value" (with or without a colon between) into fields. Of the known
/// `labels` the longest that a line starts with is its field; a field alone on a line has its
/// values on the lines below. Lines before the first field are skipped.
///
/// Values are split at commas, but not between brackets, and not where a volume or issue number
/// follows ("Pallium, jrg 19, nr. 1" is one value). A bar does not split: it stands inside values
/// too ("communicator | communiceren").
Fields read_labelled_block(std::string_view lines, const std::vector<std::string>& labels);

}  // namespace wegwijzer::extract
