#include "indexer/not_found_probe.hpp"

#include <cstdlib>

#include "indexer/extract/simhash.hpp"

namespace wegwijzer {

namespace {

/// Always the same, so that the owner of a site recognises it in his log.
constexpr const char* impossible_path = "/wegwijzer-test-of-a-page-that-does-not-exist";

/// Such pages often repeat the address that was asked, and so are not equal to the letter.
constexpr int near = 3;
constexpr std::int64_t few_words = 12;
/// The simhash of a shorter text says nothing.
constexpr std::int64_t enough_words = 20;

}  // namespace

Url NotFoundProbe::address_for(const Url& page) {
  return Url::parse(page.origin() + impossible_path).value();
}

void NotFoundProbe::learn(const std::string& authority,
                          const std::optional<extract::Extracted>& page) {
  hosts_[authority] =
      page ? std::optional(Shown{page->simhash, page->words, page->title}) : std::nullopt;
}

bool NotFoundProbe::is_not_found(const std::string& authority,
                                 const extract::Extracted& page) const {
  const auto host = hosts_.find(authority);
  if (host == hosts_.end() || !host->second) return false;
  const Shown& shown = *host->second;
  // To hide a page that exists is worse than to show one that does not: both must agree.
  if (page.title != shown.title || page.text.empty() != (shown.words == 0)) return false;
  if (page.simhash == shown.simhash && page.words == shown.words) return true;
  return shown.words >= enough_words && std::abs(page.words - shown.words) <= few_words &&
         extract::distance(page.simhash, shown.simhash) <= near;
}

}  // namespace wegwijzer
