// What a harvest does with listings on the web: sitemaps, which give addresses to visit, and feeds,
// calendars and repositories, which give records.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/site_harvest.hpp"
#include "indexer/source/kinds.hpp"
#include "indexer/source/listed.hpp"

namespace wegwijzer {

using ledger::Outcome;

namespace {

/// A sitemap index may name 50,000 sitemaps; a feed may have a page before every page.
constexpr std::int64_t most_listings = 1'000;

constexpr const char* rules_key = "listing_rules";

/// Whether the last run read its listings by other rules: what did not change since is then read
/// again, for the addresses that it left out.
bool are_other_rules(const std::string& state, const std::string& rules) {
  const auto read = nlohmann::json::parse(state, nullptr, /*allow_exceptions=*/false);
  return read.is_object() && read.value(rules_key, rules) != rules;
}

}  // namespace

/// Asks the listings of a source, in every run: that they did not change costs one request.
void SiteHarvest::add_listings(Visitor& visitor) {
  const std::string state = session_.keep(session_.ledger().state_of(visitor.source->id));
  visitor.listings_anew = are_other_rules(state, visitor.listing_rules);
  visitor.hints = ModifiedHints::from_text(state);
  if (visitor.source->kind == source::Kind::OaiPmh) {
    return offer_repository(visitor, source::identify_request(visitor.source->start.front()));
  }
  for (const Url& start : visitor.source->start) {
    offer_listing(visitor, canonical(start, visitor.source->canonical), "");
  }
}

void SiteHarvest::offer_listing(Visitor& visitor, const Url& url, const std::string& found_on,
                                int redirects) {
  if (frontier_.knows(visitor.source->id, url)) return;
  if (visitor.listings >= most_listings) {
    visitor.report->limit = fmt::format("{} listings were read", most_listings);
    return;
  }
  ++visitor.listings;
  ledger::Page page;
  if (const auto known = visitor.pages.find(url.href()); known != visitor.pages.end()) {
    page = known->second;
  }
  page.source = visitor.source->id;
  page.url = url.href();
  page.depth = listing_depth;
  page.found_on = found_on;
  if (page.id == 0) page.first_seen = session_.now();
  offer(visitor, std::move(page), url, redirects);
}

/// A listing is known by the address that led to it, so that it is found in the next run too. All
/// that a repository is asked is one page of the ledger, wherever it has moved to.
void SiteHarvest::follow_listing(const Job& job, const Url& url) {
  if (job.visitor->source->kind == source::Kind::OaiPmh) {
    return offer(*job.visitor, job.page, url, job.redirects + 1);
  }
  offer_listing(*job.visitor, url, job.page.url, job.redirects + 1);
}

/// The listings that an index named when it was last read, for an index that did not change. False
/// when there are none.
bool SiteHarvest::offer_known_listings(Visitor& visitor, const std::string& found_on) {
  bool any = false;
  for (const auto& [href, page] : visitor.pages) {
    if (page.depth != listing_depth || page.found_on != found_on) continue;
    const auto url = Url::parse(href);
    if (!url) continue;
    offer_listing(visitor, *url, found_on);
    any = true;
  }
  return any;
}

void SiteHarvest::on_listing(const Job& job, const Result<extract::Extracted>& extracted) {
  Visitor& visitor = *job.visitor;
  if (!extracted || !extracted->listing) {
    const std::string why = extracted ? "is no listing" : extracted.error().what;
    visitor.report->faults.push_back(fmt::format("{}: {}", job.page.url, why));
    return finish(job, Outcome::Unusable, why);
  }
  for (const std::string& note : extracted->notes) {
    visitor.report->faults.push_back(fmt::format("{}: {}", job.page.url, note));
  }
  const extract::Listing& listing = *extracted->listing;
  for (const std::string& more : listing.more) {
    if (const auto url = Url::parse(more)) offer_listing(visitor, *url, job.page.url);
  }
  if (!listing.more.empty() && listing.items.empty()) visitor.beginnings.add_index(job.url);
  if (visitor.source->kind == source::Kind::Sitemap) {
    on_addresses(job, listing);
  } else if (visitor.source->kind == source::Kind::OaiPmh) {
    on_repository(job, listing);
  } else {
    on_records(job, listing);
  }
  finish(job, Outcome::Fetched, "");
}

/// Visits a known page before its time. Whether the date was right can only be told of one that had
/// a date before.
void SiteHarvest::ask_early(Visitor& visitor, const ledger::Page& page, const Url& url) {
  const std::string& source = visitor.source->id;
  if (frontier_.knows(source, url) || !visitor.source->scope.contains(url)) return;
  offer(visitor, page, url, 0);
  const auto job = waiting_.find(fetch::Frontier::key(source, url));
  if (job != waiting_.end()) job->second.hinted = !page.listed_modified.empty();
}

/// New addresses are visited; known ones before their time when the listing says that they changed.
void SiteHarvest::on_addresses(const Job& job, const extract::Listing& listing) {
  Visitor& visitor = *job.visitor;
  const bool believed = visitor.hints.are_trusted() && ModifiedHints::tell_apart(listing);
  for (const extract::ListedItem& item : listing.items) {
    const auto parsed = Url::parse(item.url);
    if (!parsed) continue;
    const Url url = canonical(*parsed, visitor.source->canonical);
    const auto known = visitor.pages.find(url.href());
    if (known == visitor.pages.end()) {
      discover(visitor, url, job, 0, 0);
    } else if (believed && !item.modified.empty() &&
               item.modified != known->second.listed_modified) {
      ask_early(visitor, known->second, url);
    }
    const auto asked = waiting_.find(fetch::Frontier::key(visitor.source->id, url));
    if (asked == waiting_.end() || asked->second.page.listed_modified == item.modified) continue;
    session_.keep(session_.ledger().set_listed_modified(asked->second.page.id, item.modified));
  }
}

/// Each record becomes a document, and its address is visited too when the source says so.
void SiteHarvest::on_records(const Job& job, const extract::Listing& listing) {
  Visitor& visitor = *job.visitor;
  const source::Source& source = *visitor.source;
  for (const extract::ListedItem& listed : listing.items) {
    if (session_.failed()) return;
    if (listed.deleted) {
      on_tombstone(visitor, listed);
      continue;
    }
    const auto item = source::item_of(source, listed);
    if (!item) continue;
    const auto known = visitor.pages.find(item->url.href());
    if (known == visitor.pages.end() && visitor.known >= source.max_documents) {
      visitor.report->limit = fmt::format("max_documents: {} are known", source.max_documents);
      return;
    }
    store_record(visitor, *item, listed.id);
    if (source.visit && !frontier_.knows(source.id, item->url)) {
      const auto page = visitor.pages.find(item->url.href());
      offer(visitor, page->second, item->url, 0);
    }
  }
}

void SiteHarvest::store_record(Visitor& visitor, const source::Item& item, const std::string& id) {
  const std::string href = item.url.href();
  const auto [known, is_new] = visitor.pages.try_emplace(href);
  ledger::Page& page = known->second;
  if (is_new) {
    page.source = visitor.source->id;
    page.url = href;
    page.found_on = id;
    page.first_seen = session_.now();
    page.id = session_.keep(session_.ledger().add_page(page));
    ++visitor.known;
  }
  ledger::Page stored = page;
  stored.has_document = !is_new;
  session_.store(stored, ledger::Role::Listed, item.extracted, "", *visitor.report);
  if (!id.empty()) visitor.by_id[id] = page.id;
}

/// What a repository says it deleted is gone (OAI-PMH 2.0 section 2.5.1).
void SiteHarvest::on_tombstone(Visitor& visitor, const extract::ListedItem& listed) {
  const auto page = visitor.by_id.find(listed.id);
  if (page == visitor.by_id.end()) return;
  session_.keep(session_.ledger().mark_leaving(
      page->second, fmt::format("the repository deleted {} ({})", listed.id, listed.modified)));
}

void SiteHarvest::keep_states() {
  for (const auto& [id, visitor] : visitors_) {
    if (!source::lists_on_the_web(visitor.source->kind)) continue;
    nlohmann::json state = nlohmann::json::object();
    if (visitor.source->kind == source::Kind::Sitemap) {
      state = nlohmann::json::parse(visitor.hints.to_text());
    }
    if (visitor.listings_read) state[rules_key] = visitor.listing_rules;
    remember(id, state);
  }
}

void SiteHarvest::tell_failures() {
  for (auto& [id, visitor] : visitors_) {
    std::string& failure = visitor.report->failure;
    if (failure.empty()) failure = visitor.beginnings.failure();
  }
}

/// Adds to what a source remembers between runs.
void SiteHarvest::remember(const std::string& source, const nlohmann::json& more) {
  const std::string before = session_.keep(session_.ledger().state_of(source));
  auto state = nlohmann::json::parse(before, nullptr, /*allow_exceptions=*/false);
  if (!state.is_object()) state = nlohmann::json::object();
  state.update(more);
  const std::string now = state.dump();
  if (now != before) session_.keep(session_.ledger().set_state(source, now));
}

}  // namespace wegwijzer
