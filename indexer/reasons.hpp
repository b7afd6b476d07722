#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer {

/// Why something was not done or did not work, as the program writes it down (in the ledger, in
/// `why`, in the JSON of the report), and as the report says it to editors.
struct Reason {
  /// With a place for what differs: {} any text, {word} no space, {size} bytes, {moment} in ISO
  /// 8601, {why} another reason.
  std::string_view written;
  /// In plain Dutch; each {} is what stood in the next place. It may leave out the last ones.
  std::string_view said;
};

/// Of visits, and of requests that did not succeed.
std::span<const Reason> reasons_of_visits();
/// Of documents, listings and catalogues that were not read, or in part.
std::span<const Reason> reasons_of_documents();

/// Words of the system, for what a reason of ours ends with.
std::span<const Reason> reasons_of_the_system();

/// A reason in plain Dutch; what it is of ("https://..: ", "lessen.csv: ") stays before it. Words
/// of other programs, for which there are none, are quoted as a technical message. Pure.
std::string reason_in_words(std::string_view reason);
/// Of a list of the report.
std::vector<std::string> all_in_words(const nlohmann::ordered_json& reasons);

}  // namespace wegwijzer
