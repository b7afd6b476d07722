#pragma once

#include <xapian.h>
#include <string_view>

namespace wegwijzer {

/// Prefixes of a document's terms; a stem of its text has none. They follow Omega's convention
/// where that has one, and are on disk: never change or reuse. Facets have their own (taxonomy
/// files).
inline constexpr std::string_view title_prefix = "S";     ///< stem of a title's word
inline constexpr std::string_view form_prefix = "E";      ///< folded form, as written
inline constexpr std::string_view label_prefix = "K";     ///< stem of a word in a tag's label
inline constexpr std::string_view phrase_prefix = "XPH";  ///< phrase of the thesaurus, by its key
inline constexpr std::string_view id_prefix = "Q";

/// Value slots below first_facet_slot. On disk.
namespace slot {
inline constexpr Xapian::valueno published = 0;  ///< YYYYMMDD, absent when unknown
inline constexpr Xapian::valueno event_end = 1;  ///< last day of an event, YYYYMMDD; absent: none
}  // namespace slot

/// Between the value ids in a facet's slot.
inline constexpr char value_separator = '\x1f';

}  // namespace wegwijzer
