#include "indexer/ledger/schema.hpp"

#include <fmt/format.h>

namespace wegwijzer::ledger {

namespace {

/// PRAGMA user_version of the layout below (docs/ledger.md).
constexpr int layout_version = 1;

constexpr const char* layout = R"sql(
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  started INTEGER NOT NULL,
  ended INTEGER,
  report TEXT
);
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  depth INTEGER NOT NULL,
  found_on TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  next_visit INTEGER,
  etag TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  redirect_to TEXT NOT NULL DEFAULT '',
  first_gone INTEGER,
  UNIQUE (source, url)
);
CREATE INDEX page_url ON page (url);
CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES page (id),
  run INTEGER NOT NULL REFERENCES run (id),
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX visit_page ON visit (page, id);
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES page (id),
  role TEXT NOT NULL,
  extracted TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  published TEXT NOT NULL,
  rules TEXT NOT NULL,
  changed INTEGER NOT NULL,
  leaving TEXT,
  UNIQUE (page, role)
);
)sql";

}  // namespace

Result<void> make_layout(SQLite::Database& database, const std::string& name) {
  const int found = database.execAndGet("PRAGMA user_version").getInt();
  if (found == layout_version) return {};
  if (found > layout_version) {
    return fail(
        Code::Io,
        fmt::format("{}: has layout {}, this program knows {}", name, found, layout_version),
        "it was written by a newer wegwijzer-indexer; use that one");
  }
  SQLite::Transaction transaction(database);
  database.exec(layout);
  database.exec(fmt::format("PRAGMA user_version = {}", layout_version));
  transaction.commit();
  return {};
}

}  // namespace wegwijzer::ledger
