#include "searchd/search/json.hpp"

#include <nlohmann/json.hpp>

namespace wegwijzer::search {

using nlohmann::ordered_json;

namespace {

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json() : ordered_json(text);
}

ordered_json to_json(const LabelledId& value) {
  return {
      {"id",    value.id   },
      {"label", value.label}
  };
}

ordered_json to_json(const std::optional<SectionLink>& section) {
  if (!section) return nullptr;
  return {
      {"title", section->title},
      {"url",   section->url  }
  };
}

/// What was corrected: the words alone, and the whole text as it was read.
ordered_json corrected_to_json(const Results& results) {
  if (results.corrected.empty()) return nullptr;
  std::string from, to;
  for (const Correction& correction : results.corrected) {
    from += (from.empty() ? "" : " ") + correction.from;
    to += (to.empty() ? "" : " ") + correction.to;
  }
  return {
      {"from", from                  },
      {"to",   to                    },
      {"text", results.corrected_text}
  };
}

ordered_json expanded_to_json(const std::vector<Expansion>& expansions) {
  ordered_json expanded = ordered_json::array();
  for (const Expansion& expansion : expansions) {
    expanded.push_back({
        {"from", expansion.from},
        {"to",   expansion.to  },
        {"kind", expansion.kind}
    });
  }
  return expanded;
}

ordered_json to_json(const FacetCount& facet) {
  ordered_json values = ordered_json::array();
  for (const ValueCount& value : facet.values) {
    // There are about a hundred of these in an answer: an initializer list copies each of them
    // twice.
    ordered_json::object_t item;
    item.reserve(6);
    item.emplace_back("id", value.id);
    item.emplace_back("label", value.label);
    if (!value.short_label.empty()) item.emplace_back("short", value.short_label);
    item.emplace_back("parent", text_or_null(value.parent));
    item.emplace_back("count", value.count);
    item.emplace_back("selected", value.selected);
    values.push_back(std::move(item));
  }
  return {
      {"id",     facet.id         },
      {"label",  facet.label      },
      {"values", std::move(values)}
  };
}

ordered_json page_link(Query query, int page, std::string_view path) {
  query.page = page;
  const std::string parameters = to_query_string(query);
  return std::string(path) + (parameters.empty() ? "" : "?" + parameters);
}

ordered_json links(const Results& results) {
  const Query& query = results.query;
  constexpr std::string_view api = "/v1/search";
  ordered_json links;
  links["page"] = page_link(query, query.page, "/zoek");
  links["next"] = nullptr;
  links["prev"] = nullptr;
  if (query.page < results.pages) links["next"] = page_link(query, query.page + 1, api);
  if (query.page > 1) links["prev"] = page_link(query, query.page - 1, api);
  return links;
}

}  // namespace

ordered_json to_json(const Hit& hit) {
  ordered_json tags = ordered_json::object();
  for (const auto& [facet, values] : hit.tags) {
    for (const LabelledId& value : values) tags[facet].push_back(to_json(value));
  }
  ordered_json shown{
      {"id",           hit.id                                                     },
      {"url",          hit.url                                                    },
      {"title",        hit.title                                                  },
      {"snippet",      hit.snippet                                                },
      {"source",       to_json(hit.source)                                        },
      {"published",    text_or_null(hit.published)                                },
      {"language",     text_or_null(hit.language)                                 },
      {"access",       hit.access                                                 },
      {"section",      to_json(hit.section)                                       },
      {"media_type",   hit.media_type                                             },
      {"tags",         std::move(tags)                                            },
      {"event",        hit.event ? wegwijzer::to_json(*hit.event) : ordered_json()},
      {"also_at",      hit.also_at                                                },
      {"on_copy_site", hit.on_copy_site                                           },
      {"pinned",       hit.pinned                                                 },
      {"score",        hit.score                                                  }
  };
  if (hit.explanation) shown["explanation"] = to_json(*hit.explanation);
  return shown;
}

ordered_json query_to_json(const Results& results) {
  return {
      {"text",      results.query.text                },
      {"corrected", corrected_to_json(results)        },
      {"relaxed",   results.relaxed                   },
      {"expanded",  expanded_to_json(results.expanded)}
  };
}

ordered_json to_json(const Results& results) {
  ordered_json hits = ordered_json::array();
  for (const Hit& hit : results.hits) hits.push_back(to_json(hit));
  ordered_json facets = ordered_json::array();
  for (const FacetCount& facet : results.facets) facets.push_back(to_json(facet));
  return {
      {"query",      query_to_json(results)},
      {"total",      results.total         },
      {"exact",      true                  },
      {"page",       results.query.page    },
      {"per_page",   results.query.per_page},
      {"pages",      results.pages         },
      {"took_ms",    results.took_ms       },
      {"hits",       std::move(hits)       },
      {"facets",     std::move(facets)     },
      {"generation", results.generation    },
      {"links",      links(results)        }
  };
}

ordered_json to_json(const std::vector<Suggestion>& suggestions) {
  ordered_json list = ordered_json::array();
  for (const Suggestion& suggestion : suggestions) {
    list.push_back({
        {"text",       suggestion.text                                                    },
        {"kind",       suggestion.kind                                                    },
        {"kind_label", suggestion.kind_label                                              },
        {"count",      suggestion.count ? ordered_json(*suggestion.count) : ordered_json()},
        {"url",        suggestion.url                                                     }
    });
  }
  return {
      {"suggestions", std::move(list)}
  };
}

ordered_json facets_to_json(const Generation& generation) {
  ordered_json facets = ordered_json::array();
  const auto& known = generation.taxonomy().facets;
  for (std::size_t i = 0; i < known.size(); ++i) {
    ordered_json values = ordered_json::array();
    const std::size_t first = generation.columns().first_code(i);
    for (std::size_t v = 0; v < known[i].values.size(); ++v) {
      const FacetValue& value = known[i].values[v];
      values.push_back({
          {"id",     value.id                             },
          {"label",  value.label                          },
          {"parent", text_or_null(value.parent)           },
          {"count",  generation.columns().total(first + v)}
      });
      if (!value.short_label.empty()) values.back()["short"] = value.short_label;
    }
    facets.push_back({
        {"id",     known[i].id      },
        {"label",  known[i].label   },
        {"shown",  known[i].shown   },
        {"values", std::move(values)}
    });
  }
  return {
      {"facets",     std::move(facets)               },
      {"total",      generation.columns().documents()},
      {"generation", generation.id()                 }
  };
}

}  // namespace wegwijzer::search
