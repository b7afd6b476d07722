#pragma once

#include <string>

#include "indexer/survey/preview.hpp"

namespace wegwijzer::survey {

/// All that came of a survey.
struct FoundSource {
  SiteSurvey survey;
  Proposal proposal;
  std::vector<PreviewedPage> pages;
  std::int64_t requests = 0, most_requests = 0;
};

/// The file as it goes into sources/: with a comment that tells where it came from.
std::string source_file_text(const FoundSource& found, Time now);

/// The same with all that was found and the preview as comments before it: what an editor looks at
/// is a source file as it stands.
std::string proposal_text(const FoundSource& found, Time now);

}  // namespace wegwijzer::survey
