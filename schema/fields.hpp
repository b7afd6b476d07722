#pragma once

#include <xapian.h>
#include <array>
#include <string_view>

#include "schema/record.hpp"

namespace wegwijzer {

/// A text field of a record as the index holds it.
struct TextField {
  std::string_view name;     ///< in a query
  std::string_view prefix;   ///< of its terms; empty: also the terms that a bare word asks for
  Xapian::termcount weight;  ///< wdf of one occurrence
  std::string Record::*text;
};

/// What people search in. Every field's words are bare terms; a field with a prefix has them under
/// that prefix too. Prefixes follow Omega's convention; they are on disk: never change or reuse.
inline constexpr auto text_fields = std::to_array<TextField>({
    {"title",   "S", 1, &Record::title  },
    {"summary", "",  1, &Record::summary},
    {"text",    "",  1, &Record::text   },
});

inline constexpr std::string_view id_prefix = "Q";
inline constexpr std::string_view title_prefix = "S";

/// Positions start here: Xapian 1.4.22 finds a phrase where a term without position meets one at
/// position 1 (docs/decisions/0003).
inline constexpr Xapian::termpos first_position = 100;
/// Between two fields, so that no phrase spans them.
inline constexpr Xapian::termpos field_gap = 100;

/// Value slots below first_facet_slot. On disk.
namespace slot {
inline constexpr Xapian::valueno published = 0;  ///< YYYYMMDD, absent when unknown
}

/// Between the value ids in a facet's slot.
inline constexpr char value_separator = '\x1f';

}  // namespace wegwijzer
