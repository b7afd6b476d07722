#include "searchd/search/searcher.hpp"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "schema/fields.hpp"
#include "schema/sections.hpp"
#include "schema/stored_record.hpp"
#include "schema/xapian_try.hpp"
#include "searchd/search/refinement.hpp"
#include "searchd/search/selection.hpp"
#include "searchd/search/snippet.hpp"

namespace wegwijzer::search {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

/// A reader does not wait longer, and a worker must come free.
constexpr std::chrono::milliseconds allowed_time{2000};

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

/// The values of a document in one facet, without those above another of its values.
std::vector<LabelledId> most_specific(const Facet& facet,
                                      const std::vector<const FacetValue*>& values,
                                      const std::string& language) {
  std::vector<LabelledId> labelled;
  for (const FacetValue* value : values) {
    const bool above = std::any_of(values.begin(), values.end(), [&](const FacetValue* other) {
      const auto line = facet.with_parents(*other);
      return other != value && std::find(line.begin(), line.end(), value) != line.end();
    });
    if (!above) labelled.push_back({value->id, in_language(value->label, language)});
  }
  return labelled;
}

/// The section of the document in which a byte of its text stands; none when a link cannot point to
/// it, or it is the whole document.
std::optional<SectionLink> section_at(const Generation& generation, std::size_t document,
                                      std::size_t byte, const Record& record) {
  const auto sections = decode_sections(generation.sections()[document]);
  const auto after = std::find_if(sections.begin(), sections.end(),
                                  [&](const Section& section) { return section.offset > byte; });
  if (after == sections.begin()) return std::nullopt;
  const Section& section = *std::prev(after);
  if (section.fragment.empty() || section.title == record.title) return std::nullopt;
  return SectionLink{section.title, record.url + "#" + section.fragment};
}

std::map<std::string, std::vector<LabelledId>> tags_of(const Generation& generation,
                                                       std::size_t document,
                                                       const std::string& language) {
  std::map<std::string, std::vector<LabelledId>> tags;
  const auto& facets = generation.taxonomy().facets;
  const auto codes = generation.columns().values_of(document);
  for (std::size_t i = 0; i < facets.size(); ++i) {
    if (!facets[i].shown) continue;
    std::vector<const FacetValue*> values;
    const std::size_t first = generation.columns().first_code(i);
    for (const ValueCode code : codes) {
      if (code >= first && code < first + facets[i].values.size()) {
        values.push_back(&facets[i].values[code - first]);
      }
    }
    if (!values.empty()) tags[facets[i].id] = most_specific(facets[i], values, language);
  }
  return tags;
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
    return answer;
  }
  answer.meaning = interpreter_.interpret(query.text, query.exact ? Reading::Exact : Reading::Free);
  const Window window = window_of(query);
  const std::size_t keep =
      std::max(refined_candidates, window.first + window.length) + answer.top.size();
  auto outcome = scorer_.run(answer.meaning, selection.passing(), keep, deadline);
  const auto weights = scorer_.weights(answer.meaning);
  answer.wanted = WantedWords(answer.meaning, weights);
  answer.matches = std::move(outcome.matches);
  for (const std::uint32_t document : generation_->pins().added_to(query.text, analyser_)) {
    answer.matches.set(document);
  }
  std::erase_if(answer.top, [&](std::uint32_t document) { return !answer.matches.test(document); });
  answer.ranked =
      refine(std::move(outcome.best), answer.meaning, weights, answer.wanted, *generation_);
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
  if (query.text.empty()) {
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
  const Deadline deadline(allowed_time);
  const Selection selection(query, *generation_);
  Result<Answer> answer = fail(Code::Overdue, "this question takes too long", "ask fewer words");
  try {
    answer = xapian_try(
        "search", [&] { return match(query, selection, deadline); }, rebuild_hint);
  } catch (const Deadline::Passed&) {
  }
  if (!answer) return fail(answer.error());

  Bitset found = answer->matches;
  found &= selection.passing();
  Results results;
  results.query = query;
  results.corrected = answer->meaning.corrected;
  results.corrected_text = answer->meaning.corrected_text;
  results.relaxed = answer->meaning.relaxed;
  results.expanded = answer->meaning.expanded;
  results.total = found.count();
  const std::size_t reachable = std::min<std::size_t>(results.total, last_result);
  const auto per_page = static_cast<std::size_t>(query.per_page);
  results.pages = static_cast<int>((reachable + per_page - 1) / per_page);
  results.generation = generation_->id();
  results.facets = selection.facets(answer->matches);

  for (const Candidate& candidate : page_of(query, *answer, std::move(found))) {
    auto made = hit(candidate.document, answer->wanted, query.language);
    if (!made) return fail(made.error());
    made->score = candidate.score;
    made->pinned = is_pinned(*answer, candidate.document);
    results.hits.push_back(std::move(*made));
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
  results.took_ms = took.count();
  return results;
}

Result<Hit> Searcher::hit(std::size_t document, const WantedWords& wanted,
                          const std::string& language) {
  const auto docid = static_cast<Xapian::docid>(document + 1);
  auto record =
      xapian_try(
          "read document", [&] { return database_.get_document(docid).get_data(); }, rebuild_hint)
          .and_then(record_from_stored);
  if (!record) return fail(record.error());
  const WordStream words(generation_->words()[document]);
  Snippet shown = snippet(generation_->texts()[document], words, wanted);
  Hit hit;
  hit.id = record->id;
  hit.url = record->url;
  hit.title = mark_title(record->title, words, wanted);
  hit.snippet = std::move(shown.pieces);
  if (shown.matched) hit.section = section_at(*generation_, document, shown.byte, *record);
  hit.source = {record->source, record->source_label};
  hit.published = record->published;
  hit.language = record->language;
  hit.access = record->access;
  hit.media_type = record->media_type;
  hit.tags = tags_of(*generation_, document, language);
  hit.event = record->event;
  hit.also_at = record->also_at;
  hit.on_copy_site = record->on_copy_site;
  return hit;
}

std::vector<Suggestion> Searcher::suggest(const Query& query) const {
  return generation_->suggestions().suggest(query.text, query.language, analyser_);
}

Result<json> Searcher::document(const std::string& id) {
  const auto docid = xapian_try(
      "look up document",
      [&] {
        const std::string term = std::string(id_prefix) + id;
        const auto found = database_.postlist_begin(term);
        return found == database_.postlist_end(term) ? Xapian::docid{0} : *found;
      },
      rebuild_hint);
  if (!docid) return fail(docid.error());
  if (*docid == 0) {
    Error error{Code::Query, fmt::format("there is no document \"{}\"", cut_utf8(id, 60)),
                "ids come from /v1/search; a document that left the collection has none"};
    error.parameter = "id";
    return fail(std::move(error));
  }
  json record =
      json::parse(generation_->records()[*docid - 1], nullptr, /*allow_exceptions=*/false);
  if (record.is_discarded()) return fail(Code::Index, "a record is damaged", rebuild_hint);
  return record;
}

}  // namespace wegwijzer::search
