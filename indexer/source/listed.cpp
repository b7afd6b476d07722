#include "indexer/source/listed.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/source/kinds.hpp"
#include "indexer/source/media_types.hpp"

namespace wegwijzer::source {

namespace {

using Words = std::vector<std::string>;

void set_field(extract::Extracted& extracted, const std::string& ours, const Words& words) {
  const std::string& first = words.front();
  if (ours == "title") {
    extracted.title = first;
  } else if (ours == "summary") {
    extracted.summary = first;
  } else if (ours == "text") {
    extracted.text = fmt::format("{}", fmt::join(words, "\n"));
  } else if (ours == "published") {
    extracted.published = extract::first_date(first);
  } else if (ours == "language") {
    extracted.language = to_lower_ascii(first);
  } else if (ours == "media_type") {
    extracted.media_type = to_lower_ascii(first);
  } else if (ours != "url") {  // a facet, or access
    extracted.fields[ours] = words;
  }
}

/// Their fields under our names. One of theirs may serve several of ours.
void map_fields(const Source& source, extract::Extracted& extracted) {
  const auto theirs = extracted.fields;
  for (const auto& [ours, field] : source.fields) extracted.fields.erase(field);
  for (const auto& [ours, field] : source.fields) {
    const auto found = theirs.find(field);
    if (found != theirs.end() && !found->second.empty()) {
      set_field(extracted, ours, found->second);
    }
  }
}

/// The address that the source names a field for, when that is one; else what the listing says.
Result<Url> address_of(const Source& source, const extract::ListedItem& listed) {
  const auto rule = source.fields.find("url");
  if (rule != source.fields.end()) {
    const auto found = listed.extracted.fields.find(rule->second);
    const bool given = found != listed.extracted.fields.end() && !found->second.empty();
    if (auto url = Url::parse(given ? found->second.front() : ""); url) return url;
  }
  return Url::parse(listed.url);
}

}  // namespace

extract::Rules listing_rules(const Source& source) {
  extract::Rules rules = source.extract;
  rules.listing = name_of(source.kind);
  return rules;
}

std::optional<Item> item_of(const Source& source, const extract::ListedItem& listed) {
  const auto url = address_of(source, listed);
  if (!url || !source.scope.contains(*url)) return std::nullopt;
  CanonicalRules rules = source.canonical;
  // Events without an address of their own differ by the fragment alone.
  if (source.kind == Kind::Ical) rules.keep_fragment = true;
  Item item{canonical(*url, rules), listed.extracted};
  map_fields(source, item.extracted);
  std::string& media_type = item.extracted.media_type;
  if (media_type.empty()) media_type = media_type_of(url->path());
  if (media_type.empty()) media_type = "text/html";
  return item;
}

}  // namespace wegwijzer::source
