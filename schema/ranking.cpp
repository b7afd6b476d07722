#include "schema/ranking.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"

namespace wegwijzer {

using nlohmann::json;

namespace {

constexpr double largest_weight = 10;

/// A number of the file: where it stands and which member it is.
struct Entry {
  const char* group;
  const char* key;
  double Ranking::*member;
};

constexpr auto entries = std::to_array<Entry>({
    {"bm25",     "k1",                &Ranking::k1               },
    {"bm25",     "b",                 &Ranking::b                },
    {"bm25",     "shortest",          &Ranking::shortest         },
    {"word",     "stem",              &Ranking::stem             },
    {"word",     "title",             &Ranking::title            },
    {"word",     "form",              &Ranking::form             },
    {"word",     "label",             &Ranking::label            },
    {"word",     "part",              &Ranking::part             },
    {"word",     "edge",              &Ranking::edge             },
    {"word",     "prefix",            &Ranking::prefix           },
    {"word",     "synonym",           &Ranking::synonym          },
    {"word",     "dangerous_synonym", &Ranking::dangerous_synonym},
    {"word",     "family",            &Ranking::family           },
    {"word",     "joined",            &Ranking::joined           },
    {"word",     "question_word",     &Ranking::question_word    },
    {"bonus",    "all_words",         &Ranking::all_words        },
    {"bonus",    "near",              &Ranking::near             },
    {"document", "equal_title",       &Ranking::equal_title      },
    {"document", "freshness",         &Ranking::freshness        },
    {"document", "half_life",         &Ranking::half_life        },
    {"document", "past_event",        &Ranking::past_event       },
});

void check_weight(JsonObject& object, std::string_view key, double weight) {
  if (weight >= 0 && weight <= largest_weight) return;
  object.complain(key,
                  fmt::format("is {}, expected a weight from 0 to {}", weight, largest_weight));
}

void read_group(JsonObject& object, std::string_view group, Ranking& ranking) {
  for (const Entry& entry : entries) {
    if (entry.group != group) continue;
    object.read(entry.key, ranking.*entry.member);
    check_weight(object, entry.key, ranking.*entry.member);
  }
}

std::map<std::string, double> read_factors(JsonObject& object, std::string_view key) {
  std::map<std::string, double> factors;
  object.each_member(key, [&](const std::string& name, const json& value) {
    const double factor = value.is_number() ? value.get<double>() : -1;
    if (factor < 0 || factor > largest_weight) {
      object.complain_at({key, name}, fmt::format("is {}, expected a factor from 0 to {}",
                                                  describe(value), largest_weight));
    }
    factors[name] = factor;
  });
  return factors;
}

void read_document(JsonObject& object, Ranking& ranking) {
  read_group(object, "document", ranking);
  object.object("facets", [&](JsonObject& facets) {
    object.each_member("facets", [&](const std::string& facet, const json&) {
      ranking.facets[facet] = read_factors(facets, facet);
    });
  });
}

}  // namespace

Result<Ranking> ranking_from_json(const json& value, const std::string& name) {
  Ranking ranking;
  Problems problems;
  JsonObject file(value, name, "", problems);
  for (const char* group : {"bm25", "word", "bonus"}) {
    file.object(group, [&](JsonObject& object) { read_group(object, group, ranking); });
  }
  file.object("document", [&](JsonObject& object) { read_document(object, ranking); });
  file.read("labels", ranking.labels);
  file.finish();
  if (!problems.empty()) return fail(problems.to_error());
  return ranking;
}

Result<Ranking> load_ranking(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return Ranking{};
  return parse_json_file(file).and_then(
      [&](const json& value) { return ranking_from_json(value, file.string()); });
}

json to_json(const Ranking& ranking) {
  json value;
  for (const Entry& entry : entries) value[entry.group][entry.key] = ranking.*entry.member;
  value["document"]["facets"] = ranking.facets;
  value["labels"] = ranking.labels;
  return value;
}

}  // namespace wegwijzer
