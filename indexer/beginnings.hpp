#pragma once

#include <set>
#include <string>

#include "base/url.hpp"

namespace wegwijzer {

/// What came, in one run, of the addresses that a source begins with: the start pages of a site, or
/// the listings of another source. When nothing did, the source failed, whatever else was visited.
class Beginnings {
 public:
  /// A start page, or where one has moved to. Listings need not be added.
  void add(const Url& url) { pages_.insert(url.href()); }
  bool contains(const Url& url) const { return pages_.contains(url.href()); }
  /// A listing that gives nothing but other listings.
  void add_index(const Url& url) { indexes_.insert(url.href()); }
  bool is_index(const Url& url) const { return indexes_.contains(url.href()); }

  /// One gave what it should, or cannot be judged in this run. For a repository: it came to its
  /// end.
  void went_well() { well_ = true; }
  void went_wrong(std::string why) { wrong_ = std::move(why); }
  /// One led elsewhere: a reason only when nothing came from there.
  void moved(std::string why) { moved_ = std::move(why); }

  /// Why the source failed; empty when it did not, or when none was asked.
  std::string failure() const;

 private:
  std::set<std::string> pages_, indexes_;
  bool well_ = false;
  std::string wrong_, moved_;
};

}  // namespace wegwijzer
