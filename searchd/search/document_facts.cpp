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

}  // namespace

double bm25_saturation(const Ranking& ranking, double length) {
  return ranking.k1 * (1 - ranking.b + ranking.b * std::max(length, ranking.shortest));
}

DocumentFacts::DocumentFacts(const Xapian::Database& database, const Taxonomy& taxonomy,
                             const FacetColumns& columns, const Ranking& ranking,
                             std::span<const std::uint32_t> lengths, int today)
    : lengths_(lengths.size(), 1), priors_(lengths.size(), 1) {
  const double total = std::accumulate(lengths.begin(), lengths.end(), 0.0);
  for (std::size_t i = 0; i < lengths.size() && total > 0; ++i) {
    lengths_[i] = static_cast<float>(lengths[i] * static_cast<double>(lengths.size()) / total);
  }
  for (const float length : lengths_) {
    saturations_.push_back(static_cast<float>(bm25_saturation(ranking, length)));
  }
  for (std::size_t i = 0; i < priors_.size(); ++i) {
    const int date = columns.date(i);
    if (date == 0 || ranking.half_life <= 0) continue;
    const double age = std::max(0.0, years(today) - years(date));
    priors_[i] += static_cast<float>(ranking.freshness * std::exp2(-age / ranking.half_life));
  }
  for (std::size_t f = 0; f < taxonomy.facets.size(); ++f) {
    const auto factors = ranking.facets.find(taxonomy.facets[f].id);
    if (factors == ranking.facets.end()) continue;
    for (std::size_t v = 0; v < taxonomy.facets[f].values.size(); ++v) {
      const auto factor = factors->second.find(taxonomy.facets[f].values[v].id);
      if (factor == factors->second.end()) continue;
      columns.documents_with(columns.first_code(f) + v).for_each([&](std::size_t document) {
        priors_[document] *= static_cast<float>(factor->second);
        return true;
      });
    }
  }
  for (auto it = database.valuestream_begin(slot::event_end);
       it != database.valuestream_end(slot::event_end); ++it) {
    if (std::atoi((*it).c_str()) < today) {
      priors_[it.get_docid() - 1] *= static_cast<float>(ranking.past_event);
    }
  }
}

}  // namespace wegwijzer::search
