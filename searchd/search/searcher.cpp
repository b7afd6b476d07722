#include "searchd/search/searcher.hpp"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "schema/fields.hpp"
#include "schema/stored_record.hpp"
#include "schema/xapian_try.hpp"
#include "searchd/search/interpretation.hpp"
#include "searchd/search/selection.hpp"

namespace wegwijzer::search {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

/// A document of the answer; the score is 0 when the order is not by relevance.
struct Ranked {
  std::size_t document;
  double score;
};

/// Notes every document that the text matches, and lets pass those that the filters allow: hits,
/// total and all counts come from one pass. (A MatchSpy sees only what passed.)
class NotingDecider final : public Xapian::MatchDecider {
 public:
  NotingDecider(Bitset& matches, const Selection& selection)
      : matches_(matches), selection_(selection) {}

  bool operator()(const Xapian::Document& document) const override {
    const std::size_t number = document.get_docid() - 1;
    matches_.set(number);
    return selection_.passes(number);
  }

 private:
  Bitset& matches_;
  const Selection& selection_;
};

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
std::vector<Ranked> in_order_of(const Range& documents, const Bitset& set, Window window) {
  std::vector<Ranked> shown;
  std::size_t place = 0;
  for (const std::uint32_t document : documents) {
    if (!set.test(document) || place++ < window.first) continue;
    shown.push_back({document, 0});
    if (shown.size() == window.length) break;
  }
  return shown;
}

/// The same for the order of the documents themselves, which is newest first
/// (docs/index-format.md).
std::vector<Ranked> newest_first(const Bitset& set, Window window) {
  std::vector<Ranked> shown;
  std::size_t place = 0;
  set.for_each([&](std::size_t document) {
    if (place++ >= window.first) shown.push_back({document, 0});
    return shown.size() < window.length;
  });
  return shown;
}

struct Matched {
  Bitset matches;              ///< documents that match the text, whatever the filters
  std::vector<Ranked> ranked;  ///< the window's documents by relevance
};

Matched everything(std::size_t documents) {
  Matched matched{Bitset(documents), {}};
  matched.matches.set_all();
  return matched;
}

Matched match(const Xapian::Database& database, const Xapian::Query& query,
              const Selection& selection, Window window) {
  Matched matched{Bitset(selection.passing().size()), {}};
  if (query.empty()) return matched;
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(1.5, 0, 1, 0.75, 0.5));
  enquire.set_query(query);
  const NotingDecider decider(matched.matches, selection);
  const auto mset = enquire.get_mset(static_cast<Xapian::doccount>(window.first),
                                     static_cast<Xapian::doccount>(window.length),
                                     database.get_doccount(), nullptr, &decider);
  for (auto it = mset.begin(); it != mset.end(); ++it) {
    matched.ranked.push_back({*it - 1, it.get_weight()});
  }
  return matched;
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
      analyser_(generation_->language_data()) {}

Result<std::unique_ptr<Searcher>> Searcher::open(std::shared_ptr<const Generation> generation) {
  const std::string path = generation->database_path().string();
  return xapian_try(
             "open " + path, [&] { return Xapian::Database(path); }, rebuild_hint)
      .map([&](Xapian::Database database) {
        return std::unique_ptr<Searcher>(new Searcher(std::move(generation), std::move(database)));
      });
}

Result<Results> Searcher::run(const Query& query) {
  const auto began = std::chrono::steady_clock::now();
  const Selection selection(query, *generation_);
  const Window window = window_of(query);
  Terms terms;
  auto matched = xapian_try(
      "search",
      [&] {
        if (query.text.empty()) return everything(selection.passing().size());
        Interpretation meaning = interpret(query.text, analyser_);
        terms = std::move(meaning.terms);
        return match(database_, meaning.query, selection, window);
      },
      rebuild_hint);
  if (!matched) return fail(matched.error());

  Bitset found = matched->matches;
  found &= selection.passing();
  Results results;
  results.query = query;
  results.total = found.count();
  const std::size_t reachable = std::min<std::size_t>(results.total, last_result);
  const auto per_page = static_cast<std::size_t>(query.per_page);
  results.pages = static_cast<int>((reachable + per_page - 1) / per_page);
  results.generation = generation_->id();
  results.facets = selection.facets(matched->matches);

  std::vector<Ranked> shown = std::move(matched->ranked);
  if (query.sort == Sort::Title) {
    shown = in_order_of(generation_->title_order(), found, window);
  } else if (query.sort == Sort::Date || query.text.empty()) {
    shown = newest_first(found, window);
  }
  for (const Ranked& ranked : shown) {
    auto made = hit(ranked.document, ranked.score, terms, query.language);
    if (!made) return fail(made.error());
    results.hits.push_back(std::move(*made));
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
  results.took_ms = took.count();
  return results;
}

Result<Hit> Searcher::hit(std::size_t document, double score, const Terms& terms,
                          const std::string& language) {
  const auto docid = static_cast<Xapian::docid>(document + 1);
  auto record =
      xapian_try(
          "read document", [&] { return database_.get_document(docid).get_data(); }, rebuild_hint)
          .and_then(record_from_stored);
  if (!record) return fail(record.error());
  Hit hit;
  hit.id = record->id;
  hit.url = record->url;
  hit.title = mark({record->title, record->language}, terms, analyser_);
  hit.snippet = snippet({generation_->texts()[document], record->language}, terms, analyser_);
  hit.source = {record->source, record->source_label};
  hit.published = record->published;
  hit.language = record->language;
  hit.access = record->access;
  hit.media_type = record->media_type;
  hit.tags = tags_of(*generation_, document, language);
  hit.event = record->event;
  hit.also_at = record->also_at;
  hit.on_copy_site = record->on_copy_site;
  hit.score = score;
  return hit;
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
