#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer {

/// Everything that decides the order of hits, from crawl-config/ranking.json, where each has its
/// sentence. A generation keeps its own copy, so that it answers the same for ever.
/// Weights are factors of BM25 weights; 0 switches one off.
struct Ranking {
  /// BM25 (Robertson and Zaragoza 2009): how fast repetition stops to count, how much length does,
  /// and the length (as part of the mean) below which shorter is no better.
  double k1 = 1.5, b = 0.65, shortest = 0.5;

  // What may stand for a typed word.
  double stem = 1;
  double title = 0.25;  ///< the stem in the title, besides
  double form = 0.25;   ///< exactly as typed, besides
  double label = 0.4;   ///< in the label of a tag
  double part = 0.6;    ///< the parts of a compound
  double edge = 0.4;    ///< known beginning or end of an unknown word
  double prefix = 0.2;  ///< words that begin with the last word
  double synonym = 0.6;
  double dangerous_synonym = 0.25;
  double family = 0.4;         ///< derivations
  double joined = 0.6;         ///< two neighbours written as one
  double question_word = 0.3;  ///< factor for the frame of a question

  // What a document gets besides its words.
  double all_words = 0.4;    ///< part of its weight, when it has them all
  double near = 0.2;         ///< for neighbours in the question that stand together
  double equal_title = 0.5;  ///< part of its weight, when the title is the question
  double freshness = 0.05;   ///< part of its weight, for what is new, halved every `half_life`
  double half_life = 4;      ///< years
  double past_event = 0.5;   ///< factor for an event that is over
  /// facet -> value -> factor
  std::map<std::string, std::map<std::string, double>> facets = {};

  /// Facets whose labels are searchable text.
  std::vector<std::string> labels = {};

  bool operator==(const Ranking&) const = default;
};

/// Reads ranking.json; an absent file is the defaults above. All faults at once: unknown keys,
/// weights below 0 or above 10.
Result<Ranking> load_ranking(const std::filesystem::path& file);

/// The same as JSON, in the shape of the file; what a generation keeps.
nlohmann::json to_json(const Ranking& ranking);
Result<Ranking> ranking_from_json(const nlohmann::json& json, const std::string& name);

}  // namespace wegwijzer
