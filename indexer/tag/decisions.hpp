#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::tag {

/// What a person says of one record and one facet value.
struct Decision {
  std::string facet, value;
  bool yes = true;
  std::string why;

  bool operator==(const Decision&) const = default;
};

/// A person's decisions on tags: crawl-config/decisions.jsonl. They win over sources, fields, words
/// and defaults, and stay when pages, triggers or sources change. Const and safe to share between
/// threads.
class Decisions {
 public:
  /// Replaces what was decided before on the same address, facet and value. `url` is canonical.
  void add(const std::string& url, Decision decision);

  /// Those on the record at `url`; empty for most.
  const std::vector<Decision>& on(std::string_view url) const;
  bool empty() const { return by_url_.empty(); }
  /// The addresses on which something was decided and that are none of these records.
  std::set<std::string> elsewhere_than(std::span<const std::string> records) const;
  /// Changes when a decision does.
  std::string fingerprint() const;

 private:
  using ByUrl = std::map<std::string, std::vector<Decision>, std::less<>>;

  ByUrl::const_iterator find(std::string_view url) const;

  ByUrl by_url_;
};

inline constexpr const char* decisions_file = "decisions.jsonl";

/// A larger file of decisions is refused.
inline constexpr std::uintmax_t maximum_decisions_bytes = 50'000'000;

/// One object a line: {"url": .., "facet": .., "value": .., "decision": "yes" or "no", "why": ..}.
/// Empty lines and lines that begin with // are skipped; of two decisions on the same thing the
/// lower one counts. All faults at once, each with its line. An absent file holds no decisions.
Result<Decisions> load_decisions(const std::filesystem::path& file, const Taxonomy& taxonomy);

/// The same of a text, of which faults call `name`.
Result<Decisions> read_decisions(std::string_view text, const std::string& name,
                                 const Taxonomy& taxonomy);

}  // namespace wegwijzer::tag
