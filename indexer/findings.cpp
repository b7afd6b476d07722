#include "indexer/findings.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace wegwijzer {

using nlohmann::ordered_json;

namespace {

/// Longer lists are counted whole and told in part.
constexpr std::size_t most_listed = 200;

ordered_json traffic_of(const std::map<std::string, ledger::HostTraffic>& hosts) {
  ordered_json told = ordered_json::object();
  for (const auto& [host, traffic] : hosts) {
    told[host] = {
        {"requests", traffic.requests},
        {"bytes",    traffic.bytes   },
        {"failures", traffic.failures}
    };
  }
  return told;
}

ordered_json dead_links_of(const std::vector<ledger::DeadLink>& links) {
  ordered_json told = ordered_json::array();
  for (const ledger::DeadLink& link : links) {
    if (told.size() >= most_listed) break;
    told.push_back({
        {"source",      link.source       },
        {"url",         link.url          },
        {"since",       to_iso(link.since)},
        {"linked_from", link.linked_from  }
    });
  }
  return {
      {"count", links.size()},
      {"links", told        }
  };
}

Result<ordered_json> stale_pages(const Config& config, ledger::Ledger& ledger, Time now) {
  ordered_json told = ordered_json::object();
  for (const source::Source& source : config.sources) {
    if (source.kind == source::Kind::Folder) continue;
    const auto patience =
        std::max<std::chrono::milliseconds>(2 * source.recheck, std::chrono::days(2));
    const Time before = now - std::chrono::floor<std::chrono::seconds>(patience);
    auto urls = ledger.not_seen_since(source.id, before);
    if (!urls) return fail(urls.error());
    if (urls->empty()) continue;
    const std::size_t count = urls->size();
    urls->resize(std::min(count, std::size_t{5}));
    told[source.id] = {
        {"count",    count},
        {"examples", *urls}
    };
  }
  return told;
}

/// Mistyped, or of pages that are gone.
Result<std::set<std::string>> decisions_without_record(const Config& config,
                                                       ledger::Ledger& ledger) {
  if (config.decisions.empty()) return std::set<std::string>();
  const auto items = ledger.build_items(config.source_ids());
  if (!items) return fail(items.error());
  std::vector<std::string> records;
  for (const ledger::BuildItem& item : *items) records.push_back(item.url);
  return config.decisions.elsewhere_than(records);
}

}  // namespace

Result<ordered_json> findings(const Config& config, ledger::Ledger& ledger, ledger::RunId run,
                              Time now) {
  const auto hosts = ledger.traffic(run);
  if (!hosts) return fail(hosts.error());
  const auto dead = ledger.dead_links();
  if (!dead) return fail(dead.error());
  const auto counts = ledger.counts();
  if (!counts) return fail(counts.error());
  const auto changes = ledger.last_changes();
  if (!changes) return fail(changes.error());
  auto stale = stale_pages(config, ledger, now);
  if (!stale) return stale;
  const auto idle = decisions_without_record(config, ledger);
  if (!idle) return fail(idle.error());

  ordered_json quiet = ordered_json::object(), coverage = ordered_json::object();
  for (const source::Source& source : config.sources) {
    const auto changed = changes->find(source.id);
    if (changed != changes->end() && now - changed->second >= quiet_after) {
      quiet[source.id] = to_iso(changed->second);
    }
    const auto count = counts->find(source.id);
    const bool known = count != counts->end();
    coverage[source.id] = {
        {"addresses", known ? count->second.pages : 0    },
        {"documents", known ? count->second.documents : 0}
    };
  }
  return ordered_json{
      {"hosts",          traffic_of(*hosts)  },
      {"dead_links",     dead_links_of(*dead)},
      {"quiet",          quiet               },
      {"stale",          *stale              },
      {"coverage",       coverage            },
      {"idle_decisions", *idle               }
  };
}

}  // namespace wegwijzer
