// Pages that were read and gave no document, as they ask not to be indexed, are empty or cannot be
// read. While such a page does not change it costs a conditional request, like any other.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/site_harvest.hpp"

namespace wegwijzer {

using ledger::Outcome;

namespace {

constexpr const char* page_rules_key = "page_rules";
constexpr const char* rules_since_key = "page_rules_since";

bool is_nothing(Outcome outcome) {
  return outcome == Outcome::NoIndex || outcome == Outcome::Empty || outcome == Outcome::Unusable;
}

}  // namespace

/// What was made of a page by other rules is not believed: it may be a document now, or its links
/// may lie within the scope.
void SiteHarvest::note_rules(Visitor& visitor) {
  visitor.listing_rules = listing_fingerprint(*visitor.source);
  const std::string& id = visitor.source->id;
  const std::string state = session_.keep(session_.ledger().state_of(id));
  const auto read = nlohmann::json::parse(state, nullptr, /*allow_exceptions=*/false);
  if (read.is_object() && read.value(page_rules_key, "") == visitor.listing_rules) {
    visitor.rules_since = Time(std::chrono::seconds(read.value(rules_since_key, 0LL)));
    return;
  }
  visitor.rules_since = session_.now();
  const nlohmann::json rules = {
      {page_rules_key,  visitor.listing_rules                         },
      {rules_since_key, visitor.rules_since.time_since_epoch().count()}
  };
  remember(id, rules);
}

/// The validators of a page are those of the visit in which it was last read.
std::optional<ledger::Visit> SiteHarvest::last_nothing(const ledger::Page& page) {
  if (page.depth < 0 || (page.etag.empty() && page.last_modified.empty())) return std::nullopt;
  const auto visits = session_.keep(session_.ledger().visits_of(page.id));
  const auto last = std::find_if(visits.begin(), visits.end(), [](const ledger::Visit& visit) {
    return visit.outcome == Outcome::Fetched || visit.outcome == Outcome::Unchanged ||
           is_nothing(visit.outcome);
  });
  if (last == visits.end() || !is_nothing(last->outcome)) return std::nullopt;
  return *last;
}

/// It did not change, and so gives no document again, nor other links than before.
void SiteHarvest::on_nothing_again(const Job& job) {
  if (job.nothing->outcome == Outcome::NoIndex) return on_no_index(job);
  finish(job, job.nothing->outcome, job.nothing->detail);
}

void SiteHarvest::on_no_index(const Job& job) {
  constexpr const char* wish = "the page asks not to be indexed";
  if (job.page.has_document) session_.keep(session_.ledger().mark_leaving(job.page.id, wish));
  finish(job, Outcome::NoIndex, wish);
}

}  // namespace wegwijzer
