#include "searchd/search/document_facts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "schema/fields.hpp"

namespace wegwijzer::search {

namespace {

/// YYYYMMDD as years; months and days as parts of one.
double years(int date) {
  return date / 10'000 + (date / 100 % 100 - 1) / 12.0 + (date % 100 - 1) / 365.0;
}

/// So many places that each group of 64 documents is whole.
std::size_t whole_groups(std::size_t documents) { return (documents + 63) / 64 * 64; }

}  // namespace

double bm25_saturation(const Ranking& ranking, double length) {
  return ranking.k1 * (1 - ranking.b + ranking.b * std::max(length, ranking.shortest));
}

double DocumentFacts::freshness(const Ranking& ranking, int date, int today) {
  if (date == 0 || ranking.half_life <= 0) return 1;
  const double age = std::max(0.0, years(today) - years(date));
  return 1 + ranking.freshness * std::exp2(-age / ranking.half_life);
}

double DocumentFacts::of_value(const Ranking& ranking, const std::string& facet,
                               const std::string& value) {
  const auto factors = ranking.facets.find(facet);
  if (factors == ranking.facets.end()) return 1;
  const auto factor = factors->second.find(value);
  return factor == factors->second.end() ? 1 : factor->second;
}

double DocumentFacts::of_event(const Ranking& ranking, const std::string& last_day, int today) {
  const bool over = !last_day.empty() && std::atoi(last_day.c_str()) < today;
  return over ? ranking.past_event : 1;
}

DocumentFacts::DocumentFacts(const Xapian::Database& database, const Taxonomy& taxonomy,
                             const FacetColumns& columns, const Ranking& ranking,
                             std::span<const std::uint32_t> lengths, int today)
    : today_(today), lengths_(lengths.size(), 1), priors_(whole_groups(lengths.size()), 1) {
  const double total = std::accumulate(lengths.begin(), lengths.end(), 0.0);
  for (std::size_t i = 0; i < lengths.size() && total > 0; ++i) {
    lengths_[i] = static_cast<float>(lengths[i] * static_cast<double>(lengths.size()) / total);
  }
  saturations_.assign(whole_groups(lengths_.size()), 1);
  for (std::size_t i = 0; i < lengths_.size(); ++i) {
    saturations_[i] = static_cast<float>(bm25_saturation(ranking, lengths_[i]));
  }
  for (std::size_t i = 0; i < lengths_.size(); ++i) {
    priors_[i] = static_cast<float>(freshness(ranking, columns.date(i), today));
  }
  for (std::size_t f = 0; f < taxonomy.facets.size(); ++f) {
    const Facet& facet = taxonomy.facets[f];
    for (std::size_t v = 0; v < facet.values.size(); ++v) {
      const double factor = of_value(ranking, facet.id, facet.values[v].id);
      if (factor == 1) continue;
      columns.documents_with(columns.first_code(f) + v).for_each([&](std::size_t document) {
        priors_[document] *= static_cast<float>(factor);
        return true;
      });
    }
  }
  for (auto it = database.valuestream_begin(slot::event_end);
       it != database.valuestream_end(slot::event_end); ++it) {
    priors_[it.get_docid() - 1] *= static_cast<float>(of_event(ranking, *it, today));
  }
}

}  // namespace wegwijzer::search
