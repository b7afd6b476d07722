#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// One record of a catalogue. Words for facets, and for "access", are in Extracted::fields under
/// the id of the facet (or "access"), still as the catalogue writes them: Source::values maps them.
struct Item {
  Url url;  ///< canonical by the rules of the source
  extract::Extracted extracted;
};

/// What a catalogue holds. `faults` are sentences for the report ("catalogue.jsonl: line 12: ...").
struct Listing {
  std::vector<Item> items;
  std::vector<std::string> faults;
  /// Every row became an item or repeats one: only then says absence that something is gone.
  bool complete = true;
};

/// A larger catalogue is refused: it is read into memory.
inline constexpr std::uintmax_t maximum_catalogue_bytes = 500'000'000;
/// More faults than this are counted, not told.
inline constexpr std::size_t maximum_faults = 1000;

/// Reads the file of a catalogue. A row that cannot be used is a fault; a file that cannot be read
/// (Io), or whose columns are not those that the source names (Malformed), an error. Bytes are
/// UTF-8, or windows-1252 when nothing in them is UTF-8, as old spreadsheets write.
Result<Listing> read_catalogue(const Source& source);

}  // namespace wegwijzer::source
