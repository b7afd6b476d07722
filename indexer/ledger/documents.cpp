// The documents of the ledger: what was extracted, what is leaving, and what a build reads.
#include <fmt/format.h>

#include <bit>
#include <nlohmann/json.hpp>

#include "base/fingerprint.hpp"
#include "indexer/ledger/connection.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer::ledger {

namespace {

using nlohmann::json;

/// Of the pages that point to one dead link, so many are enough to repair it by.
constexpr std::size_t most_linking_pages = 10;

const char* role_name(Role role) { return role == Role::Page ? "page" : "listed"; }

Role role_of(const std::string& name) { return name == "page" ? Role::Page : Role::Listed; }

std::string to_text(const extract::Extracted& extracted) {
  // What was extracted is UTF-8; should it not be, storing it must not fail.
  return extract::to_json(extracted).dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<extract::Extracted> from_text(const std::string& text, const std::string& name) {
  const json value = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) {
    return fail(Code::Io, name + ": a stored document is damaged",
                "harvest its source again: wegwijzer-indexer harvest --full");
  }
  return extract::extracted_from_json(value);
}

/// "?, ?, ?" for an IN list.
std::string placeholders(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
  return text;
}

void bind_all(SQLite::Statement& statement, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    statement.bind(static_cast<int>(i + 1), values[i]);
  }
}

}  // namespace

Result<bool> Ledger::store_document(PageId page, Role role, const extract::Extracted& extracted,
                                    const std::string& rules, Time now) {
  const std::string text = to_text(extracted);
  const std::string print = wegwijzer::fingerprint(text);
  return ledger_try(connection_->name, [&] {
    const auto find = connection_->use(
        "SELECT fingerprint, rules, leaving IS NULL FROM document WHERE page = ? AND role = ?");
    find->bind(1, page);
    find->bind(2, role_name(role));
    if (find->executeStep() && find->getColumn(0).getString() == print &&
        find->getColumn(1).getString() == rules && find->getColumn(2).getInt() != 0) {
      return false;
    }
    const auto insert = connection_->use(
        "INSERT INTO document (page, role, extracted, fingerprint, published, rules, changed, "
        "simhash, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
        "ON CONFLICT (page, role) DO UPDATE SET extracted = ?3, fingerprint = ?4, published = ?5, "
        "rules = ?6, changed = ?7, simhash = ?8, words = ?9, leaving = NULL");
    insert->bind(1, page);
    insert->bind(2, role_name(role));
    insert->bind(3, text);
    insert->bind(4, print);
    insert->bind(5, extracted.published);
    insert->bind(6, rules);
    insert->bind(7, seconds(now));
    insert->bind(8, std::bit_cast<std::int64_t>(extracted.simhash));
    insert->bind(9, extracted.words);
    insert->exec();
    return true;
  });
}

Result<std::optional<extract::Extracted>> Ledger::document_of(PageId page, Role role) {
  const auto text = ledger_try(connection_->name, [&]() -> std::optional<std::string> {
    const auto query =
        connection_->use("SELECT extracted FROM document WHERE page = ? AND role = ?");
    query->bind(1, page);
    query->bind(2, role_name(role));
    if (!query->executeStep()) return std::nullopt;
    return query->getColumn(0).getString();
  });
  if (!text) return fail(text.error());
  if (!*text) return std::optional<extract::Extracted>();
  return from_text(**text, connection_->name).map([](extract::Extracted extracted) {
    return std::optional(std::move(extracted));
  });
}

Result<void> Ledger::set_canonical(PageId page, const std::string& url) {
  return ledger_try(connection_->name, [&] {
    const auto update = connection_->use(
        "UPDATE document SET canonical = ?1 WHERE page = ?2 AND role = 'page' AND canonical <> ?1");
    update->bind(1, url);
    update->bind(2, page);
    update->exec();
  });
}

Result<std::vector<DocumentPrint>> Ledger::prints(const std::vector<std::string>& sources) {
  return ledger_try(connection_->name, [&] {
    SQLite::Statement query(
        connection_->database,
        fmt::format("SELECT url, canonical, simhash, words FROM document "
                    "JOIN page ON page.id = document.page WHERE role = 'page' AND source IN ({}) "
                    "ORDER BY url, source",
                    placeholders(sources.size())));
    bind_all(query, sources);
    std::vector<DocumentPrint> prints;
    while (query.executeStep()) {
      prints.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                        std::bit_cast<std::uint64_t>(std::int64_t{query.getColumn(2).getInt64()}),
                        query.getColumn(3).getInt64()});
    }
    return prints;
  });
}

Result<std::map<std::string, std::vector<std::string>>> Ledger::pages_linking_to(
    const std::vector<std::string>& urls) {
  return ledger_try(connection_->name, [&] {
    std::map<std::string, std::vector<std::string>> found;
    for (const std::string& url : urls) found[url];
    if (found.empty()) return found;
    SQLite::Statement query(
        connection_->database,
        "SELECT DISTINCT page.url, json_extract(link.value, '$.url') FROM document "
        "JOIN page ON page.id = document.page, json_each(document.extracted, '$.links') AS link "
        "ORDER BY page.url");
    while (query.executeStep()) {
      const auto target = found.find(query.getColumn(1).getString());
      if (target == found.end() || target->second.size() >= most_linking_pages) continue;
      target->second.push_back(query.getColumn(0).getString());
    }
    return found;
  });
}

Result<void> Ledger::mark_leaving(PageId page, const std::string& evidence) {
  return ledger_try(connection_->name, [&] {
    const auto update =
        connection_->use("UPDATE document SET leaving = ? WHERE page = ? AND leaving IS NULL");
    update->bind(1, evidence);
    update->bind(2, page);
    update->exec();
  });
}

Result<void> Ledger::unmark_leaving(PageId page) {
  return ledger_try(connection_->name, [&] {
    const auto update = connection_->use(
        "UPDATE document SET leaving = NULL WHERE page = ? AND leaving IS NOT NULL");
    update->bind(1, page);
    update->exec();
  });
}

Result<std::map<std::string, std::string>> Ledger::leaving(const std::string& source) {
  return ledger_try(connection_->name, [&] {
    const auto query = connection_->use(
        "SELECT url, leaving FROM document JOIN page ON page.id = document.page "
        "WHERE source = ? AND leaving IS NOT NULL");
    query->bind(1, source);
    std::map<std::string, std::string> evidence;
    while (query->executeStep()) {
      evidence[query->getColumn(0).getString()] = query->getColumn(1).getString();
    }
    return evidence;
  });
}

Result<std::int64_t> Ledger::delete_leaving(const std::string& source) {
  return ledger_try(connection_->name, [&] {
    // The validators go too: should the page come back, it must be sent whole.
    const auto forget = connection_->use(
        "UPDATE page SET etag = '', last_modified = '' WHERE source = ? AND id IN "
        "(SELECT page FROM document WHERE leaving IS NOT NULL)");
    forget->bind(1, source);
    forget->exec();
    const auto remember = connection_->use(
        "INSERT OR REPLACE INTO let_go (source, url, evidence) SELECT source, url, leaving "
        "FROM document JOIN page ON page.id = document.page "
        "WHERE source = ? AND leaving IS NOT NULL");
    remember->bind(1, source);
    remember->exec();
    const auto remove = connection_->use(
        "DELETE FROM document WHERE leaving IS NOT NULL AND page IN "
        "(SELECT id FROM page WHERE source = ?)");
    remove->bind(1, source);
    return std::int64_t{remove->exec()};
  });
}

Result<std::vector<BuildItem>> Ledger::build_items(const std::vector<std::string>& sources) {
  return ledger_try(connection_->name, [&] {
    SQLite::Statement query(
        connection_->database,
        fmt::format("SELECT url, document.id, max(published) OVER (PARTITION BY url) AS newest "
                    "FROM document JOIN page ON page.id = document.page WHERE source IN ({}) "
                    "ORDER BY newest DESC, url, role DESC, source",
                    placeholders(sources.size())));
    bind_all(query, sources);
    std::vector<BuildItem> items;
    while (query.executeStep()) {
      std::string url = query.getColumn(0).getString();
      if (items.empty() || items.back().url != url) {
        items.push_back({std::move(url), query.getColumn(2).getString(), {}, {}});
      }
      items.back().documents.push_back(query.getColumn(1).getInt64());
    }
    return items;
  });
}

Result<StoredDocument> Ledger::document(std::int64_t id) {
  struct Row {
    std::string source, url, role, extracted;
  };
  const auto row = ledger_try(connection_->name, [&] {
    const auto query = connection_->use(
        "SELECT source, url, role, extracted FROM document JOIN page ON page.id = document.page "
        "WHERE document.id = ?");
    query->bind(1, id);
    query->executeStep();
    return Row{query->getColumn(0).getString(), query->getColumn(1).getString(),
               query->getColumn(2).getString(), query->getColumn(3).getString()};
  });
  if (!row) return fail(row.error());
  return from_text(row->extracted, connection_->name).map([&](extract::Extracted extracted) {
    return StoredDocument{row->source, row->url, role_of(row->role), std::move(extracted)};
  });
}

Result<std::string> Ledger::fingerprint(const std::vector<std::string>& sources) {
  return ledger_try(connection_->name, [&] {
    SQLite::Statement query(
        connection_->database,
        fmt::format("SELECT source, url, role, fingerprint, canonical FROM document "
                    "JOIN page ON page.id = document.page WHERE source IN ({}) "
                    "ORDER BY source, url, role",
                    placeholders(sources.size())));
    bind_all(query, sources);
    Fingerprint all;
    while (query.executeStep()) {
      for (int column = 0; column < 5; ++column) all.add(query.getColumn(column).getString());
    }
    return all.hex();
  });
}

}  // namespace wegwijzer::ledger
