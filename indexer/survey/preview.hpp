#pragma once

#include <span>
#include <string>
#include <vector>

#include "indexer/survey/proposal.hpp"
#include "indexer/tag/tagger.hpp"
#include "schema/record.hpp"

namespace wegwijzer::survey {

/// One page or record as a harvest would have it.
struct PreviewedPage {
  std::string url;    ///< after redirects
  std::string fault;  ///< why it would be no document; empty when it would
  extract::Extracted extracted = {};
  std::vector<Tag> tags = {};
  bool is_lost = false;  ///< its server does not give it
};

/// The first pages or records that `source`, which is the proposal read, would give.
std::vector<PreviewedPage> preview(const Proposal& proposal, const source::Source& source,
                                   SingleFetch& fetch, SingleExtractor& extractor);

/// Why none of the pages is given by its server, by the first of them; empty when one is, or when
/// there are none.
std::string shared_loss(std::span<const PreviewedPage> pages);

/// Adds the tags: after the titles are as they will be.
void add_tags(std::vector<PreviewedPage>& pages, const source::Source& source,
              const tag::Tagger& tagger);

/// The ending that their titles share (extract::shared_ending).
std::string shared_ending(std::span<const PreviewedPage> pages);
/// Cuts it off, as the harvest does.
void strip_titles(std::span<PreviewedPage> pages, const std::string& ending);

}  // namespace wegwijzer::survey
