#include "indexer/copies.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>
#include <unordered_map>

#include "base/url.hpp"
#include "indexer/extract/simhash.hpp"

namespace wegwijzer {

using ledger::BuildItem;
using ledger::DocumentPrint;

namespace {

/// Manku et al. (2007) found 3 of 64 bits right for the web.
constexpr int near = 3;
/// Shorter pages are alike by chance: a form, an address, a notice.
constexpr std::int64_t enough_words = 60;
/// Texts that differ more in length are an excerpt and a whole.
constexpr double most_longer = 1.1;

/// Two hashes that differ in at most three bits are equal in one of four parts.
constexpr std::size_t parts = 4;
/// So many different documents with an equal part are compared; it bounds the work on odd data.
constexpr std::size_t most_compared = 500;

/// A document that others may be copies of, or that is one.
struct Candidate {
  const DocumentPrint* print;
  std::string host;
  bool on_copy_site;

  /// The better of two addresses is the lesser.
  auto rank() const {
    return std::tuple(on_copy_site, !print->url.starts_with("https:"), print->url.size(),
                      std::string_view(print->url));
  }
};

bool is_copy(const Candidate& a, const Candidate& b) {
  if (a.host == b.host) return false;
  const auto [fewer, more] = std::minmax(a.print->words, b.print->words);
  return static_cast<double>(more) <= most_longer * static_cast<double>(fewer) &&
         extract::distance(a.print->simhash, b.print->simhash) <= near;
}

/// The leaders found so far, by each part of their hash.
class Leaders {
 public:
  const Candidate* find(const Candidate& candidate) const {
    for (std::size_t part = 0; part < parts; ++part) {
      const auto bucket = by_part_[part].find(key(candidate, part));
      if (bucket == by_part_[part].end()) continue;
      for (const Candidate* leader : bucket->second) {
        if (is_copy(candidate, *leader)) return leader;
      }
    }
    return nullptr;
  }

  void add(const Candidate& leader) {
    for (std::size_t part = 0; part < parts; ++part) {
      auto& bucket = by_part_[part][key(leader, part)];
      if (bucket.size() < most_compared) bucket.push_back(&leader);
    }
  }

 private:
  static std::uint16_t key(const Candidate& candidate, std::size_t part) {
    return static_cast<std::uint16_t>(candidate.print->simhash >> (16 * part));
  }

  std::array<std::unordered_map<std::uint16_t, std::vector<const Candidate*>>, parts> by_part_;
};

/// Which address is part of which other, and whether the reader should hear of it.
struct Joined {
  std::string into;
  bool is_told;
};
using JoinedByUrl = std::unordered_map<std::string, Joined>;

JoinedByUrl by_canonical(const std::vector<DocumentPrint>& prints) {
  std::unordered_map<std::string_view, const DocumentPrint*> by_url;
  for (const DocumentPrint& print : prints) by_url.emplace(print.url, &print);
  JoinedByUrl joined;
  for (const DocumentPrint& print : prints) {
    if (print.canonical.empty() || print.canonical == print.url) continue;
    const auto target = by_url.find(print.canonical);
    if (target == by_url.end() || !target->second->canonical.empty()) continue;
    joined.emplace(print.url, Joined{print.canonical, false});
  }
  return joined;
}

void add_near_duplicates(const std::vector<DocumentPrint>& prints,
                         const std::vector<std::string>& copy_hosts, JoinedByUrl& joined) {
  std::vector<Candidate> candidates;
  for (const DocumentPrint& print : prints) {
    if (print.words < enough_words || joined.contains(print.url)) continue;
    const auto url = Url::parse(print.url);
    if (!url) continue;
    candidates.push_back({&print, url->authority(), is_on_host(print.url, copy_hosts)});
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.rank() < b.rank(); });
  Leaders leaders;
  for (const Candidate& candidate : candidates) {
    if (const Candidate* leader = leaders.find(candidate)) {
      joined.emplace(candidate.print->url, Joined{leader->print->url, true});
    } else {
      leaders.add(candidate);
    }
  }
}

}  // namespace

std::vector<BuildItem> join_copies(std::vector<BuildItem> items,
                                   const std::vector<DocumentPrint>& prints,
                                   const std::vector<std::string>& copy_hosts) {
  JoinedByUrl joined = by_canonical(prints);
  add_near_duplicates(prints, copy_hosts, joined);
  if (joined.empty()) return items;

  std::unordered_map<std::string, BuildItem*> by_url;
  for (BuildItem& item : items) by_url.emplace(item.url, &item);
  for (const auto& [url, into] : joined) {
    // A page that names its own address may itself be a copy of one on another host.
    const auto further = joined.find(into.into);
    const auto leader = by_url.find(further == joined.end() ? into.into : further->second.into);
    const auto copy = by_url.find(url);
    if (leader == by_url.end() || copy == by_url.end()) continue;
    auto& documents = leader->second->documents;
    documents.insert(documents.end(), copy->second->documents.begin(),
                     copy->second->documents.end());
    if (into.is_told) leader->second->also_at.push_back(url);
    copy->second->documents.clear();
  }
  std::erase_if(items, [](const BuildItem& item) { return item.documents.empty(); });
  for (BuildItem& item : items) {
    std::sort(item.documents.begin() + 1, item.documents.end());
    std::sort(item.also_at.begin(), item.also_at.end());
  }
  return items;
}

bool is_on_host(const std::string& address, const std::vector<std::string>& hosts) {
  const auto url = Url::parse(address);
  if (!url) return false;
  const std::string_view host = url->host();
  return std::any_of(hosts.begin(), hosts.end(), [&](const std::string& known) {
    return host == known || (host.ends_with(known) && host[host.size() - known.size() - 1] == '.');
  });
}

}  // namespace wegwijzer
