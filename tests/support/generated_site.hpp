#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "support/page.hpp"

namespace wegwijzer::testing {

/// A site of any size without files, for benches: "/" links to the first pages, and page n at
/// "/pagina/n" to the pages 10n to 10n+9, so that each is a few links from the start. The same
/// number always gives the same page, and no two pages have the same text. Give it to
/// SiteServer::serve. Stateless: safe to share between threads.
class GeneratedSite {
 public:
  explicit GeneratedSite(std::size_t pages) : pages_(pages) {}

  std::optional<Page> operator()(std::string_view target) const;

 private:
  std::string links(std::size_t from) const;

  std::size_t pages_;
};

}  // namespace wegwijzer::testing
