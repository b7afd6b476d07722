#pragma once

#include <string>
#include <vector>

#include "indexer/ledger/ledger.hpp"

namespace wegwijzer {

/// Joins build items that are one document at several addresses, so that it is found once.
///
/// An address whose page names another as its own (accepted by the harvest) becomes part of that
/// one, when that one has a document and names no third: chains and circles are left as they are.
/// Pages of different hosts with nearly the same text (simhash) become one, found at the best of
/// their addresses and with the others in `also_at`: a copy site never wins, then https, then the
/// shorter address. What else is said of a joined address, by a catalogue for instance, goes along.
std::vector<ledger::BuildItem> join_copies(std::vector<ledger::BuildItem> items,
                                           const std::vector<ledger::DocumentPrint>& prints,
                                           const std::vector<std::string>& copy_hosts);

/// Whether the address is on one of these hosts or below it ("www.5dok.net" for "5dok.net").
bool is_on_host(const std::string& url, const std::vector<std::string>& hosts);

}  // namespace wegwijzer
