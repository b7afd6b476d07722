#include "indexer/canonical_choice.hpp"

#include <algorithm>
#include <array>

namespace wegwijzer {

std::optional<Url> accepted_canonical(const source::Source& source, const Url& page,
                                      const extract::Extracted& extracted) {
  if (extracted.canonical.empty()) return std::nullopt;
  const auto named = Url::parse(extracted.canonical);
  if (!named) return std::nullopt;
  const Url url = canonical(*named, source.canonical);
  if (url == page || is_home_page(url) || !source.scope.contains(url)) return std::nullopt;
  const auto& hosts = source.scope.hosts;
  const bool listed = std::find(hosts.begin(), hosts.end(), url.host()) != hosts.end();
  if (!listed && registrable_domain(url) != registrable_domain(page)) return std::nullopt;
  return url;
}

bool is_home_page(const Url& url) {
  constexpr std::array<std::string_view, 6> names = {"/",     "/index.html", "/index.htm",
                                                     "/home", "/index.php",  "/nl/"};
  return !url.query() && std::find(names.begin(), names.end(), url.path()) != names.end();
}

}  // namespace wegwijzer
