#include "indexer/canonical_choice.hpp"

#include <algorithm>

#include "indexer/source/home_page.hpp"

namespace wegwijzer {

std::optional<Url> accepted_canonical(const source::Source& source, const Url& page,
                                      const extract::Extracted& extracted) {
  if (extracted.canonical.empty()) return std::nullopt;
  const auto named = Url::parse(extracted.canonical);
  if (!named) return std::nullopt;
  const Url url = canonical(*named, source.canonical);
  if (url == page || source::is_home_page(url) || !source.scope.contains(url)) return std::nullopt;
  const auto& hosts = source.scope.hosts;
  const bool listed = std::find(hosts.begin(), hosts.end(), url.host()) != hosts.end();
  if (!listed && registrable_domain(url) != registrable_domain(page)) return std::nullopt;
  return url;
}

}  // namespace wegwijzer
