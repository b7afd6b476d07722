#include "statistics/question_store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

namespace wegwijzer::statistics {

namespace fs = std::filesystem;

namespace {

/// PRAGMA user_version of the layout below (docs/statistics.md). On disk.
constexpr int layout_version = 1;
constexpr const char* layout = R"sql(
CREATE TABLE question (
  text TEXT NOT NULL,
  month TEXT NOT NULL,
  sessions INTEGER NOT NULL,
  PRIMARY KEY (text, month)
) WITHOUT ROWID;
)sql";

constexpr int busy_timeout_ms = 5'000;
constexpr std::chrono::days kept{365};

/// "2026-11"
std::string month_of(Time time) { return to_iso(time).substr(0, 7); }

Error cannot(const fs::path& file, const SQLite::Exception& error) {
  return {Code::Io, file.string() + ": " + error.what(),
          "it only holds what is asked often: where it is damaged, it can be removed"};
}

/// Makes the table where there is none. False when a newer program made it otherwise.
bool make_layout(SQLite::Database& database) {
  const int found = database.execAndGet("PRAGMA user_version").getInt();
  if (found == 0) {
    SQLite::Transaction transaction(database);
    database.exec(layout);
    database.exec(fmt::format("PRAGMA user_version = {}", layout_version));
    transaction.commit();
  }
  return found <= layout_version;
}

}  // namespace

Result<void> QuestionStore::add(const std::vector<AskedQuestion>& questions, Time now) const try {
  SQLite::Database database(file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                            busy_timeout_ms);
  std::error_code ignored;
  fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write, ignored);
  if (!make_layout(database)) {
    return fail(Code::Io, file_.string() + ": was written by a newer wegwijzer-searchd");
  }
  SQLite::Transaction transaction(database);
  SQLite::Statement insert(database,
                           "INSERT INTO question SELECT ?1, ?2, ?3 "
                           "WHERE ?3 >= ?4 OR EXISTS (SELECT 1 FROM question WHERE text = ?1) "
                           "ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions");
  insert.bind(4, static_cast<std::int64_t>(least_sessions));
  for (const AskedQuestion& question : questions) {
    insert.bind(1, question.text);
    insert.bind(2, month_of(now));
    insert.bind(3, static_cast<std::int64_t>(question.sessions));
    insert.exec();
    insert.reset();
  }
  SQLite::Statement forget(database, "DELETE FROM question WHERE month < ?");
  forget.bind(1, month_of(now - kept));
  forget.exec();
  SQLite::Statement forget_few(
      database,
      "DELETE FROM question WHERE text IN "
      "(SELECT text FROM question GROUP BY text HAVING SUM(sessions) < ?)");
  forget_few.bind(1, static_cast<std::int64_t>(least_sessions));
  forget_few.exec();
  transaction.commit();
  return {};
} catch (const SQLite::Exception& error) {
  return fail(cannot(file_, error));
}

Result<std::vector<AskedQuestion>> QuestionStore::most_asked(std::size_t most, Time now) const try {
  std::vector<AskedQuestion> questions;
  if (std::error_code absent; !fs::exists(file_, absent)) return questions;
  SQLite::Database database(file_.string(), SQLite::OPEN_READONLY, busy_timeout_ms);
  if (!database.tableExists("question")) return questions;
  SQLite::Statement query(database,
                          "SELECT text, SUM(sessions) AS all_sessions FROM question "
                          "WHERE month >= ? GROUP BY text HAVING all_sessions >= ? "
                          "ORDER BY all_sessions DESC, text LIMIT ?");
  query.bind(1, month_of(now - kept));
  query.bind(2, static_cast<std::int64_t>(least_sessions));
  query.bind(3, static_cast<std::int64_t>(most));
  while (query.executeStep()) {
    questions.push_back({query.getColumn(0).getString(),
                         static_cast<std::uint64_t>(query.getColumn(1).getInt64())});
  }
  return questions;
} catch (const SQLite::Exception& error) {
  return fail(cannot(file_, error));
}

}  // namespace wegwijzer::statistics
