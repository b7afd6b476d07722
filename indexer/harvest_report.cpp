#include "indexer/harvest_report.hpp"

#include <nlohmann/json.hpp>

namespace wegwijzer {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t kept_examples = 5;

}  // namespace

void SourceReport::count(ledger::Outcome outcome) { ++outcomes[outcome]; }

void SourceReport::count_failure(ledger::Outcome outcome, const std::string& url,
                                 const std::string& detail) {
  count(outcome);
  Failures& seen = failures[outcome];
  ++seen.count;
  if (seen.examples.size() < kept_examples) seen.examples.push_back(url + ": " + detail);
}

ordered_json to_json(const SourceReport& report) {
  ordered_json outcomes = ordered_json::object();
  for (const auto& [outcome, count] : report.outcomes) {
    outcomes[ledger::outcome_name(outcome)] = count;
  }
  ordered_json failures = ordered_json::object();
  for (const auto& [outcome, seen] : report.failures) {
    failures[ledger::outcome_name(outcome)] = {
        {"count",    seen.count   },
        {"examples", seen.examples}
    };
  }
  ordered_json held = ordered_json::array();
  for (const Leaving& leaving : report.held) {
    held.push_back({
        {"url",      leaving.url     },
        {"evidence", leaving.evidence}
    });
  }
  ordered_json json;
  json["id"] = report.id;
  json["label"] = report.label;
  json["kind"] = report.kind;
  json["requests"] = report.requests;
  json["bytes"] = report.bytes;
  json["outcomes"] = outcomes;
  json["added"] = report.added;
  json["changed"] = report.changed;
  json["deleted"] = report.deleted;
  json["held"] = held;
  json["failures"] = failures;
  json["faults"] = report.faults;
  json["failure"] = report.failure;
  json["limit"] = report.limit;
  return json;
}

}  // namespace wegwijzer
