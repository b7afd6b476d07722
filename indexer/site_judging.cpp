// What a harvest makes of a page that was read: a document, or what a site shows instead of one.
#include <utility>

#include "indexer/canonical_choice.hpp"
#include "indexer/site_harvest.hpp"

namespace wegwijzer {

using extract::Login;
using ledger::Outcome;

namespace {

constexpr const char* asks_for_login = "asks for a login";

/// Of pages that wait to be compared; they are held in memory.
constexpr std::size_t most_with_login = 200;

}  // namespace

void SiteHarvest::on_extracted(Job job, Result<extract::Extracted> extracted) {
  if (job.page.depth < 0) return on_listing(job, extracted);
  if (!extracted) {
    // What the machine could not do says nothing about the page.
    const bool is_ours = extracted.error().code == Code::Io;
    return finish(job, is_ours ? Outcome::Failed : Outcome::Unusable, extracted.error().what);
  }
  const std::string authority = job.url.authority();
  Judged judged{std::move(job), std::move(*extracted)};
  if (probe_.knows(authority)) return judge(std::move(judged));
  const bool is_first = !awaiting_probe_.contains(authority);
  const Url url = judged.job.url;
  const std::string source = judged.job.visitor->source->id;
  awaiting_probe_[authority].push_back(std::move(judged));
  if (is_first) ask_probe(url, source);
}

/// Decides what a page is, once we know what its host shows when there is none.
void SiteHarvest::judge(Judged judged) {
  const auto& [job, extracted] = judged;
  const bool is_not_found = probe_.is_not_found(job.url.authority(), extracted);
  if (is_not_found && extracted.login == Login::None) {
    return finish(job, Outcome::SoftGone,
                  "shows what the host shows for an address that does not exist");
  }
  if (!extracted.no_follow) follow(job, extracted);
  if (is_not_found || extracted.login == Login::Demanded) {
    return finish(job, Outcome::Denied, asks_for_login);
  }
  if (extracted.login == Login::None) return store_page(judged);
  with_login_.push_back(std::move(judged));
  if (with_login_.size() == most_with_login) judge_logins();
}

/// Pages of few words with a login in their midst: what is the same at several addresses of a host
/// is what it shows to strangers, the others are what they seem. False when there were none.
bool SiteHarvest::judge_logins() {
  const auto pages = std::exchange(with_login_, {});
  const auto shown = [](const Judged& judged) {
    const extract::Extracted& page = judged.extracted;
    return Shown(judged.job.url.authority(), page.title, page.simhash, page.words);
  };
  for (const Judged& judged : pages) {
    addresses_showing_[shown(judged)].insert(judged.job.url.href());
  }
  for (const Judged& judged : pages) {
    if (addresses_showing_.at(shown(judged)).size() == 1) {
      store_page(judged);
    } else {
      finish(judged.job, Outcome::Denied, asks_for_login);
    }
  }
  return !pages.empty();
}

/// Puts a page into the ledger, unless it asks not to be, or says nothing.
void SiteHarvest::store_page(const Judged& judged) {
  const auto& [job, extracted] = judged;
  if (extracted.no_index) return on_no_index(job);
  if (extracted.text.empty()) {
    return finish(job, Outcome::Empty, "no text to search in");
  }
  Visitor& visitor = *job.visitor;
  const bool changed =
      session_.store(job.page, ledger::Role::Page, extracted, visitor.rules, *visitor.report);
  if (job.hinted) visitor.hints.count(changed);
  const auto own = accepted_canonical(*visitor.source, job.url, extracted);
  session_.keep(session_.ledger().set_canonical(job.page.id, own ? own->href() : ""));
  if (own) discover(visitor, *own, job, static_cast<int>(job.page.depth), 0);
  finish(job, Outcome::Fetched, "");
}

}  // namespace wegwijzer
