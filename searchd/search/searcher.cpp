#include "searchd/search/searcher.hpp"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "schema/fields.hpp"
#include "searchd/search/in_time.hpp"
#include "searchd/search/refinement.hpp"
#include "searchd/search/selection.hpp"

namespace wegwijzer::search {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

/// A place in the hit list: which documents the page shows.
struct Window {
  std::size_t first;
  std::size_t length;
};

Window window_of(const Query& query) {
  const auto first = static_cast<std::size_t>((query.page - 1) * query.per_page);
  return {first, std::min(static_cast<std::size_t>(query.per_page),
                          static_cast<std::size_t>(last_result) - first)};
}

/// The documents of `set` that the window shows, in the order of `documents`.
template <class Range>
std::vector<Candidate> in_order_of(const Range& documents, const Bitset& set, Window window) {
  std::vector<Candidate> shown;
  std::size_t place = 0;
  for (const std::uint32_t document : documents) {
    if (!set.test(document) || place++ < window.first) continue;
    shown.push_back({document, 0, 0});
    if (shown.size() == window.length) break;
  }
  return shown;
}

/// The same for the order of the documents themselves, which is newest first
/// (docs/index-format.md).
std::vector<Candidate> newest_first(const Bitset& set, Window window) {
  std::vector<Candidate> shown;
  std::size_t place = 0;
  set.for_each([&](std::size_t document) {
    if (place++ >= window.first) shown.push_back({static_cast<std::uint32_t>(document), 0, 0});
    return shown.size() < window.length;
  });
  return shown;
}

/// The part of the list that the window shows.
std::vector<Candidate> within(std::vector<Candidate> candidates, Window window) {
  const std::size_t first = std::min(window.first, candidates.size());
  const std::size_t last = std::min(first + window.length, candidates.size());
  return {candidates.begin() + static_cast<std::ptrdiff_t>(first),
          candidates.begin() + static_cast<std::ptrdiff_t>(last)};
}

}  // namespace

Searcher::Searcher(std::shared_ptr<const Generation> generation, Xapian::Database database)
    : generation_(std::move(generation)),
      database_(std::move(database)),
      analyser_(generation_->language_data()),
      interpreter_(generation_->dictionary(), generation_->ranking(), analyser_, database_),
      scorer_(*generation_, database_) {}

Result<std::unique_ptr<Searcher>> Searcher::open(std::shared_ptr<const Generation> generation) {
  const std::string path = generation->database_path().string();
  return xapian_try(
             "open " + path, [&] { return Xapian::Database(path); }, rebuild_hint)
      .map([&](Xapian::Database database) {
        return std::unique_ptr<Searcher>(new Searcher(std::move(generation), std::move(database)));
      });
}

Interpretation Searcher::interpret(const Query& query) const {
  return interpreter_.interpret(query.text, query.exact ? Reading::Exact : Reading::Free);
}

Results Searcher::results_of(const Query& query, const Interpretation& meaning) const {
  Results results;
  results.query = query;
  results.corrected = meaning.corrected;
  results.corrected_text = meaning.corrected_text;
  results.relaxed = meaning.relaxed;
  results.expanded = meaning.expanded;
  results.generation = generation_->id();
  return results;
}

Searcher::Answer Searcher::match(const Query& query, const Selection& selection,
                                 const Deadline& deadline) {
  Answer answer;
  if (query.sort == Sort::Relevance) {
    answer.top = generation_->pins().top_of(query, analyser_);
    std::erase_if(answer.top, [&](std::uint32_t document) { return !selection.passes(document); });
  }
  if (query.text.empty()) {
    answer.matches = Bitset(selection.passing().size());
    answer.matches.set_all();
    answer.listed = true;
    return answer;
  }
  answer.meaning = interpret(query);
  answer.listed = answer.meaning.only_excludes();
  const Window window = window_of(query);
  const std::size_t keep =
      std::max(refined_candidates, window.first + window.length) + answer.top.size();
  auto outcome = scorer_.run(answer.meaning, selection.passing(), keep, deadline);
  answer.weights = std::move(outcome.weights);
  answer.wanted = WantedWords(answer.meaning, answer.weights);
  answer.matches = std::move(outcome.matches);
  for (const std::uint32_t document : generation_->pins().added_to(query.text, analyser_)) {
    answer.matches.set(document);
  }
  std::erase_if(answer.top, [&](std::uint32_t document) { return !answer.matches.test(document); });
  // A pinned document is shown with the score that it would have had, wherever that is.
  const std::size_t shown = answer.top.empty() ? window.first + window.length : keep;
  answer.ranked = refine(std::move(outcome.best), shown, answer.meaning, answer.weights,
                         answer.wanted, *generation_);
  return answer;
}

bool Searcher::is_pinned(const Answer& answer, std::uint32_t document) {
  return std::find(answer.top.begin(), answer.top.end(), document) != answer.top.end();
}

std::vector<Candidate> Searcher::page_of(const Query& query, const Answer& answer,
                                         Bitset found) const {
  const Window window = window_of(query);
  if (query.sort == Sort::Title) return in_order_of(generation_->title_order(), found, window);
  if (query.sort == Sort::Date) return newest_first(found, window);
  std::vector<Candidate> list;
  for (const std::uint32_t document : answer.top) {
    const auto ranked =
        std::find_if(answer.ranked.begin(), answer.ranked.end(),
                     [&](const Candidate& candidate) { return candidate.document == document; });
    list.push_back(ranked == answer.ranked.end() ? Candidate{document, 0, 0} : *ranked);
    found.reset(document);
  }
  if (answer.listed) {
    const auto rest = newest_first(found, {0, window.first + window.length});
    list.insert(list.end(), rest.begin(), rest.end());
  } else {
    std::copy_if(
        answer.ranked.begin(), answer.ranked.end(), std::back_inserter(list),
        [&](const Candidate& candidate) { return !is_pinned(answer, candidate.document); });
  }
  return within(std::move(list), window);
}

Result<Results> Searcher::run(const Query& query) {
  const auto began = std::chrono::steady_clock::now();
  const Selection selection(query, *generation_);
  auto answer = in_time(
      "search", [&](const Deadline& deadline) { return match(query, selection, deadline); });
  if (!answer) return fail(answer.error());

  Bitset found = answer->matches;
  found &= selection.passing();
  Results results = results_of(query, answer->meaning);
  results.total = found.count();
  const std::size_t reachable = std::min<std::size_t>(results.total, last_result);
  const auto per_page = static_cast<std::size_t>(query.per_page);
  results.pages = static_cast<int>((reachable + per_page - 1) / per_page);
  results.facets = selection.facets(answer->matches);

  const auto shown = page_of(query, *answer, std::move(found));
  if (auto added = add_hits(shown, *answer, results); !added) return fail(added.error());
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
  results.took_ms = took.count();
  return results;
}

std::optional<std::uint32_t> Searcher::find(const std::string& id) const {
  const std::string term = std::string(id_prefix) + id;
  const auto found = database_.postlist_begin(term);
  if (found == database_.postlist_end(term)) return std::nullopt;
  return *found - 1;
}

Error Searcher::no_document(const std::string& id) {
  Error error{Code::Query, fmt::format("there is no document \"{}\"", cut_utf8(id, 60)),
              "ids come from /v1/search; a document that left the collection has none"};
  error.parameter = "id";
  return error;
}

std::vector<Suggestion> Searcher::suggest(const Query& query) const {
  return generation_->suggestions().suggest(query.text, query.language, analyser_);
}

Result<json> Searcher::document(const std::string& id) {
  const auto document = xapian_try(
      "look up document", [&] { return find(id); }, rebuild_hint);
  if (!document) return fail(document.error());
  if (!*document) return fail(no_document(id));
  json record =
      json::parse(generation_->records()[**document], nullptr, /*allow_exceptions=*/false);
  if (record.is_discarded()) return fail(Code::Index, "a record is damaged", rebuild_hint);
  return record;
}

}  // namespace wegwijzer::search
