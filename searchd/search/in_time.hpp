#pragma once

#include <chrono>
#include <string>
#include <type_traits>

#include "schema/xapian_try.hpp"
#include "searchd/search/deadline.hpp"

namespace wegwijzer::search {

/// A reader does not wait longer, and a worker must come free.
inline constexpr std::chrono::milliseconds allowed_time{2000};

/// Runs `action(deadline)`, which looks into the index; Overdue when it takes too long.
template <class Action>
auto in_time(const std::string& doing, Action&& action)
    -> Result<std::invoke_result_t<Action, const Deadline&>> {
  const Deadline deadline(allowed_time);
  try {
    return xapian_try(
        doing, [&] { return action(deadline); }, rebuild_hint);
  } catch (const Deadline::Passed&) {
    return fail(Code::Overdue, "this question takes too long", "ask fewer words");
  }
}

}  // namespace wegwijzer::search
