#pragma once

#include <xapian.h>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "language/analyser.hpp"
#include "searchd/search/explainer.hpp"
#include "searchd/search/generation.hpp"
#include "searchd/search/interpreter.hpp"
#include "searchd/search/placement.hpp"
#include "searchd/search/results.hpp"
#include "searchd/search/scorer.hpp"
#include "searchd/search/selection.hpp"
#include "searchd/search/similar.hpp"
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

  /// Where the record of an address stands in the answer to a question, and why there or not at
  /// all.
  Result<Placement> explain(const PlacementQuery& asked);

  /// The records that are most like one, which is itself not among them: hits and their number.
  /// Query when there is no such record.
  Result<Results> similar(const SimilarQuery& asked);

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
    std::vector<TermWeight> weights;
    WantedWords wanted;
    Bitset matches;                  ///< documents that match the text, whatever the filters
    std::vector<Candidate> ranked;   ///< the best that pass the filters, by relevance
    std::vector<std::uint32_t> top;  ///< pinned documents that are among the matches
    bool listed = false;             ///< nothing to rank them by: newest first
  };
  static bool is_pinned(const Answer& answer, std::uint32_t document);
  static Explainer::Look look_at(const Answer& answer, std::uint32_t document);
  Answer match(const Query& query, const Selection& selection, const Deadline& deadline);
  /// The documents of the page that the query asks for; `found` are all that it finds.
  std::vector<Candidate> page_of(const Query& query, const Answer& answer, Bitset found) const;
  Interpretation interpret(const Query& query) const;
  /// What results say of the question itself.
  Results results_of(const Query& query, const Interpretation& meaning) const;
  /// Adds the hits of a page, each explained when the query says so.
  Result<void> add_hits(const std::vector<Candidate>& shown, const Answer& answer,
                        Results& results);
  Result<Hit> hit(std::size_t document, const WantedWords& wanted, const std::string& language);
  /// The number of the record with this id. Throws Xapian::Error.
  std::optional<std::uint32_t> find(const std::string& id) const;
  static Error no_document(const std::string& id);

  // Of explain (searcher_explain.cpp)
  Placement place(const PlacementQuery& asked, const Deadline& deadline);
  std::optional<std::uint32_t> find(const Url& url) const;
  /// Why there is no record of an address.
  Reason absence(const Url& url) const;
  std::vector<Reason> reasons(std::uint32_t document, const Interpretation& meaning,
                              const Selection& selection, const Deadline& deadline,
                              const Placement& placement) const;

  // Of similar (searcher_similar.cpp)
  /// The most similar records, best first; nullopt when there is no record with this id.
  std::optional<std::vector<Candidate>> like(const std::string& id, WantedWords& wanted,
                                             const Deadline& deadline);

  std::shared_ptr<const Generation> generation_;
  Xapian::Database database_;
  language::Analyser analyser_;
  Interpreter interpreter_;
  Scorer scorer_;
};

}  // namespace wegwijzer::search
