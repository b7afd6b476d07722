#include <nlohmann/json.hpp>

#include "searchd/search/json.hpp"
#include "searchd/search/placement.hpp"

namespace wegwijzer::search {

using nlohmann::ordered_json;

namespace {

ordered_json value_or_null(const std::string& text) {
  return text.empty() ? ordered_json() : ordered_json(text);
}

ordered_json words_to_json(const Explanation& explanation) {
  ordered_json words = ordered_json::array();
  for (std::size_t i = 0; i < explanation.words.size(); ++i) {
    const AskedWord& word = explanation.words[i];
    words.push_back({
        {"word",   word.form                      },
        {"found",  (explanation.has >> i & 1) != 0},
        {"frame",  word.question_word             },
        {"let_go", word.let_go                    }
    });
  }
  return words;
}

ordered_json matches_to_json(const Explanation& explanation) {
  ordered_json matches = ordered_json::array();
  for (const TermMatch& match : explanation.matches) {
    ordered_json words = ordered_json::array();
    for (std::size_t i = 0; i < explanation.words.size(); ++i) {
      if ((match.words >> i & 1) != 0) words.push_back(explanation.words[i].form);
    }
    matches.push_back({
        {"words",  words            },
        {"by",     name_of(match.by)},
        {"term",   match.shown      },
        {"count",  match.count      },
        {"weight", match.weight     }
    });
  }
  return matches;
}

ordered_json factors_to_json(const Explanation& explanation) {
  ordered_json factors = ordered_json::array();
  for (const DocumentFactor& factor : explanation.factors) {
    factors.push_back({
        {"kind",   factor.kind                },
        {"facet",  value_or_null(factor.facet)},
        {"value",  value_or_null(factor.value)},
        {"factor", factor.factor              }
    });
  }
  return factors;
}

ordered_json reasons_to_json(const std::vector<Reason>& reasons) {
  ordered_json list = ordered_json::array();
  for (const Reason& reason : reasons) {
    list.push_back({
        {"code",      reason.code                                                     },
        {"parameter", value_or_null(reason.parameter)                                 },
        {"values",    reason.values                                                   },
        {"date",      value_or_null(reason.date)                                      },
        {"status",    reason.status > 0 ? ordered_json(reason.status) : ordered_json()},
        {"url",       value_or_null(reason.url)                                       }
    });
  }
  return list;
}

}  // namespace

ordered_json to_json(const Explanation& explanation) {
  return {
      {"score",   explanation.score()         },
      {"parts",
       {{"words", explanation.by_words},
        {"document", explanation.by_document},
        {"all_words", explanation.by_all_words},
        {"near", explanation.by_nearness},
        {"equal_title", explanation.by_title}}},
      {"words",   words_to_json(explanation)  },
      {"matches", matches_to_json(explanation)},
      {"factors", factors_to_json(explanation)}
  };
}

ordered_json to_json(const Placement& placement, const Taxonomy& taxonomy) {
  ordered_json rank, explanation;
  if (placement.rank > 0) rank = placement.rank;
  if (placement.explanation) explanation = to_json(*placement.explanation);
  return {
      {"query",       query_to_json(placement.results)  },
      {"url",         placement.url                     },
      {"id",          value_or_null(placement.id)       },
      {"title",       value_or_null(placement.title)    },
      {"found",       placement.found                   },
      {"pinned",      placement.pinned                  },
      {"rank",        rank                              },
      {"total",       placement.results.total           },
      {"reasons",     reasons_to_json(placement.reasons)},
      {"explanation", explanation                       },
      {"text",        in_words(placement,                 taxonomy)},
      {"generation",             placement.results.generation                                   }
  };
}

}  // namespace wegwijzer::search
