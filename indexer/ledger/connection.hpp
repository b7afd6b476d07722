#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer::ledger {

/// The open database with its statements, each prepared once.
struct Ledger::Connection {
  explicit Connection(const std::string& path, int flags) : name(path), database(path, flags) {}

  /// A prepared statement while it is used. Reset at the end, because a SELECT that was not read
  /// to its end would hold its snapshot and keep the log from being folded in.
  class Use {
   public:
    explicit Use(SQLite::Statement& statement) : statement_(statement) {}
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    ~Use() { statement_.tryReset(); }
    SQLite::Statement* operator->() const { return &statement_; }
    SQLite::Statement& operator*() const { return statement_; }

   private:
    SQLite::Statement& statement_;
  };

  /// The statement for `sql`, without bindings.
  Use use(const std::string& sql) {
    auto& prepared = statements[sql];
    if (!prepared) prepared = std::make_unique<SQLite::Statement>(database, sql);
    prepared->clearBindings();
    return Use(*prepared);
  }

  std::string name;
  SQLite::Database database;
  std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> statements;
};

/// A moment as the tables hold it: seconds since 1970, UTC.
inline std::int64_t seconds(Time time) { return time.time_since_epoch().count(); }
inline Time time_of(std::int64_t seconds) { return Time(std::chrono::seconds(seconds)); }

/// Runs what may throw a SQLite::Exception. The only place where those are turned into Results.
template <class Action>
auto ledger_try(const std::string& name, Action&& action) -> Result<std::invoke_result_t<Action>> {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Action>>) {
      std::forward<Action>(action)();
      return {};
    } else {
      return std::forward<Action>(action)();
    }
  } catch (const SQLite::Exception& error) {
    constexpr int full = 13, corrupt = 11, not_a_database = 26;
    std::string hint = "check who owns the data directory, and that no other program has it open";
    if (error.getErrorCode() == full) {
      hint = "free some space and run it again; what was committed is kept";
    } else if (error.getErrorCode() == corrupt || error.getErrorCode() == not_a_database) {
      hint = "put a copy of harvest.db back, or move it away and harvest again";
    }
    return fail(Code::Io, name + ": " + error.what(), hint);
  }
}

}  // namespace wegwijzer::ledger
