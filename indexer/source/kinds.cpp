#include "indexer/source/kinds.hpp"

#include <algorithm>
#include <array>

namespace wegwijzer::source {

namespace {

using Keys = std::string_view[];

constexpr Keys site_keys = {"start",  "scope",   "depth",         "max_documents",  "politeness",
                            "budget", "recheck", "keep_fragment", "drop_parameters"};
constexpr Keys feed_keys = {"start",         "scope",          "max_documents", "fields",
                            "visit",         "politeness",     "budget",        "recheck",
                            "keep_fragment", "drop_parameters"};
constexpr Keys oai_pmh_keys = {"start",  "scope",   "max_documents", "metadata_prefix",
                               "set",    "fields",  "visit",         "politeness",
                               "budget", "recheck", "keep_fragment", "drop_parameters"};
constexpr Keys catalogue_keys = {"path",    "format",        "fields",
                                 "visit",   "politeness",    "budget",
                                 "recheck", "keep_fragment", "drop_parameters"};
constexpr Keys folder_keys = {"path", "url_base", "include"};

constexpr std::array table = {
    KindRow{Kind::Site,      "site",      site_keys     },
    KindRow{Kind::Sitemap,   "sitemap",   site_keys     },
    KindRow{Kind::Feed,      "feed",      feed_keys     },
    KindRow{Kind::OaiPmh,    "oai_pmh",   oai_pmh_keys  },
    KindRow{Kind::Ical,      "ical",      feed_keys     },
    KindRow{Kind::Catalogue, "catalogue", catalogue_keys},
    KindRow{Kind::Folder,    "folder",    folder_keys   },
};

}  // namespace

std::span<const KindRow> kinds() { return table; }

std::string_view name_of(Kind kind) {
  return std::find_if(table.begin(), table.end(),
                      [&](const KindRow& row) { return row.kind == kind; })
      ->name;
}

bool lists_on_the_web(Kind kind) {
  return kind == Kind::Sitemap || kind == Kind::Feed || kind == Kind::OaiPmh || kind == Kind::Ical;
}

bool gives_records(Kind kind) {
  return kind == Kind::Feed || kind == Kind::OaiPmh || kind == Kind::Ical ||
         kind == Kind::Catalogue;
}

}  // namespace wegwijzer::source
