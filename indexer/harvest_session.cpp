#include "indexer/harvest_session.hpp"

#include <nlohmann/json.hpp>

#include "base/fingerprint.hpp"

namespace wegwijzer {

namespace {

/// What a kill may cost: the pages of this long are fetched again.
constexpr std::chrono::milliseconds commit_interval{1000};

/// A host that is down for an hour should not be asked at each run by hand; the nightly run asks.
constexpr std::chrono::hours failure_pause{1};

}  // namespace

HarvestSession::HarvestSession(const HarvestTools& tools, ledger::RunId run)
    : tools_(tools), run_(run), ticks_(tools.clock.ticks()), wall_(tools.clock.now()) {}

Result<void> HarvestSession::begin() {
  committed_ = tools_.clock.ticks();
  return ledger().begin().and_then([&] { return ledger().prune_requests(now()); });
}

void HarvestSession::commit_now_and_then() {
  const auto now = tools_.clock.ticks();
  if (failed() || now - committed_ < commit_interval) return;
  committed_ = now;
  keep(ledger().commit().and_then([&] { return ledger().begin(); }));
}

Result<void> HarvestSession::finish() {
  auto committed = ledger().commit();
  if (failed()) return fail(failure_);
  return committed;
}

void HarvestSession::keep(Result<void> result) {
  if (!result && !failed()) failure_ = result.error();
}

void HarvestSession::record(const ledger::Visit& visit, const ledger::PageUpdate& update) {
  keep(ledger().add_visit(run_, visit));
  keep(ledger().update_page(update));
}

void HarvestSession::record_request(const std::string& host, const std::string& url,
                                    std::chrono::steady_clock::time_point began,
                                    const Result<fetch::Response>& response) {
  ledger::SentRequest sent;
  sent.host = host;
  sent.url = url;
  sent.at = wall_ + std::chrono::floor<std::chrono::milliseconds>(began - ticks_);
  if (response) {
    sent.status = response->status;
    sent.milliseconds = response->duration.count();
    sent.bytes = static_cast<std::int64_t>(response->body.size());
  } else {
    const auto passed = tools_.clock.ticks() - began;
    sent.milliseconds = std::chrono::floor<std::chrono::milliseconds>(passed).count();
    sent.detail = response.error().what;
  }
  keep(ledger().add_request(run_, sent));
}

bool HarvestSession::store(const ledger::Page& page, ledger::Role role,
                           const extract::Extracted& extracted, const std::string& rules,
                           SourceReport& report) {
  const bool changed = keep(ledger().store_document(page.id, role, extracted, rules, now()));
  if (changed) page.has_document ? report.count_changed(page.url) : report.count_added(page.url);
  return changed;
}

std::string rules_fingerprint(const source::Source& source) {
  return fingerprint(extract::to_json(source.extract).dump());
}

std::string listing_fingerprint(const source::Source& source) {
  const nlohmann::json rules = {
      rules_fingerprint(source),
      source.scope.hosts,
      source.scope.include,
      source.scope.exclude,
      source.depth,
      source.max_documents,
      source.canonical.keep_fragment,
      source.canonical.drop_parameters,
      source.metadata_prefix,
      source.set,
      source.fields,
      source.visit,
  };
  return fingerprint(rules.dump());
}

Time after_success(const source::Source& source, Time now) {
  return now + std::chrono::floor<std::chrono::seconds>(source.recheck);
}

Time after_failure(Time now) { return now + failure_pause; }

}  // namespace wegwijzer
