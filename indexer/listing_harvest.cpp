#include "indexer/listing_harvest.hpp"

#include <fmt/format.h>

#include <chrono>
#include <map>
#include <set>
#include <unordered_map>

#include "base/files.hpp"
#include "indexer/source/catalogue.hpp"
#include "indexer/source/folder.hpp"

namespace wegwijzer {

using ledger::Outcome;

namespace {

/// Files that wait for an extractor stand in memory.
constexpr std::size_t most_listings_in_extraction = 16;

using PagesByUrl = std::unordered_map<std::string, ledger::Page>;

PagesByUrl known_pages(HarvestSession& session, const source::Source& source) {
  PagesByUrl pages;
  for (ledger::Page& page : session.keep(session.ledger().pages_of(source.id))) {
    std::string url = page.url;
    pages.emplace(std::move(url), std::move(page));
  }
  return pages;
}

/// The page at `url`, made when the ledger does not know it yet.
ledger::Page page_at(HarvestSession& session, const source::Source& source, PagesByUrl& known,
                     const std::string& url) {
  if (const auto found = known.find(url); found != known.end()) return found->second;
  ledger::Page page;
  page.source = source.id;
  page.url = url;
  page.found_on = source.path.filename().string();
  page.first_seen = session.now();
  page.id = session.keep(session.ledger().add_page(page));
  return page;
}

void mark_missing(HarvestSession& session, const PagesByUrl& known,
                  const std::set<std::string>& seen, const std::string& evidence) {
  for (const auto& [url, page] : known) {
    if (!seen.contains(url)) session.keep(session.ledger().mark_leaving(page.id, evidence));
  }
}

/// Size and time of a file as its validator: the same pair, the same bytes.
std::string validator_of(const source::File& file) {
  return fmt::format("{}-{}", file.size, file.modified.time_since_epoch().count());
}

/// The files of one folder on their way through the extractors.
class FolderHarvest {
 public:
  FolderHarvest(HarvestSession& session, const source::Source& source, SourceReport& report)
      : session_(session), source_(source), report_(report), rules_(rules_fingerprint(source)) {}

  void run(const std::vector<source::File>& files, PagesByUrl& known, Recheck recheck,
           const ShowProgress& show) {
    std::int64_t done = 0;
    for (const source::File& file : files) {
      if (session_.failed()) break;
      visit(file, page_at(session_, source_, known, file.url.href()), recheck);
      while (extracting_.size() >= most_listings_in_extraction) collect();
      session_.commit_now_and_then();
      if (show) show({source_.id, ++done, static_cast<std::int64_t>(files.size())});
    }
    while (!extracting_.empty()) collect();
  }

 private:
  struct Job {
    ledger::Page page;
    std::string validator;
    std::int64_t bytes;
  };

  void visit(const source::File& file, ledger::Page page, Recheck recheck) {
    const std::string validator = validator_of(file);
    const bool same = page.has_document && page.etag == validator && page.rules == rules_;
    if (same && recheck == Recheck::WhenDue) {
      session_.keep(session_.ledger().unmark_leaving(page.id));
      return report_.count(Outcome::Unchanged);
    }
    auto bytes = read_file(file.path);
    Job job{std::move(page), validator, static_cast<std::int64_t>(file.size)};
    if (!bytes) return finish(job, Outcome::Failed, bytes.error().what);
    extract::Document document;
    document.bytes = std::move(*bytes);
    document.media_type = file.media_type;
    document.url = file.url;
    document.file_name = file.path.filename().string();
    const auto ticket = next_ticket_++;
    extracting_.emplace(ticket, std::move(job));
    session_.tools().extractors.submit(ticket, document, source_.extract);
  }

  void collect() {
    // The extractors wake the transport when one is done.
    session_.tools().transport.wait(std::chrono::seconds(1));
    for (auto& [ticket, extracted] : session_.tools().extractors.take()) {
      auto job = extracting_.extract(ticket);
      on_extracted(job.mapped(), extracted);
    }
  }

  void on_extracted(const Job& job, const Result<extract::Extracted>& extracted) {
    if (!extracted) return finish(job, Outcome::Unusable, extracted.error().what);
    if (extracted->text.empty()) return finish(job, Outcome::Empty, "no text to search in");
    session_.store(job.page, ledger::Role::Page, *extracted, rules_, report_);
    finish(job, Outcome::Fetched, "");
  }

  void finish(const Job& job, Outcome outcome, const std::string& detail) {
    if (outcome == Outcome::Fetched) {
      report_.count(outcome);
    } else {
      report_.count_failure(outcome, job.page.url, detail);
    }
    report_.bytes += job.bytes;
    const Time now = session_.now();
    session_.record({job.page.id, now, outcome, 0, 0, job.bytes, detail},
                    {job.page.id, after_success(source_, now),
                     outcome == Outcome::Failed ? "" : job.validator, "", "", std::nullopt});
  }

  HarvestSession& session_;
  const source::Source& source_;
  SourceReport& report_;
  const std::string rules_;
  std::unordered_map<extract::ExtractorPool::Ticket, Job> extracting_;
  extract::ExtractorPool::Ticket next_ticket_ = 1;
};

}  // namespace

void harvest_catalogue(HarvestSession& session, const source::Source& source,
                       SourceReport& report) {
  const auto listing = source::read_catalogue(source);
  if (!listing) {
    report.failure = listing.error().what;
    return;
  }
  report.faults = listing->faults;
  PagesByUrl known = known_pages(session, source);
  std::set<std::string> seen;
  for (const source::Item& item : listing->items) {
    if (session.failed()) return;
    ledger::Page page = page_at(session, source, known, item.url.href());
    // For a catalogue "changed" means that its own record did.
    page.has_document = known.contains(item.url.href());
    seen.insert(item.url.href());
    session.store(page, ledger::Role::Listed, item.extracted, "", report);
    report.count(Outcome::Fetched);
    session.commit_now_and_then();
  }
  if (listing->complete) {
    mark_missing(session, known, seen, "no longer in " + source.path.filename().string());
  }
}

void harvest_folder(HarvestSession& session, const source::Source& source, Recheck recheck,
                    SourceReport& report, const ShowProgress& show) {
  const auto listing = source::list_folder(source);
  if (!listing) {
    report.failure = listing.error().what;
    return;
  }
  report.faults = listing->faults;
  PagesByUrl known = known_pages(session, source);
  FolderHarvest(session, source, report).run(listing->files, known, recheck, show);
  if (!listing->complete || session.failed()) return;
  std::set<std::string> seen;
  for (const source::File& file : listing->files) seen.insert(file.url.href());
  mark_missing(session, known, seen, "no longer in the folder");
}

}  // namespace wegwijzer
