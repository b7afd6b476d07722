#include "searchd/http/call.hpp"

namespace wegwijzer::http {

void Call::tell_asked(const search::Results& results) const {
  const bool as_meant = results.total > 0 && results.corrected.empty() && results.relaxed.empty();
  if (questions == nullptr || !as_meant || results.query.page != 1) return;
  questions->asked(results.query.text, network);
}

}  // namespace wegwijzer::http
