// Of a Searcher: why a record is where it is in an answer, or not in it.
#include <algorithm>

#include "schema/stored_record.hpp"
#include "searchd/search/in_time.hpp"
#include "searchd/search/searcher.hpp"

namespace wegwijzer::search {

namespace {

/// The parameter with what was chosen for it.
Reason filtered(const std::string& parameter, const Query& query) {
  if (parameter == "from") return {"filtered", parameter, {query.from}};
  if (parameter == "to") return {"filtered", parameter, {query.to}};
  return {"filtered", parameter, query.filters.at(parameter)};
}

}  // namespace

Result<Placement> Searcher::explain(const PlacementQuery& asked) {
  return in_time("explain", [&](const Deadline& deadline) { return place(asked, deadline); });
}

std::optional<std::uint32_t> Searcher::find(const Url& url) const {
  auto found = find(record_id(url.href()));
  if (!found) found = find(record_id(canonical(url).href()));
  return found;
}

Reason Searcher::absence(const Url& url) const {
  const AbsentFile& absent = generation_->absent();
  auto known = absent.find(record_id(url.href()));
  if (!known) known = absent.find(record_id(canonical(url).href()));
  if (!known) return {"never_seen"};
  Reason reason{name_of(known->why), "", {}, known->date, known->status, ""};
  if (const auto other = find(known->other)) {
    const auto record = record_from_stored(generation_->hits()[*other]);
    if (record) reason.url = record->url;
  }
  return reason;
}

Placement Searcher::place(const PlacementQuery& asked, const Deadline& deadline) {
  Query whole = asked.query;
  whole.page = 1;
  whole.per_page = last_result;
  const Selection selection(whole, *generation_);
  const Answer answer = match(whole, selection, deadline);
  Bitset found = answer.matches;
  found &= selection.passing();

  Placement placement;
  placement.results = results_of(asked.query, answer.meaning);
  placement.results.total = found.count();
  placement.url = asked.url.href();
  const auto document = find(asked.url);
  if (!document) {
    placement.reasons = {absence(asked.url)};
    return placement;
  }
  if (const auto record = record_from_stored(generation_->hits()[*document])) {
    placement.url = record->url;
    placement.id = record->id;
    placement.title = record->title;
  }
  placement.found = found.test(*document);
  placement.pinned = is_pinned(answer, *document);
  const auto list = page_of(whole, answer, std::move(found));
  const auto at = std::find_if(list.begin(), list.end(), [&](const Candidate& candidate) {
    return candidate.document == *document;
  });
  if (at != list.end()) placement.rank = static_cast<std::size_t>(at - list.begin()) + 1;
  if (!answer.listed) {
    const Explainer explainer(answer.meaning, answer.weights, answer.wanted, *generation_,
                              database_);
    placement.explanation = explainer.explain(*document, look_at(answer, *document));
  }
  if (!placement.found) {
    placement.reasons = reasons(*document, answer.meaning, selection, deadline, placement);
  }
  return placement;
}

std::vector<Reason> Searcher::reasons(std::uint32_t document, const Interpretation& meaning,
                                      const Selection& selection, const Deadline& deadline,
                                      const Placement& placement) const {
  std::vector<Reason> reasons;
  for (const std::string& parameter : selection.refusing(document)) {
    reasons.push_back(filtered(parameter, placement.results.query));
  }
  for (const Condition& condition : meaning.excluded) {
    if (!scorer_.meeting(condition, deadline).test(document)) continue;
    reasons.push_back({"excluded", "", {to_text(condition)}});
  }
  std::vector<std::string> missing;
  if (placement.explanation) missing = placement.explanation->missing();
  for (const Condition& condition : meaning.required) {
    if (scorer_.meeting(condition, deadline).test(document)) continue;
    const std::string text = to_text(condition);
    const bool told = std::find(missing.begin(), missing.end(), text) != missing.end();
    if (!told) reasons.push_back({"required", "", {text}});
  }
  if (!placement.explanation) return reasons;
  const Explanation& explanation = *placement.explanation;
  const AllWords all(meaning, generation_->ranking());
  if (explanation.has == 0 || (meaning.every_word && !all.in(explanation.has))) {
    reasons.push_back({"words", "", std::move(missing)});
  }
  return reasons;
}

}  // namespace wegwijzer::search
