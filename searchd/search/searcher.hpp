#pragma once

#include <xapian.h>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "language/analyser.hpp"
#include "searchd/search/generation.hpp"
#include "searchd/search/interpreter.hpp"
#include "searchd/search/results.hpp"
#include "searchd/search/scorer.hpp"
#include "searchd/search/selection.hpp"
#include "searchd/search/word_places.hpp"

namespace wegwijzer::search {

/// Answers queries from one generation. One for each thread (a Xapian database is not shared);
/// cheap to make once the Generation is open.
class Searcher {
 public:
  static Result<std::unique_ptr<Searcher>> open(std::shared_ptr<const Generation> generation);

  const Generation& generation() const { return *generation_; }

  /// Hits, exact total and facet counts, all from one pass over the matches. Overdue when that
  /// takes more than two seconds.
  Result<Results> run(const Query& query);

  /// The record with this id, with its tags and their evidence, as /v1/documents/{id} answers it;
  /// Query when there is none.
  Result<nlohmann::json> document(const std::string& id);

  /// What somebody who types `query.text` may mean; its filters and the rest play no part.
  std::vector<Suggestion> suggest(const Query& query) const;

 private:
  Searcher(std::shared_ptr<const Generation> generation, Xapian::Database database);

  /// What matches a query, before it is shown.
  struct Answer {
    Interpretation meaning;
    WantedWords wanted;
    Bitset matches;                  ///< documents that match the text, whatever the filters
    std::vector<Candidate> ranked;   ///< the best that pass the filters, by relevance
    std::vector<std::uint32_t> top;  ///< pinned documents that are among the matches
  };
  static bool is_pinned(const Answer& answer, std::uint32_t document);
  /// The documents of the page that the query asks for; `found` are all that it finds.
  std::vector<Candidate> page_of(const Query& query, const Answer& answer, Bitset found) const;
  Answer match(const Query& query, const Selection& selection, const Deadline& deadline);
  Result<Hit> hit(std::size_t document, const WantedWords& wanted, const std::string& language);

  std::shared_ptr<const Generation> generation_;
  Xapian::Database database_;
  language::Analyser analyser_;
  Interpreter interpreter_;
  Scorer scorer_;
};

}  // namespace wegwijzer::search
