#include "indexer/harvest_report.hpp"

#include <nlohmann/json.hpp>

namespace wegwijzer {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t kept_examples = 5;
constexpr std::size_t kept_addresses = 100;

void add_example(Failures& failures, std::string example) {
  ++failures.count;
  if (failures.examples.size() < kept_examples) failures.examples.push_back(std::move(example));
}

ordered_json to_json(const Failures& failures) {
  return {
      {"count",    failures.count   },
      {"examples", failures.examples}
  };
}

}  // namespace

void SourceReport::count(ledger::Outcome outcome) { ++outcomes[outcome]; }

void SourceReport::count_failure(ledger::Outcome outcome, const std::string& url,
                                 const std::string& detail) {
  count(outcome);
  add_example(failures[outcome], url + ": " + detail);
}

void SourceReport::count_trap(const std::string& url, const std::string& why) {
  add_example(traps, url + ": " + why);
}

void SourceReport::count_added(const std::string& url) {
  ++added;
  if (added_urls.size() < kept_addresses) added_urls.push_back(url);
}

void SourceReport::count_changed(const std::string& url) {
  ++changed;
  if (changed_urls.size() < kept_addresses) changed_urls.push_back(url);
}

ordered_json to_json(const SourceReport& report) {
  ordered_json outcomes = ordered_json::object();
  for (const auto& [outcome, count] : report.outcomes) {
    outcomes[ledger::outcome_name(outcome)] = count;
  }
  ordered_json failures = ordered_json::object();
  for (const auto& [outcome, seen] : report.failures) {
    failures[ledger::outcome_name(outcome)] = to_json(seen);
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
  json["added_urls"] = report.added_urls;
  json["changed_urls"] = report.changed_urls;
  json["deleted_urls"] = report.deleted_urls;
  json["held"] = held;
  json["failures"] = failures;
  json["faults"] = report.faults;
  json["failure"] = report.failure;
  json["limit"] = report.limit;
  json["postponed"] = report.postponed;
  json["traps"] = to_json(report.traps);
  return json;
}

}  // namespace wegwijzer
