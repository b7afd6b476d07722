// What the ledger knows that an editor should: dead links, sources that fell silent, old pages.
#include "indexer/ledger/connection.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer::ledger {

Result<std::map<std::string, HostTraffic>> Ledger::traffic(RunId run) {
  return ledger_try(connection_->name, [&] {
    SQLite::Statement query(connection_->database,
                            "SELECT host, count(*), sum(bytes), sum(status = 0 OR status >= 500) "
                            "FROM request WHERE run = ? GROUP BY host ORDER BY host");
    query.bind(1, run);
    std::map<std::string, HostTraffic> traffic;
    while (query.executeStep()) {
      traffic[query.getColumn(0).getString()] = {query.getColumn(1).getInt64(),
                                                 query.getColumn(2).getInt64(),
                                                 query.getColumn(3).getInt64()};
    }
    return traffic;
  });
}

Result<std::vector<DeadLink>> Ledger::dead_links() {
  auto dead = ledger_try(connection_->name, [&] {
    SQLite::Statement query(connection_->database,
                            "SELECT source, url, first_gone FROM page WHERE first_gone IS NOT NULL "
                            "ORDER BY source, url");
    std::vector<DeadLink> links;
    while (query.executeStep()) {
      links.push_back({query.getColumn(0).getString(),
                       query.getColumn(1).getString(),
                       time_of(query.getColumn(2).getInt64()),
                       {}});
    }
    return links;
  });
  if (!dead || dead->empty()) return dead;
  std::vector<std::string> urls;
  for (const DeadLink& link : *dead) urls.push_back(link.url);
  const auto linking = pages_linking_to(urls);
  if (!linking) return fail(linking.error());
  for (DeadLink& link : *dead) link.linked_from = linking->at(link.url);
  std::erase_if(*dead, [](const DeadLink& link) { return link.linked_from.empty(); });
  return dead;
}

Result<std::map<std::string, Time>> Ledger::last_changes() {
  return ledger_try(connection_->name, [&] {
    SQLite::Statement query(connection_->database,
                            "SELECT source, max(changed) FROM document "
                            "JOIN page ON page.id = document.page GROUP BY source");
    std::map<std::string, Time> changes;
    while (query.executeStep()) {
      changes[query.getColumn(0).getString()] = time_of(query.getColumn(1).getInt64());
    }
    return changes;
  });
}

Result<std::vector<std::string>> Ledger::not_seen_since(const std::string& source, Time before) {
  return ledger_try(connection_->name, [&] {
    SQLite::Statement query(
        connection_->database,
        "SELECT url FROM page JOIN document ON document.page = page.id AND role = 'page' "
        "WHERE source = ? AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.page = page.id "
        "AND outcome IN ('fetched', 'unchanged') AND at >= ?) ORDER BY url");
    query.bind(1, source);
    query.bind(2, seconds(before));
    std::vector<std::string> urls;
    while (query.executeStep()) urls.push_back(query.getColumn(0).getString());
    return urls;
  });
}

}  // namespace wegwijzer::ledger
