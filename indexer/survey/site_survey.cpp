#include "indexer/survey/site_survey.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/source/kinds.hpp"

namespace wegwijzer::survey {

namespace {

using source::Kind;

/// Of those that robots.txt names.
constexpr std::size_t most_sitemaps = 3;

bool visits_pages(const source::Source& source) {
  return source.kind == Kind::Site || source.kind == Kind::Sitemap;
}

Result<void> check_same_site(const Url& asked, const Url& page) {
  if (registrable_domain(asked) == registrable_domain(page)) return {};
  return fail(Code::Refused,
              fmt::format("{}: leads to {}, which is another site", asked.href(), page.href()),
              fmt::format("if that is the one: wegwijzer-indexer source add {}", page.href()));
}

Result<void> check_new(const Url& page, std::span<const source::Source> sources) {
  for (const source::Source& source : sources) {
    if (!visits_pages(source) || !source.scope.contains(page)) continue;
    return fail(Code::Usage,
                fmt::format("{}: the source \"{}\" visits it already", page.href(), source.id),
                fmt::format("see {}; or give the address of a part that it leaves out",
                            source.file.string()));
  }
  return {};
}

/// Sources that visit another part of the host: the editor may not know.
void note_neighbours(std::span<const source::Source> sources, SiteSurvey& survey) {
  for (const source::Source& source : sources) {
    const source::Scope whole{source.scope.hosts, {}, {}};
    if (visits_pages(source) && whole.contains(survey.page)) {
      survey.notes.push_back(
          fmt::format("the source \"{}\" visits another part of this host", source.id));
    }
  }
}

std::vector<Candidate> sitemaps_of(const fetch::Robots& robots, const Url& site) {
  std::vector<Candidate> sitemaps;
  for (const std::string& line : robots.sitemaps()) {
    const auto url = Url::parse(line, &site);
    if (url && sitemaps.size() < most_sitemaps) {
      sitemaps.push_back({Kind::Sitemap, *url, "robots.txt names it"});
    }
  }
  return sitemaps;
}

void append(std::vector<FoundListing>& to, std::vector<FoundListing> found) {
  std::move(found.begin(), found.end(), std::back_inserter(to));
}

void search(const fetch::Robots& robots, ListingSearch& listings, SiteSurvey& survey) {
  append(survey.listings, listings.read(sitemaps_of(robots, survey.page)));
  if (survey.listings.empty()) append(survey.listings, listings.guess_sitemaps(survey.page));
  append(survey.listings, listings.read(candidates_on(survey.front, survey.page)));
  const bool has_repository =
      std::any_of(survey.listings.begin(), survey.listings.end(),
                  [](const FoundListing& found) { return found.at.kind == Kind::OaiPmh; });
  if (!has_repository) append(survey.listings, listings.guess_repository(survey.page));
}

}  // namespace

Result<SiteSurvey> survey_site(const Url& url, std::span<const source::Source> sources,
                               SingleFetch& fetch, SingleExtractor& extractor) {
  const auto document = fetch.document(url);
  if (!document) return fail(document.error());
  SiteSurvey survey;
  survey.asked = url;
  survey.page = canonical(document->url);
  if (auto same = check_same_site(url, survey.page); !same) return fail(same.error());
  const auto known_robots = fetch.robots(survey.page);
  if (!known_robots) return fail(known_robots.error());
  const fetch::Robots robots = **known_robots;
  survey.crawl_delay = robots.crawl_delay();

  ListingSearch listings(fetch, extractor);
  auto front = extractor.extract(*document, front_page_rules());
  if (front) {
    if (auto is_new = check_new(survey.page, sources); !is_new) return fail(is_new.error());
    survey.front = std::move(*front);
    search(robots, listings, survey);
  } else {
    auto listing = listings.recognise(*document);
    if (!listing) return fail(front.error());
    survey.is_listing = true;
    survey.listings.push_back(std::move(*listing));
  }
  survey.notes = listings.notes();
  note_neighbours(sources, survey);
  return survey;
}

}  // namespace wegwijzer::survey
