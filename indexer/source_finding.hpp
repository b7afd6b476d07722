#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "indexer/config.hpp"
#include "indexer/survey/proposal_text.hpp"

namespace wegwijzer {

/// Surveys the site at `url` and makes a source file of it that the configuration accepts, with a
/// preview of what it would give; stores nothing. At most most_survey_requests requests. Errors are
/// those of survey::survey_site.
Result<survey::FoundSource> find_source(const Config& config, const Url& url,
                                        survey::FetchTools tools);

/// Where a proposal is to stand, in the directory of the configuration.
std::filesystem::path place_of(const Config& config, const survey::Proposal& proposal);

/// A site that is looked at for the first time should hardly notice it.
inline constexpr std::int64_t most_survey_requests = 50;

}  // namespace wegwijzer
