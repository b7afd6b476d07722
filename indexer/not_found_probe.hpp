#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/url.hpp"
#include "indexer/extract/extracted.hpp"

namespace wegwijzer {

/// Tells pages from what a host shows, with status 200, for an address that does not exist (a "soft
/// 404"): one address that cannot exist is asked of each host that gives a page, and what it says
/// is compared with every page of that host.
class NotFoundProbe {
 public:
  /// The address to ask.
  static Url address_for(const Url& page);

  bool knows(const std::string& authority) const { return hosts_.contains(authority); }
  /// What came; nullopt when the host says properly that there is nothing, or could not be asked.
  void learn(const std::string& authority, const std::optional<extract::Extracted>& page);
  bool is_not_found(const std::string& authority, const extract::Extracted& page) const;

 private:
  struct Shown {
    std::uint64_t simhash;
    std::int64_t words;
    std::string title;
  };
  std::map<std::string, std::optional<Shown>> hosts_;
};

}  // namespace wegwijzer
