// How a harvest walks through an OAI-PMH repository: who it is, then page after page of records.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/site_harvest.hpp"

namespace wegwijzer {

using ledger::Outcome;

namespace {

/// Repositories give a hundred records or so on a page.
constexpr std::int64_t most_repository_pages = 10'000;

constexpr const char* from_key = "from";

}  // namespace

/// Asks something of a repository. In the ledger all of it is one page, its base address: tokens
/// come and go.
void SiteHarvest::offer_repository(Visitor& visitor, const Url& url) {
  const std::string base = visitor.source->start.front().href();
  ledger::Page page;
  if (const auto known = visitor.pages.find(base); known != visitor.pages.end()) {
    page = known->second;
  }
  page.source = visitor.source->id;
  page.url = base;
  page.depth = listing_depth;
  page.etag.clear();  // each answer is another
  page.last_modified.clear();
  if (page.id == 0) page.first_seen = session_.now();
  ++visitor.listings;
  offer(visitor, std::move(page), url, 0);
}

void SiteHarvest::on_repository(const Job& job, const extract::Listing& listing) {
  Visitor& visitor = *job.visitor;
  visitor.pages.try_emplace(job.page.url, job.page);
  const extract::OaiAnswer& answer = listing.oai;
  if (!answer.error.empty()) {
    const std::string what = fmt::format("{}: answers {}", job.url.href(), answer.error);
    visitor.report->faults.push_back(what);
    return visitor.beginnings.went_wrong(what);
  }
  if (visitor.repository.granularity.empty()) {
    visitor.repository = source::begin_harvest(answer.granularity, last_from(visitor));
    return offer_repository(visitor, source::oai_request(*visitor.source, visitor.repository));
  }
  on_records(job, listing);
  visitor.repository = source::after_answer(visitor.repository, answer);
  const std::string& token = visitor.repository.resumption_token;
  if (token.empty()) {
    visitor.beginnings.went_well();
    // Only a harvest that came to the end moves the beginning of the next one.
    if (listing.complete) {
      const nlohmann::json state = {
          {from_key, visitor.repository.next_from}
      };
      remember(visitor.source->id, state);
    }
  } else if (!visitor.tokens.insert(token).second) {
    const std::string what = fmt::format(
        "{}: gives the resumption token \"{}\" again; the rest was not read", job.page.url, token);
    visitor.report->faults.push_back(what);
    visitor.beginnings.went_wrong(what);
  } else if (visitor.listings >= most_repository_pages) {
    visitor.beginnings.went_well();
    visitor.report->limit = fmt::format("{} pages of the repository were read", visitor.listings);
  } else {
    offer_repository(visitor, source::oai_request(*visitor.source, visitor.repository));
  }
}

/// Where the last whole harvest says that this one begins; empty for everything.
std::string SiteHarvest::last_from(const Visitor& visitor) {
  // By other rules everything is read, in as many runs as it takes to come to the end.
  if (visitor.listings_anew)
    remember(visitor.source->id, nlohmann::json{
                                     {from_key, ""}
    });
  if (recheck_ == Recheck::Everything) return {};
  const std::string state = session_.keep(session_.ledger().state_of(visitor.source->id));
  const auto read = nlohmann::json::parse(state, nullptr, /*allow_exceptions=*/false);
  return read.is_object() ? read.value(from_key, std::string()) : std::string();
}

}  // namespace wegwijzer
