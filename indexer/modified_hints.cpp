#include "indexer/modified_hints.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/extract/extracted.hpp"

namespace wegwijzer {

namespace {

/// So many wrong dates are let pass, for pages also change back.
constexpr std::int64_t free_of_charge = 20;
/// After that, one right date makes up for so many wrong ones.
constexpr std::int64_t most_wrong_for_one_right = 4;

/// Fewer addresses may well have been made on one day.
constexpr std::size_t enough_to_compare = 10;

}  // namespace

ModifiedHints ModifiedHints::from_text(const std::string& text) {
  ModifiedHints hints;
  const auto read = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!read.is_object()) return hints;
  hints.right_ = read.value("modified_right", std::int64_t{0});
  hints.wrong_ = read.value("modified_wrong", std::int64_t{0});
  return hints;
}

std::string ModifiedHints::to_text() const {
  return nlohmann::json{
      {"modified_right", right_},
      {"modified_wrong", wrong_}
  }
      .dump();
}

bool ModifiedHints::are_trusted() const {
  return wrong_ <= free_of_charge || wrong_ <= most_wrong_for_one_right * right_;
}

bool ModifiedHints::tell_apart(const extract::Listing& listing) {
  if (listing.items.size() < enough_to_compare) return true;
  const std::string& first = listing.items.front().modified;
  return std::any_of(listing.items.begin(), listing.items.end(),
                     [&](const extract::ListedItem& item) { return item.modified != first; });
}

}  // namespace wegwijzer
