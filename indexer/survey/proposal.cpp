#include "indexer/survey/proposal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "indexer/source/home_page.hpp"
#include "indexer/source/kinds.hpp"
#include "indexer/survey/proposal_words.hpp"

namespace wegwijzer::survey {

namespace {

using nlohmann::ordered_json;
using source::Kind;
using source::Scope;

/// How many pages or records a preview shows.
constexpr std::size_t most_shown = 10;

/// The path below which all that is asked for stands; empty for a whole site. /webinars holds
/// /webinars/1 too; of a page with an extension it is the folder.
std::string part_of(const Url& page) {
  const std::string path(page.path());
  if (source::is_home_page(page)) return {};
  const auto last = path.rfind('/');
  const bool is_file = path.find('.', last) != std::string::npos;
  const std::string part = is_file ? path.substr(0, last + 1) : path;
  return part == "/" ? std::string() : part;
}

/// With and without "www." when both turned out to be the site's.
Scope whole_site(const SiteSurvey& survey) {
  Scope scope{{survey.page.authority()}, {}, {}};
  if (survey.asked.authority() != scope.hosts.front()) {
    scope.hosts.push_back(survey.asked.authority());
  }
  return scope;
}

/// Addresses in canonical form that lie in a scope, each once.
class Addresses {
 public:
  explicit Addresses(const Scope& scope) : scope_(scope) {}

  void add(const std::string& text) {
    const auto url = Url::parse(text);
    if (!url) return;
    const Url address = canonical(*url);
    if (scope_.contains(address) && known_.insert(address.href()).second) {
      list_.push_back(address.href());
    }
  }

  bool empty() const { return list_.empty(); }
  /// A few, spread over all: neighbours in a sitemap are alike.
  std::vector<std::string> sample() const {
    std::vector<std::string> chosen;
    const std::size_t count = std::min(list_.size(), most_shown);
    for (std::size_t i = 0; i < count; ++i) chosen.push_back(list_[i * list_.size() / count]);
    return chosen;
  }

 private:
  const Scope& scope_;
  std::set<std::string> known_;
  std::vector<std::string> list_;
};

Addresses listed_in(const Scope& scope, const FoundListing& found) {
  Addresses addresses(scope);
  for (const extract::ListedItem& item : found.listing.items) addresses.add(item.url);
  return addresses;
}

/// What the page links to; a page with hardly any links is itself worth a look.
Addresses linked_in(const Scope& scope, const SiteSurvey& survey) {
  Addresses addresses(scope);
  for (const extract::Link& link : survey.front.links) {
    if (link.follow) addresses.add(link.url);
  }
  addresses.add(survey.page.href());
  return addresses;
}

ordered_json to_json(const Scope& scope) {
  ordered_json json;
  json["hosts"] = scope.hosts;
  if (!scope.include.empty()) json["include"] = scope.include;
  return json;
}

/// "10s", as a person would write it.
std::string duration_text(std::chrono::milliseconds time) {
  const auto count = time.count();
  return count % 1000 == 0 ? fmt::format("{}s", count / 1000) : fmt::format("{}ms", count);
}

Proposal of_kind(Kind kind, const Url& start, std::string why) {
  Proposal proposal;
  proposal.file["kind"] = source::name_of(kind);
  proposal.file["start"] = ordered_json::array({start.href()});
  proposal.why = std::move(why);
  return proposal;
}

std::vector<extract::ListedItem> first_records(const FoundListing& found) {
  std::vector<extract::ListedItem> records;
  for (const extract::ListedItem& item : found.listing.items) {
    if (records.size() < most_shown && !item.deleted) records.push_back(item);
  }
  return records;
}

Proposal from_sitemap(const FoundListing& found, const Scope& scope) {
  Proposal proposal = of_kind(Kind::Sitemap, found.at.url,
                              "a sitemap names the pages that the site wants to be found");
  proposal.file["scope"] = to_json(scope);
  proposal.pages = listed_in(scope, found).sample();
  return proposal;
}

/// A feed says little of the site's own pages, so these are visited; what stands elsewhere (the
/// episodes of a podcast) is taken as the feed has it.
Proposal from_feed(const FoundListing& found, const Scope& site) {
  Proposal proposal =
      of_kind(Kind::Feed, found.at.url, "a feed names what is new, and no sitemap names the rest");
  const Addresses own = listed_in(site, found);
  if (own.empty()) {
    proposal.records = first_records(found);
    return proposal;
  }
  proposal.file["scope"] = to_json(site);
  proposal.file["visit"] = true;
  proposal.pages = own.sample();
  return proposal;
}

Proposal from_repository(const FoundListing& found) {
  Proposal proposal =
      of_kind(Kind::OaiPmh, found.at.url,
              "a repository gives each record with its metadata, and tells what was deleted");
  if (found.metadata_prefix != source::Source().metadata_prefix) {
    proposal.file["metadata_prefix"] = found.metadata_prefix;
  }
  proposal.records = first_records(found);
  return proposal;
}

Proposal from_calendar(const FoundListing& found) {
  Proposal proposal = of_kind(Kind::Ical, found.at.url, "the address is that of a calendar");
  proposal.records = first_records(found);
  return proposal;
}

Proposal from_links(const SiteSurvey& survey, const Scope& scope) {
  Proposal proposal =
      of_kind(Kind::Site, survey.page, "no listing names its pages, so links are followed");
  proposal.file["scope"] = to_json(scope);
  proposal.pages = linked_in(scope, survey).sample();
  return proposal;
}

/// Whether a listing is about this site, and a sitemap about the part of it that is meant. What was
/// asked for by its own address is what is meant, wherever its items stand.
bool is_of(const SiteSurvey& survey, const FoundListing& found, const Scope& scope,
           const Scope& site) {
  if (found.listing.items.empty()) return false;
  if (found.at.kind == Kind::Sitemap) return !listed_in(scope, found).empty();
  if (survey.is_listing) return true;
  if (found.at.kind == Kind::Feed) return !listed_in(site, found).empty();
  return registrable_domain(found.at.url) == registrable_domain(survey.page);
}

Proposal choose(const SiteSurvey& survey, const Scope& scope, const Scope& site) {
  const auto best = [&](Kind kind) -> const FoundListing* {
    for (const FoundListing& found : survey.listings) {
      if (found.at.kind == kind && is_of(survey, found, scope, site)) return &found;
    }
    return nullptr;
  };
  if (const auto* found = best(Kind::OaiPmh)) return from_repository(*found);
  if (const auto* found = best(Kind::Sitemap)) return from_sitemap(*found, scope);
  if (const auto* found = best(Kind::Feed)) return from_feed(*found, site);
  const auto* calendar = best(Kind::Ical);
  if (survey.is_listing && calendar != nullptr) return from_calendar(*calendar);
  return from_links(survey, scope);
}

}  // namespace

Proposal propose(const SiteSurvey& survey, std::span<const source::Source> sources) {
  const std::string part = survey.is_listing ? "" : part_of(survey.page);
  const Scope site = whole_site(survey);
  Scope scope = site;
  if (!part.empty()) scope.include = {part};
  std::set<std::string> taken;
  for (const source::Source& source : sources) taken.insert(source.id);

  Proposal proposal = choose(survey, scope, site);
  ordered_json file;
  file["id"] = proposed_id(survey.page, part, taken);
  file["label"] = proposed_label(survey);
  file.update(proposal.file);
  if (survey.crawl_delay) {
    file["politeness"]["delay"] = duration_text(*survey.crawl_delay);
  }
  proposal.file = std::move(file);
  return proposal;
}

bool visits_items(const Proposal& proposal) { return proposal.file.value("visit", false); }

void take_as_listed(Proposal& proposal, const SiteSurvey& survey, const std::string& why) {
  proposal.file["visit"] = false;
  proposal.why = fmt::format(
      "a feed names what is new; its items are taken as they are, for their pages are gone ({})",
      why);
  proposal.pages.clear();
  for (const FoundListing& found : survey.listings) {
    if (found.at.url.href() == proposal.file.at("start").at(0)) {
      proposal.records = first_records(found);
    }
  }
}

void strip_titles(Proposal& proposal, const std::string& ending, const Url& site) {
  proposal.file["extract"]["title_strip"] = ordered_json::array({ending});
  if (proposal.file["label"] != registrable_domain(site)) return;
  const std::string name = ending.substr(ending.find(' ', 1) + 1);
  proposal.file["label"] = name;
}

}  // namespace wegwijzer::survey
