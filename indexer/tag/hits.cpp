#include "indexer/tag/hits.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace wegwijzer::tag {

namespace {

constexpr std::uint32_t company_distance = 12;  // in words

/// Which words of a passage are taken. Looks at a phrase's own words only, so that a text of
/// nothing but triggers costs no more than its length.
class Taken {
 public:
  bool any(const Match& match) const {
    for (auto word = match.begin; word < std::min<std::size_t>(match.end, words_.size()); ++word) {
      if (words_[word]) return true;
    }
    return false;
  }
  void take(const Match& match) {
    if (words_.size() < match.end) words_.resize(match.end);
    std::fill(words_.begin() + match.begin, words_.begin() + match.end, true);
  }

 private:
  std::vector<bool> words_;
};

/// Of occurrences that overlap the longest; of equally long ones the firmer, then the first.
std::vector<Occurrence> longest(std::vector<Occurrence> occurrences) {
  const auto rank = [](const Occurrence& o) {
    return std::tuple(-std::int64_t{o.match.end - o.match.begin}, o.role, o.synonym, o.match.begin);
  };
  std::sort(occurrences.begin(), occurrences.end(),
            [&](const Occurrence& a, const Occurrence& b) { return rank(a) < rank(b); });
  Taken taken;
  std::vector<Occurrence> kept;
  for (const Occurrence& occurrence : occurrences) {
    if (taken.any(occurrence.match)) continue;
    taken.take(occurrence.match);
    kept.push_back(occurrence);
  }
  std::sort(kept.begin(), kept.end(),
            [](const Occurrence& a, const Occurrence& b) { return a.match.begin < b.match.begin; });
  return kept;
}

/// The words of `with` in one passage.
class Company {
 public:
  /// To be called in the order of the text.
  void add(const Match& match) {
    matches_.push_back(match);
    longest_ = std::max(longest_, match.end - match.begin);
  }

  /// Whether one stands within the distance of the hit, and is not part of it.
  bool near(const Match& hit) const {
    const auto reach = company_distance + longest_;
    const auto first = std::lower_bound(
        matches_.begin(), matches_.end(), hit.begin < reach ? 0 : hit.begin - reach,
        [](const Match& match, std::uint32_t begin) { return match.begin < begin; });
    const auto last = std::find_if(first, matches_.end(), [&](const Match& match) {
      return match.begin >= hit.end + company_distance;
    });
    return std::any_of(first, last, [&](const Match& match) {
      const bool overlaps = match.begin < hit.end && hit.begin < match.end;
      return !overlaps && hit.begin < match.end + company_distance;
    });
  }

 private:
  std::vector<Match> matches_;
  std::uint32_t longest_ = 0;
};

/// One value's occurrences in one passage, by what they are for; none that is masked.
struct Unmasked {
  std::vector<Occurrence> triggers;
  Company company;
};

Unmasked unmasked(std::span<const Occurrence> occurrences) {
  std::vector<Occurrence> negative;
  std::copy_if(occurrences.begin(), occurrences.end(), std::back_inserter(negative),
               [](const Occurrence& o) { return o.role == Role::Negative; });
  Taken masked;
  for (const Occurrence& context : longest(std::move(negative))) masked.take(context.match);

  Unmasked left;
  for (const Occurrence& o : occurrences) {
    if (o.role == Role::Negative || masked.any(o.match)) continue;
    if (o.role == Role::With) {
      left.company.add(o.match);
    } else {
      left.triggers.push_back(o);
    }
  }
  return left;
}

}  // namespace

std::vector<Occurrence> hits_of(std::span<const Occurrence> occurrences, Alone weak,
                                bool has_company) {
  Unmasked left = unmasked(occurrences);
  std::erase_if(left.triggers, [&](const Occurrence& hit) {
    switch (hit.role) {
      case Role::Abbreviation:
        return has_company && !left.company.near(hit.match);
      case Role::Weak:
      case Role::Name:
        return weak == Alone::WantsCompany && !left.company.near(hit.match);
      default:
        return false;
    }
  });
  return longest(std::move(left.triggers));
}

}  // namespace wegwijzer::tag
