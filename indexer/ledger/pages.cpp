// The pages of the ledger, and the history of their visits.
#include "indexer/ledger/connection.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer::ledger {

namespace {

/// Visits kept for each page: enough to see a year of weekly checks.
constexpr int kept_visits = 50;

constexpr const char* outcome_names[] = {"fetched",  "unchanged",  "redirected", "gone",
                                         "denied",   "disallowed", "noindex",    "empty",
                                         "unusable", "soft_gone",  "failed"};

Outcome outcome_of(const std::string& name) {
  for (std::size_t i = 0; i < std::size(outcome_names); ++i) {
    if (name == outcome_names[i]) return static_cast<Outcome>(i);
  }
  return Outcome::Failed;
}

std::optional<Time> optional_time(const SQLite::Column& column) {
  if (column.isNull()) return std::nullopt;
  return time_of(column.getInt64());
}

constexpr const char* page_columns =
    "SELECT page.id, source, url, depth, found_on, first_seen, next_visit, etag, last_modified, "
    "redirect_to, first_gone, coalesce(rules, ''), document.id IS NOT NULL, listed_modified FROM "
    "page "
    "LEFT JOIN document ON document.page = page.id AND document.role = 'page' ";

Page page_of(SQLite::Statement& row) {
  Page page;
  page.id = row.getColumn(0).getInt64();
  page.source = row.getColumn(1).getString();
  page.url = row.getColumn(2).getString();
  page.depth = row.getColumn(3).getInt64();
  page.found_on = row.getColumn(4).getString();
  page.first_seen = time_of(row.getColumn(5).getInt64());
  page.next_visit = optional_time(row.getColumn(6));
  page.etag = row.getColumn(7).getString();
  page.last_modified = row.getColumn(8).getString();
  page.redirect_to = row.getColumn(9).getString();
  page.first_gone = optional_time(row.getColumn(10));
  page.rules = row.getColumn(11).getString();
  page.has_document = row.getColumn(12).getInt() != 0;
  page.listed_modified = row.getColumn(13).getString();
  return page;
}

std::vector<Page> all_pages(SQLite::Statement& query) {
  std::vector<Page> pages;
  while (query.executeStep()) pages.push_back(page_of(query));
  return pages;
}

}  // namespace

const char* outcome_name(Outcome outcome) {
  return outcome_names[static_cast<std::size_t>(outcome)];
}

Result<PageId> Ledger::add_page(const Page& page) {
  return ledger_try(connection_->name, [&] {
    const auto insert = connection_->use(
        "INSERT INTO page (source, url, depth, found_on, first_seen) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING");
    insert->bind(1, page.source);
    insert->bind(2, page.url);
    insert->bind(3, page.depth);
    insert->bind(4, page.found_on);
    insert->bind(5, seconds(page.first_seen));
    insert->exec();
    const auto find = connection_->use("SELECT id FROM page WHERE source = ? AND url = ?");
    find->bind(1, page.source);
    find->bind(2, page.url);
    find->executeStep();
    return PageId{find->getColumn(0).getInt64()};
  });
}

Result<std::vector<Page>> Ledger::pages_of(const std::string& source) {
  return ledger_try(connection_->name, [&] {
    static const std::string sql =
        std::string(page_columns) + "WHERE source = ? ORDER BY depth, page.id";
    const auto query = connection_->use(sql);
    query->bind(1, source);
    return all_pages(*query);
  });
}

Result<std::vector<Page>> Ledger::pages_at(const std::string& url) {
  return ledger_try(connection_->name, [&] {
    static const std::string sql = std::string(page_columns) + "WHERE url = ? ORDER BY source";
    const auto query = connection_->use(sql);
    query->bind(1, url);
    return all_pages(*query);
  });
}

Result<void> Ledger::each_address(const std::function<void(const KnownAddress&)>& visit) {
  return ledger_try(connection_->name, [&] {
    SQLite::Statement query(
        connection_->database,
        "SELECT source, url, redirect_to, page.id, visit.at, visit.outcome, visit.status, "
        "coalesce((SELECT max(id) FROM document WHERE document.page = page.id), 0), "
        "EXISTS (SELECT 1 FROM let_go WHERE let_go.source = page.source AND let_go.url = page.url) "
        "FROM page LEFT JOIN visit "
        "ON visit.id = (SELECT max(id) FROM visit WHERE visit.page = page.id) "
        "ORDER BY url, source");
    while (query.executeStep()) {
      KnownAddress known{query.getColumn(0).getString(), query.getColumn(1).getString(),
                         query.getColumn(2).getString(), std::nullopt,
                         query.getColumn(7).getInt64(),  query.getColumn(8).getInt() != 0};
      if (!query.getColumn(4).isNull()) {
        known.last_visit = Visit{query.getColumn(3).getInt64(),
                                 time_of(query.getColumn(4).getInt64()),
                                 outcome_of(query.getColumn(5).getString()),
                                 query.getColumn(6).getInt(),
                                 0,
                                 0,
                                 ""};
      }
      visit(known);
    }
  });
}

Result<void> Ledger::add_visit(RunId run, const Visit& visit) {
  return ledger_try(connection_->name, [&] {
    const auto insert = connection_->use(
        "INSERT INTO visit (page, run, at, outcome, status, milliseconds, bytes, detail) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insert->bind(1, visit.page);
    insert->bind(2, run);
    insert->bind(3, seconds(visit.at));
    insert->bind(4, outcome_name(visit.outcome));
    insert->bind(5, visit.status);
    insert->bind(6, visit.milliseconds);
    insert->bind(7, visit.bytes);
    insert->bind(8, visit.detail);
    insert->exec();
    const auto prune = connection_->use(
        "DELETE FROM visit WHERE page = ?1 AND id <= "
        "(SELECT id FROM visit WHERE page = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)");
    prune->bind(1, visit.page);
    prune->bind(2, kept_visits);
    prune->exec();
  });
}

Result<void> Ledger::update_page(const PageUpdate& update) {
  return ledger_try(connection_->name, [&] {
    const auto statement = connection_->use(
        "UPDATE page SET next_visit = ?, etag = ?, last_modified = ?, redirect_to = ?, "
        "first_gone = ? WHERE id = ?");
    statement->bind(1, seconds(update.next_visit));
    statement->bind(2, update.etag);
    statement->bind(3, update.last_modified);
    statement->bind(4, update.redirect_to);
    if (update.first_gone) statement->bind(5, seconds(*update.first_gone));
    statement->bind(6, update.page);
    statement->exec();
  });
}

Result<void> Ledger::set_listed_modified(PageId page, const std::string& modified) {
  return ledger_try(connection_->name, [&] {
    const auto update = connection_->use("UPDATE page SET listed_modified = ? WHERE id = ?");
    update->bind(1, modified);
    update->bind(2, page);
    update->exec();
  });
}

Result<std::vector<Visit>> Ledger::visits_of(PageId page) {
  return ledger_try(connection_->name, [&] {
    const auto query = connection_->use(
        "SELECT at, outcome, status, milliseconds, bytes, detail FROM visit WHERE page = ? "
        "ORDER BY id DESC");
    query->bind(1, page);
    std::vector<Visit> visits;
    while (query->executeStep()) {
      visits.push_back({page, time_of(query->getColumn(0).getInt64()),
                        outcome_of(query->getColumn(1).getString()), query->getColumn(2).getInt(),
                        query->getColumn(3).getInt64(), query->getColumn(4).getInt64(),
                        query->getColumn(5).getString()});
    }
    return visits;
  });
}

}  // namespace wegwijzer::ledger
