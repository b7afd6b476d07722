#include "indexer/ledger/ledger.hpp"

#include "indexer/ledger/connection.hpp"
#include "indexer/ledger/schema.hpp"

namespace wegwijzer::ledger {

namespace {

/// How long to wait for a reader or writer of the same file.
constexpr int busy_timeout_ms = 10'000;

}  // namespace

Ledger::Ledger(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const std::filesystem::path& file, Mode mode) {
  const std::string name = file.string();
  std::error_code absent;
  const auto size = std::filesystem::file_size(file, absent);
  if (mode != Mode::ReadWrite && (absent || size == 0)) {
    return fail(Code::Io, name + ": there is no ledger yet",
                "harvest first: wegwijzer-indexer run");
  }
  const int flags =
      mode == Mode::ReadOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
  return ledger_try(name,
                    [&]() -> Result<Ledger> {
                      auto connection = std::make_unique<Connection>(name, flags);
                      connection->database.setBusyTimeout(busy_timeout_ms);
                      if (mode != Mode::ReadOnly) {
                        connection->database.exec(
                            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                            "PRAGMA foreign_keys = ON");
                        if (auto made = make_layout(connection->database, name); !made) {
                          return fail(made.error());
                        }
                      }
                      return Ledger(std::move(connection));
                    })
      .and_then([](Result<Ledger> opened) { return opened; });
}

Result<void> Ledger::begin() {
  return ledger_try(connection_->name, [&] { connection_->use("BEGIN IMMEDIATE")->exec(); });
}

Result<void> Ledger::commit() {
  return ledger_try(connection_->name, [&] { connection_->use("COMMIT")->exec(); });
}

Result<RunId> Ledger::begin_run(const std::string& command, Time now) {
  return ledger_try(connection_->name, [&] {
    const auto insert = connection_->use("INSERT INTO run (command, started) VALUES (?, ?)");
    insert->bind(1, command);
    insert->bind(2, seconds(now));
    insert->exec();
    return RunId{connection_->database.getLastInsertRowid()};
  });
}

Result<void> Ledger::end_run(RunId run, Time now, const std::string& report) {
  return ledger_try(connection_->name, [&] {
    const auto update = connection_->use("UPDATE run SET ended = ?, report = ? WHERE id = ?");
    update->bind(1, seconds(now));
    update->bind(2, report);
    update->bind(3, run);
    update->exec();
  });
}

Result<Run> Ledger::run(std::optional<RunId> id) {
  return ledger_try(
             connection_->name,
             [&]() -> Result<Run> {
               const auto query = connection_->use(
                   "SELECT id, command, started, ended, coalesce(report, '') FROM run "
                   "WHERE (?1 IS NULL AND ended IS NOT NULL) OR id = ?1 ORDER BY id DESC LIMIT 1");
               if (id) query->bind(1, *id);
               if (!query->executeStep()) {
                 return fail(
                     Code::Usage,
                     id ? "there is no run " + std::to_string(*id) : "there is no report yet",
                     "make one: wegwijzer-indexer run");
               }
               Run run{query->getColumn(0).getInt64(), query->getColumn(1).getString(),
                       time_of(query->getColumn(2).getInt64()), std::nullopt,
                       query->getColumn(4).getString()};
               if (!query->isColumnNull(3)) run.ended = time_of(query->getColumn(3).getInt64());
               return run;
             })
      .and_then([](Result<Run> found) { return found; });
}

Result<std::map<std::string, SourceCounts>> Ledger::counts() {
  return ledger_try(connection_->name, [&] {
    std::map<std::string, SourceCounts> counts;
    const auto query = connection_->use(
        "SELECT source, count(DISTINCT page.id), count(DISTINCT document.page), "
        "count(DISTINCT CASE WHEN leaving IS NOT NULL THEN document.page END) "
        "FROM page LEFT JOIN document ON document.page = page.id GROUP BY source");
    while (query->executeStep()) {
      counts[query->getColumn(0).getString()] = {query->getColumn(1).getInt64(),
                                                 query->getColumn(2).getInt64(),
                                                 query->getColumn(3).getInt64()};
    }
    return counts;
  });
}

}  // namespace wegwijzer::ledger
