#include "indexer/survey/listing_search.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/source/kinds.hpp"
#include "indexer/source/oai_request.hpp"

namespace wegwijzer::survey {

namespace {

using source::Kind;

/// Of an index, so many sitemaps are read: enough to see what kind of addresses they hold.
constexpr std::size_t most_sitemaps_read = 3;

constexpr const char* guessed = "it stands where such a listing usually stands";

bool is_empty(const extract::Listing& listing) {
  return listing.items.empty() && listing.more.empty();
}

/// The sitemaps of an index to read: spread over it, for an index has its sitemaps by kind of page.
std::vector<std::string> sample(const std::vector<std::string>& addresses) {
  std::vector<std::string> chosen;
  const std::size_t count = std::min(addresses.size(), most_sitemaps_read);
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(addresses[i * addresses.size() / count]);
  return chosen;
}

Url formats_request(const Url& base) {
  return Url::parse("?verb=ListMetadataFormats", &base).value_or(base);
}

Url records_request(const FoundListing& repository) {
  source::Source source;
  source.start = {repository.at.url};
  source.metadata_prefix = repository.metadata_prefix;
  return source::oai_request(source, source::begin_harvest(repository.listing.oai.granularity, ""));
}

}  // namespace

std::optional<FoundListing> ListingSearch::recognise(const extract::Document& document) {
  // A sitemap may be a feed, but hardly ever is: the feed is tried first.
  for (const Kind kind : {Kind::OaiPmh, Kind::Feed, Kind::Sitemap, Kind::Ical}) {
    const auto found = read_as(kind, document);
    if (!found) continue;
    const Url base = Url::parse(document.url.path(), &document.url).value_or(document.url);
    const Candidate at{kind, kind == Kind::OaiPmh ? base : document.url,
                       "it is the address that was given"};
    if (kind != Kind::OaiPmh) return found_at(at, *found);
    auto repository = read_repository(at);
    return repository ? std::optional(std::move(*repository)) : std::nullopt;
  }
  return std::nullopt;
}

std::vector<FoundListing> ListingSearch::read(const std::vector<Candidate>& candidates) {
  std::vector<FoundListing> found;
  for (const Candidate& candidate : candidates) {
    auto listing = read(candidate);
    if (listing) {
      found.push_back(std::move(*listing));
    } else {
      notes_.push_back(fmt::format("{} ({}) is of no use: {}", candidate.url.href(),
                                   candidate.where, listing.error().what));
    }
  }
  return found;
}

std::vector<FoundListing> ListingSearch::guess_sitemaps(const Url& site) {
  return guess(Kind::Sitemap, {"/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml"}, site);
}

std::vector<FoundListing> ListingSearch::guess_repository(const Url& site) {
  return guess(Kind::OaiPmh, {"/oai", "/oai/request", "/oai2d", "/oai-pmh"}, site);
}

std::vector<FoundListing> ListingSearch::guess(Kind kind, std::vector<std::string> paths,
                                               const Url& site) {
  for (const std::string& path : paths) {
    auto found = read(Candidate{kind, Url::parse(path, &site).value_or(site), guessed});
    if (found) return {std::move(*found)};
  }
  notes_.push_back(fmt::format("no {} at {}", source::name_of(kind), fmt::join(paths, ", ")));
  return {};
}

Result<extract::Extracted> ListingSearch::read_as(Kind kind, const extract::Document& document) {
  extract::Rules rules;
  rules.listing = source::name_of(kind);
  auto extracted = extractor_.extract(document, rules);
  if (extracted && !extracted->listing) return fail(Code::Malformed, "is no listing");
  return extracted;
}

Result<extract::Extracted> ListingSearch::fetch_as(Kind kind, const Url& url) {
  const auto document = fetch_.document(url);
  if (!document) return fail(document.error());
  return read_as(kind, *document);
}

Result<FoundListing> ListingSearch::read(const Candidate& candidate) {
  if (candidate.kind == Kind::OaiPmh) return read_repository(candidate);
  auto extracted = fetch_as(candidate.kind, candidate.url);
  if (!extracted) return fail(extracted.error());
  if (is_empty(*extracted->listing)) return fail(Code::Malformed, "lists nothing");
  return found_at(candidate, *extracted);
}

FoundListing ListingSearch::found_at(const Candidate& candidate,
                                     const extract::Extracted& extracted) {
  FoundListing found{candidate, extracted.title, *extracted.listing, 0};
  if (candidate.kind == Kind::Sitemap) read_sitemaps_of(found);
  return found;
}

/// Reads a few of the sitemaps that an index names, and of an index among them the first.
void ListingSearch::read_sitemaps_of(FoundListing& index) {
  index.sitemaps = index.listing.more.size();
  for (const std::string& address : sample(index.listing.more)) {
    std::string next = address;
    for (std::size_t level = 0; level < most_sitemaps_read && !next.empty(); ++level) {
      const auto url = Url::parse(next);
      const auto part = url ? fetch_as(Kind::Sitemap, *url) : fail(url.error());
      if (!part) {
        notes_.push_back(fmt::format("{} (the index {} names it) is of no use: {}", next,
                                     index.at.url.href(), part.error().what));
        break;
      }
      const auto& items = part->listing->items;
      index.listing.items.insert(index.listing.items.end(), items.begin(), items.end());
      next = items.empty() && !part->listing->more.empty() ? part->listing->more.front() : "";
    }
  }
}

/// Who it is, in which forms its records are, and the first page of them.
Result<FoundListing> ListingSearch::read_repository(const Candidate& candidate) {
  const auto identity = fetch_as(Kind::OaiPmh, source::identify_request(candidate.url));
  if (!identity) return fail(identity.error());
  FoundListing found{candidate, identity->title, *identity->listing, 0};
  if (found.listing.oai.granularity.empty()) {
    return fail(Code::Malformed, "answers OAI-PMH, but not who it is");
  }
  const auto formats = fetch_as(Kind::OaiPmh, formats_request(candidate.url));
  if (formats) found.listing.oai.metadata_prefixes = formats->listing->oai.metadata_prefixes;
  found.metadata_prefix = best_metadata_prefix(found.listing.oai.metadata_prefixes);
  const auto records = fetch_as(Kind::OaiPmh, records_request(found));
  if (!records) return fail(records.error());
  found.listing.items = records->listing->items;
  return found;
}

std::string best_metadata_prefix(const std::vector<std::string>& prefixes) {
  const auto lom = std::find_if(prefixes.begin(), prefixes.end(), [](const std::string& prefix) {
    return to_lower_ascii(prefix).find("lom") != std::string::npos;
  });
  return lom != prefixes.end() ? *lom : source::Source().metadata_prefix;
}

}  // namespace wegwijzer::survey
