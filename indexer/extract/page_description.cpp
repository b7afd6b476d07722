#include "indexer/extract/page_description.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/json_ld.hpp"
#include "indexer/extract/microdata.hpp"
#include "indexer/extract/schema_description.hpp"
#include "indexer/extract/section_name.hpp"
#include "indexer/extract/titles.hpp"

namespace wegwijzer::extract {

namespace {

/// Dublin Core and OpenGraph under the names of schema.org. og:type is left out: CMSs call every
/// page an article.
constexpr auto meta_fields = std::to_array<std::pair<const char*, const char*>>({
    {"dcterms.type",           "learningResourceType"},
    {"dc.type",                "learningResourceType"},
    {"dcterms.educationlevel", "educationalLevel"    },
    {"dcterms.audience",       "audience"            },
    {"dc.audience",            "audience"            },
    {"keywords",               "keywords"            },
    {"dcterms.subject",        "keywords"            },
    {"dc.subject",             "keywords"            },
    {"article:tag",            "keywords"            },
    {"article:section",        "articleSection"      },
    {"dcterms.publisher",      "provider"            },
    {"dc.publisher",           "provider"            },
});

std::string first_meta_date(const PageHead& head) {
  for (const char* name : {"article:published_time", "dcterms.issued", "dcterms.created",
                           "dcterms.date", "dc.date.issued", "dc.date.created", "dc.date",
                           "datepublished", "citation_publication_date", "date"}) {
    std::string date = first_date(head.meta({name}));
    if (!date.empty()) return date;
  }
  return {};
}

Description describe_meta(const PageHead& head) {
  Description description;
  description.title = head.meta({"og:title", "dcterms.title", "dc.title"});
  description.summary =
      head.meta({"description", "og:description", "dcterms.description", "dc.description"});
  description.published = first_meta_date(head);
  description.language = primary_subtag(
      head.meta({"content-language", "dcterms.language", "dc.language", "og:locale"}));
  for (const auto& [meta, field] : meta_fields) {
    const auto found = head.metas.find(meta);
    if (found == head.metas.end()) continue;
    std::vector<std::string> values;
    for (const std::string& content : found->second) add_split_at_commas(values, content);
    if (!values.empty()) description.fields.try_emplace(field, std::move(values));
  }
  return description;
}

}  // namespace

Description describe_page(const DescribedHtml& page, const std::string& title,
                          std::vector<std::string>& notes) {
  const DescribedPage described{page.head.base, title};
  SchemaGraph json_ld;
  const std::size_t broken = add_json_ld(page.tree, json_ld);
  if (broken > 0) notes.push_back(fmt::format("{} JSON-LD blocks could not be read", broken));
  Description description = describe(json_ld, described);
  const std::string named =
      tidy_title(title.empty() ? page.head.title : title, {}, page.head.site_name());
  if (named.empty() || is_section_title(named)) {
    description.section = section_name(page.tree, json_ld, page.url, named);
  }
  if (page.has_microdata) {
    SchemaGraph microdata;
    add_microdata(page.tree, page.head.base, microdata);
    description = merged(std::move(description), describe(microdata, described));
  }
  return merged(std::move(description), describe_meta(page.head));
}

}  // namespace wegwijzer::extract
