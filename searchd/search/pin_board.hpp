#pragma once

#include <xapian.h>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "language/analyser.hpp"
#include "schema/pins.hpp"
#include "searchd/search/query.hpp"

namespace wegwijzer::search {

/// The pins of a generation, ready to be looked up. Const once made; safe for all threads.
class PinBoard {
 public:
  PinBoard() = default;
  /// Pages that are not in the index are left out. Throws Xapian::Error.
  PinBoard(const std::vector<Pin>& pins, const Xapian::Database& database,
           const language::Analyser& analyser);

  /// Documents (docid - 1) to put at the top of a query's answer, in this order.
  std::vector<std::uint32_t> top_of(const Query& query, const language::Analyser& analyser) const;
  /// Those that are part of the answer for their pin's sake, whether they match the text or not: of
  /// pins for words alone, so that an answer does not depend on filters.
  std::vector<std::uint32_t> added_to(const std::string& text,
                                      const language::Analyser& analyser) const;

 private:
  struct Pinned {
    std::set<std::string> stems;  // of the words
    std::map<std::string, std::vector<std::string>> facets;
    std::vector<std::uint32_t> documents;
  };

  std::vector<Pinned> pins_;
};

}  // namespace wegwijzer::search
