#pragma once

#include <span>
#include <string_view>

#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// One kind of source: its name in a source file, and the keys that not every kind has.
struct KindRow {
  Kind kind;
  std::string_view name;
  std::span<const std::string_view> keys;
};

/// The table of contents of this room; a new kind is one line here.
std::span<const KindRow> kinds();

std::string_view name_of(Kind kind);

/// Sources of this kind are a list on a server that is asked in each run.
bool lists_on_the_web(Kind kind);
/// What such a source, or a catalogue, lists is records, which are found without visiting them.
bool gives_records(Kind kind);

}  // namespace wegwijzer::source
