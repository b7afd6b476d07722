#pragma once

#include "indexer/harvest_session.hpp"

namespace wegwijzer {

/// Reads a catalogue whole: each of its records becomes a document, and what is no longer in it is
/// marked as leaving when every row could be read.
void harvest_catalogue(HarvestSession& session, const source::Source& source, SourceReport& report);

/// Reads the files of a folder that are new or changed (size, time, or the rules of the source);
/// what is no longer there is marked as leaving when the whole folder could be looked at.
void harvest_folder(HarvestSession& session, const source::Source& source, Recheck recheck,
                    SourceReport& report, const ShowProgress& show);

}  // namespace wegwijzer
