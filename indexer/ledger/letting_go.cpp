// Documents that a person lets go, and what the ledger remembers of those that went.
#include "indexer/ledger/connection.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer::ledger {

Result<void> Ledger::let_go(const std::string& source, const std::string& url,
                            const std::string& evidence) {
  return ledger_try(connection_->name, [&] {
    const auto remember =
        connection_->use("INSERT OR REPLACE INTO let_go (source, url, evidence) VALUES (?, ?, ?)");
    remember->bind(1, source);
    remember->bind(2, url);
    remember->bind(3, evidence);
    remember->exec();
    const char* documents = "(SELECT id FROM page WHERE source = ? AND url = ?)";
    for (const std::string& change :
         {std::string("DELETE FROM document WHERE page IN ") + documents,
          // Should the page come back, it must be sent whole.
          std::string("UPDATE page SET etag = '', last_modified = '' WHERE id IN ") + documents}) {
      const auto statement = connection_->use(change);
      statement->bind(1, source);
      statement->bind(2, url);
      statement->exec();
    }
  });
}

Result<Standing> Ledger::standing(const std::string& source, const std::string& url) {
  return ledger_try(connection_->name, [&] {
    const auto query = connection_->use(
        "SELECT EXISTS (SELECT 1 FROM document JOIN page ON page.id = document.page "
        "               WHERE source = ?1 AND url = ?2), "
        "EXISTS (SELECT 1 FROM let_go WHERE source = ?1 AND url = ?2)");
    query->bind(1, source);
    query->bind(2, url);
    query->executeStep();
    if (query->getColumn(0).getInt() != 0) return Standing::Present;
    return query->getColumn(1).getInt() != 0 ? Standing::LetGo : Standing::Unknown;
  });
}

}  // namespace wegwijzer::ledger
