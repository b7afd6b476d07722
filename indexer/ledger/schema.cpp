#include "indexer/ledger/schema.hpp"

#include <fmt/format.h>

namespace wegwijzer::ledger {

namespace {

/// PRAGMA user_version of the layouts below together (docs/ledger.md).
constexpr int layout_version = 2;

/// What brings a ledger from each version to the next; on disk, so never changed, only added to.
constexpr const char* layouts[layout_version] = {R"sql(
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
)sql",
                                                 R"sql(
ALTER TABLE page ADD COLUMN listed_modified TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN canonical TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN simhash INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
CREATE TABLE request (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (id),
  host TEXT NOT NULL,
  at INTEGER NOT NULL,
  url TEXT NOT NULL,
  status INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX request_host ON request (host, id);
CREATE TABLE host (
  host TEXT PRIMARY KEY,
  resting_until INTEGER NOT NULL
);
CREATE TABLE source_state (
  source TEXT PRIMARY KEY,
  state TEXT NOT NULL
);
CREATE TABLE let_go (
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (source, url)
);
)sql"};

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
  for (int version = found; version < layout_version; ++version) database.exec(layouts[version]);
  database.exec(fmt::format("PRAGMA user_version = {}", layout_version));
  transaction.commit();
  return {};
}

}  // namespace wegwijzer::ledger
