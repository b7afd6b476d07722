#pragma once

#include <set>
#include <string>

#include "base/url.hpp"
#include "indexer/survey/site_survey.hpp"

namespace wegwijzer::survey {

/// "voorbeeld" for www.voorbeeld.nl, "nvfg-kngf" for nvfg.kngf.nl, "voorbeeld-agenda" for the part
/// below `part` ("/agenda"); with a number behind it when that is in `taken`.
std::string proposed_id(const Url& page, const std::string& part,
                        const std::set<std::string>& taken);

/// What visitors are to read: what the site or its listing calls itself, else its domain.
std::string proposed_label(const SiteSurvey& survey);

}  // namespace wegwijzer::survey
