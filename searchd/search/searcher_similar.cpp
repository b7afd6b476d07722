// Of a Searcher: records that are like one.
#include <algorithm>

#include "schema/stored_record.hpp"
#include "searchd/search/in_time.hpp"
#include "searchd/search/searcher.hpp"

namespace wegwijzer::search {

Result<Results> Searcher::similar(const SimilarQuery& asked) {
  WantedWords wanted;
  auto likes = in_time("find similar records",
                       [&](const Deadline& deadline) { return like(asked.id, wanted, deadline); });
  if (!likes) return fail(likes.error());
  if (!*likes) return fail(no_document(asked.id));

  Results results;
  results.generation = generation_->id();
  results.total = (*likes)->size();
  (*likes)->resize(std::min((*likes)->size(), static_cast<std::size_t>(asked.per_page)));
  for (const Candidate& candidate : **likes) {
    auto made = hit(candidate.document, wanted, asked.language);
    if (!made) return fail(made.error());
    made->score = candidate.score;
    results.hits.push_back(std::move(*made));
  }
  return results;
}

std::optional<std::vector<Candidate>> Searcher::like(const std::string& id, WantedWords& wanted,
                                                     const Deadline& deadline) {
  auto document = find(id);
  if (!document) {
    // The address of a copy stands for the record that is shown instead.
    const auto absent = generation_->absent().find(id);
    if (absent && absent->why == Absence::Copy) document = find(absent->other);
  }
  if (!document) return std::nullopt;
  const auto record = record_from_stored(generation_->hits()[*document]);
  const Interpretation meaning =
      likeness(*document, record ? record->language : "", *generation_, analyser_, database_);
  Bitset all(generation_->columns().documents());
  all.set_all();
  auto found = scorer_.run(meaning, all, most_similar + 1, deadline);
  wanted = WantedWords(meaning, found.weights);
  std::vector<Candidate> best = std::move(found.best);
  // The best of all is, but for odd cases, the record itself.
  const double enough = best.empty() ? 0 : best.front().score * least_similar;
  std::erase_if(best, [&](const Candidate& candidate) {
    return candidate.document == *document || candidate.score < enough;
  });
  if (best.size() > most_similar) best.resize(most_similar);
  return best;
}

}  // namespace wegwijzer::search
