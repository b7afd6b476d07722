#pragma once

#include <cstdint>
#include <string>

#include "indexer/extract/listing.hpp"

namespace wegwijzer {

/// Whether the dates in the sitemaps of a source are worth anything. Many sites write the time at
/// which the sitemap was made to each address, so a date is believed as long as pages of which it
/// said that they changed mostly did. Kept between runs.
class ModifiedHints {
 public:
  /// From the text of to_text(); anything else is a fresh start.
  static ModifiedHints from_text(const std::string& text);
  std::string to_text() const;

  /// A page was asked because its date was new: whether it had changed.
  void count(bool changed) { ++(changed ? right_ : wrong_); }
  bool are_trusted() const;

  /// Whether a listing's dates differ at all; one date for all is the date of the sitemap.
  static bool tell_apart(const extract::Listing& listing);

 private:
  std::int64_t right_ = 0, wrong_ = 0;
};

}  // namespace wegwijzer
