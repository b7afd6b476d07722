#include "indexer/source_finding.hpp"

#include "indexer/source/source_file.hpp"

namespace wegwijzer {

namespace {

/// The proposal as the source that it describes: what is shown is what the file says.
Result<source::Source> read_proposal(const Config& config, const survey::Proposal& proposal) {
  Problems problems;
  source::Source source =
      source::read_source(proposal.file, place_of(config, proposal), config.taxonomy, problems);
  if (problems.empty()) return source;
  Error error = problems.to_error();
  error.hint = "this is a bug of ours; please report it";
  return fail(std::move(error));
}

}  // namespace

Result<survey::FoundSource> find_source(const Config& config, const Url& url,
                                        survey::FetchTools tools) {
  survey::SingleFetch fetch(std::move(tools), most_survey_requests);
  survey::SingleExtractor extractor;
  auto site = survey::survey_site(url, config.sources, fetch, extractor);
  if (!site) return fail(site.error());
  survey::FoundSource found;
  found.survey = std::move(*site);
  found.proposal = survey::propose(found.survey, config.sources);
  auto source = read_proposal(config, found.proposal);
  if (!source) return fail(source.error());

  found.pages = survey::preview(found.proposal, *source, fetch, extractor);
  const std::string loss = survey::shared_loss(found.pages);
  if (survey::visits_items(found.proposal) && !loss.empty()) {
    survey::take_as_listed(found.proposal, found.survey, loss);
    source = read_proposal(config, found.proposal);
    if (!source) return fail(source.error());
    found.pages = survey::preview(found.proposal, *source, fetch, extractor);
  }
  const std::string ending = survey::shared_ending(found.pages);
  if (!ending.empty()) {
    survey::strip_titles(found.proposal, ending, found.survey.page);
    survey::strip_titles(found.pages, ending);
  }
  survey::add_tags(found.pages, *source, tag::Tagger(config.taxonomy, config.decisions));
  found.requests = fetch.requests();
  found.most_requests = fetch.most_requests();
  return found;
}

std::filesystem::path place_of(const Config& config, const survey::Proposal& proposal) {
  return config.folder / "sources" / (proposal.file.at("id").get<std::string>() + ".json");
}

}  // namespace wegwijzer
