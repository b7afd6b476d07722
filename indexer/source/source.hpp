#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/url.hpp"
#include "indexer/extract/rules.hpp"
#include "indexer/source/visit_window.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::source {

/// What a source's listing is. Names of the kinds and the keys that each has: kinds.cpp.
enum class Kind { Site, Sitemap, Feed, OaiPmh, Ical, Catalogue, Folder };

/// In place of a host: any. Only a source of records without a scope of its own has it.
inline constexpr std::string_view any_host = "*";

/// Which addresses belong to a source.
///
/// A pattern is the beginning of path and query; * stands for any run of characters, letters count
/// by case. One that starts with "?" is the beginning of any query parameter: "?print=" finds
/// /page?lang=nl&print=1 too.
struct Scope {
  std::vector<std::string> hosts;    ///< "host" for any port, "host:port", or any_host; lower case
  std::vector<std::string> include;  ///< empty: everything
  std::vector<std::string> exclude;  ///< wins over include

  bool contains(const Url& url) const;
  bool operator==(const Scope&) const = default;
};

struct Politeness {
  std::chrono::milliseconds delay{0};  ///< between two requests; the crawler's floor still holds
  std::int64_t concurrency = 1;        ///< requests to one host at a time
  std::optional<VisitWindow> window = {};  ///< absent: all day

  bool operator==(const Politeness&) const = default;
};

/// What one run may ask of a source; what is left waits for the next.
struct Budget {
  std::optional<std::int64_t> pages = {};
  std::optional<std::int64_t> bytes = {};

  bool operator==(const Budget&) const = default;
};

enum class CatalogueFormat { Jsonl, Csv };

/// One collection to visit: all of one file in crawl-config/sources/.
struct Source {
  std::string id;
  std::string label;
  Kind kind = Kind::Site;
  std::filesystem::path file;  ///< where it was read from; paths in it are relative to its folder

  // kinds that ask servers: all but folder (of a catalogue only the last four)
  std::vector<Url> start;  ///< pages of a site; else listings: sitemaps, feeds, a base URL
  Scope scope;
  std::int64_t depth = 8;  ///< links from a start page, or from a page that a sitemap lists
  std::int64_t max_documents = 20'000;
  Politeness politeness;
  Budget budget;
  CanonicalRules canonical;
  std::chrono::milliseconds recheck =
      std::chrono::days(7);  ///< until an unchanged page is asked again

  // kind oai_pmh
  std::string metadata_prefix = "oai_dc";
  std::string set;  ///< empty: the whole repository

  // kinds catalogue and folder
  std::filesystem::path path;  ///< absolute
  /// What is wrong with `path` today: the source then gives nothing, the others go on.
  std::optional<Error> path_fault;

  // kind catalogue
  CatalogueFormat format = CatalogueFormat::Jsonl;

  // kinds with records: catalogue, feed, oai_pmh and ical
  /// Our name (url, title, summary, text, published, language, media_type, access, or a facet's
  /// id) -> their column or field.
  std::map<std::string, std::string> fields;
  bool visit = false;  ///< also fetch each address, of a catalogue on whatever host, for its text

  // kind folder
  std::string url_base;              ///< the address of its root, ends in "/"
  std::vector<std::string> include;  ///< file-name patterns, "*.pdf"; empty: every file

  // all kinds
  extract::Rules extract;
  /// facet id -> {their word -> id of the taxonomy}; "" as the id means: known, and no tag.
  std::map<std::string, std::map<std::string, std::string>> values;
  std::map<std::string, std::vector<std::string>> facets;  ///< given to each record
  std::string access = "open";
};

/// Reads every *.json in `folder`, in the order of their names. All faults at once; facets and
/// values are checked against the taxonomy, XPath by compiling it.
Result<std::vector<Source>> load_sources(const std::filesystem::path& folder,
                                         const Taxonomy& taxonomy);

}  // namespace wegwijzer::source
