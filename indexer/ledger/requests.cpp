// What was sent to each host, what hosts asked of us, and what sources remember.
#include "indexer/ledger/connection.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer::ledger {

namespace {

/// Long enough to answer the owner of a site who asks what we did last quarter.
constexpr std::chrono::days kept_requests{100};

}  // namespace

Result<void> Ledger::add_request(RunId run, const SentRequest& request) {
  return ledger_try(connection_->name, [&] {
    const auto insert = connection_->use(
        "INSERT INTO request (run, host, at, url, status, milliseconds, bytes, detail) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insert->bind(1, run);
    insert->bind(2, request.host);
    insert->bind(3, std::int64_t{request.at.time_since_epoch().count()});
    insert->bind(4, request.url);
    insert->bind(5, request.status);
    insert->bind(6, request.milliseconds);
    insert->bind(7, request.bytes);
    insert->bind(8, request.detail);
    insert->exec();
  });
}

Result<std::vector<SentRequest>> Ledger::requests_to(const std::string& host) {
  return ledger_try(connection_->name, [&] {
    const auto query = connection_->use(
        "SELECT at, url, status, milliseconds, bytes, detail FROM request WHERE host = ? "
        "ORDER BY id");
    query->bind(1, host);
    std::vector<SentRequest> requests;
    while (query->executeStep()) {
      using MilliTime = std::chrono::sys_time<std::chrono::milliseconds>;
      requests.push_back({host,
                          MilliTime(std::chrono::milliseconds(query->getColumn(0).getInt64())),
                          query->getColumn(1).getString(), query->getColumn(2).getInt(),
                          query->getColumn(3).getInt64(), query->getColumn(4).getInt64(),
                          query->getColumn(5).getString()});
    }
    return requests;
  });
}

Result<void> Ledger::prune_requests(Time now) {
  return ledger_try(connection_->name, [&] {
    const auto prune = connection_->use("DELETE FROM request WHERE at < ?");
    const std::chrono::milliseconds oldest = (now - kept_requests).time_since_epoch();
    prune->bind(1, std::int64_t{oldest.count()});
    prune->exec();
  });
}

Result<void> Ledger::rest_host(const std::string& host, Time until) {
  return ledger_try(connection_->name, [&] {
    const auto insert = connection_->use("INSERT OR REPLACE INTO host VALUES (?, ?)");
    insert->bind(1, host);
    insert->bind(2, seconds(until));
    insert->exec();
  });
}

Result<std::map<std::string, Time>> Ledger::resting_hosts(Time now) {
  return ledger_try(connection_->name, [&] {
    const auto query =
        connection_->use("SELECT host, resting_until FROM host WHERE resting_until > ?");
    query->bind(1, seconds(now));
    std::map<std::string, Time> resting;
    while (query->executeStep()) {
      resting[query->getColumn(0).getString()] = time_of(query->getColumn(1).getInt64());
    }
    return resting;
  });
}

Result<std::string> Ledger::state_of(const std::string& source) {
  return ledger_try(connection_->name, [&] {
    const auto query = connection_->use("SELECT state FROM source_state WHERE source = ?");
    query->bind(1, source);
    return query->executeStep() ? query->getColumn(0).getString() : std::string();
  });
}

Result<void> Ledger::set_state(const std::string& source, const std::string& state) {
  return ledger_try(connection_->name, [&] {
    const auto insert = connection_->use("INSERT OR REPLACE INTO source_state VALUES (?, ?)");
    insert->bind(1, source);
    insert->bind(2, state);
    insert->exec();
  });
}

}  // namespace wegwijzer::ledger
