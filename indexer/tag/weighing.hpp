#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/tag/trigger_index.hpp"
#include "indexer/tag/words.hpp"

namespace wegwijzer::tag {

enum class Place { Title, Heading, Summary, Text };

/// A part of a document that is weighed by itself: no phrase and no company spans two of them.
struct Passage {
  Place place;
  Words words;
};

/// Words [begin, end) of a passage.
struct Span {
  std::uint32_t begin, end;
  bool firm;
  bool whole;   ///< not as a part of a compound
  bool joined;  ///< to the word before it, by "en" or "of"
};

/// What all passages together say of one value.
struct Weight {
  double score = 0;      ///< the sum over all hits of the weight of their place
  bool enough = false;   ///< one firm hit in title, heading or summary, or two or more in the text
  double best = 0;       ///< weight of the place of the hit below
  std::string trigger;   ///< the words of the first hit in the weightiest place
  bool synonym = false;  ///< of the thesaurus, not of the value's own lists
  std::string place;
  double held = 0;      ///< what its strong triggers in negative contexts would have weighed
  std::string context;  ///< the words of the first of those contexts
  std::string context_place;
  std::optional<Span> in_title, in_summary;  ///< its first firm hit there, else its first
  std::optional<Span>
      title_of;  ///< the first firm hit that the whole title is of (title_shape.hpp)
};

inline constexpr double url_weight = 4;
inline constexpr double certain_weight = 10;  ///< a field of the source
inline constexpr double assign_threshold = 4;
inline constexpr double doubt_threshold = 2;

/// Weighs the trigger words of a document.
///
/// Per value and passage: its negative contexts are masked (longest first) and nothing in them
/// counts; of hits that overlap the longest counts. A hit is firm when its trigger is strong or an
/// abbreviation. A weak one needs a word of `with` within 12 words, or stands in the title; an
/// abbreviation needs that company wherever it stands, if its value has such a list. In a facet
/// with `first_named` a weak one may stand alone in the summary too: first_named.hpp weighs it.
///
/// The rule asks for "one in title, heading or summary, or two in the text", and for a sum of at
/// least 4 over places that weigh 5, 3, 3 and 1. These are two ways to be assigned, not one: firm
/// hits need the first, and weak hits, which only their number makes credible, need the second. So
/// a firm hit in a heading is enough although it weighs 3, and a weak hit there leaves a doubt.
/// That is meant for texts of a page: of a longer one each 500 words ask for one hit more, and all
/// its hits weigh so much less.
std::map<ValueId, Weight> weigh(const TriggerIndex& triggers, const std::vector<Passage>& passages);

}  // namespace wegwijzer::tag
