#pragma once

#include <xapian.h>
#include <type_traits>
#include <utility>

#include "base/result.hpp"

namespace wegwijzer {

/// What a reader of an index can do about every fault in it.
inline constexpr const char* rebuild_hint = "rebuild it: wegwijzer-indexer build";

/// Runs what may throw a Xapian::Error and gives its value, or the error in our words with `hint`.
/// The only place where Xapian's exceptions are turned into Results.
template <class Action>
auto xapian_try(const std::string& doing, Action&& action, const char* hint = "")
    -> Result<std::invoke_result_t<Action>> {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Action>>) {
      std::forward<Action>(action)();
      return {};
    } else {
      return std::forward<Action>(action)();
    }
  } catch (const Xapian::DatabaseLockError& error) {
    return fail(Code::Refused, doing + ": " + error.get_msg(), "another process is writing there");
  } catch (const Xapian::Error& error) {
    std::string what = doing + ": " + error.get_msg();
    if (error.get_error_string() != nullptr)
      what += std::string(" (") + error.get_error_string() + ")";
    return fail(Code::Index, std::move(what), hint);
  }
}

}  // namespace wegwijzer
