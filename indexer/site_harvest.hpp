#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "indexer/beginnings.hpp"
#include "indexer/fetch/frontier.hpp"
#include "indexer/fetch/robots_cache.hpp"
#include "indexer/fetch/trap_guard.hpp"
#include "indexer/harvest_session.hpp"
#include "indexer/modified_hints.hpp"
#include "indexer/not_found_probe.hpp"
#include "indexer/source/catalogue.hpp"
#include "indexer/source/oai_request.hpp"

namespace wegwijzer {

/// Visits the pages of sites over HTTP: one loop for all hosts, in which the frontier says who may
/// be asked now, answers go to the extractor processes, and what they find goes into the ledger and
/// back to the frontier. Politeness, robots.txt and scope are kept here and in fetch/.
///
/// Planning and the loop are in site_harvest.cpp, asking in site_asking.cpp, what is done with the
/// answers in site_answers.cpp, with pages that were read in site_judging.cpp, with listings
/// (sitemaps, feeds, calendars) in site_listings.cpp and site_repositories.cpp, errands
/// (robots.txt, the page that cannot exist) in site_errands.cpp, and what is remembered of pages
/// without a document in site_nothing.cpp.
class SiteHarvest {
 public:
  SiteHarvest(HarvestSession& session, Recheck recheck);

  /// Plans a source: its start pages, and the pages that the ledger knows and that are due.
  void add(const source::Source& source, SourceReport& report);
  /// Until nothing is left to do.
  void run(const ShowProgress& show);

 private:
  using TimePoint = std::chrono::steady_clock::time_point;
  using Ticket = std::uint64_t;

  /// In the ledger, the depth of an address that is a listing and no page.
  static constexpr int listing_depth = -1;

  /// Bodies wait in memory while the extractors are behind: then nothing more is asked.
  static constexpr std::size_t most_in_extraction = 64;

  /// A source in this run.
  struct Visitor {
    const source::Source* source;
    SourceReport* report;
    std::string rules;
    fetch::TrapGuard traps;
    std::int64_t known = 0;  ///< addresses of the source, old and new; listings are none of them
    std::int64_t done = 0;
    /// Of a source with a listing on the web: all that the ledger knows, by address.
    std::unordered_map<std::string, ledger::Page> pages = {};
    std::unordered_map<std::string, ledger::PageId> by_id = {};  ///< of a repository's records
    std::int64_t listings = 0;                                   ///< asked in this run
    std::int64_t asked = 0;  ///< pages in this run; robots.txt and listings are no pages
    /// What decides what the listings give (listing_fingerprint), whether it is other than in the
    /// last run, and whether each was read or unchanged.
    std::string listing_rules = {};
    bool listings_anew = false, listings_read = true;
    Time rules_since{};  ///< since when pages are read by listing_rules
    ModifiedHints hints = {};
    Beginnings beginnings = {};
    source::OaiState repository = {};   ///< how far the harvest of a repository is
    std::set<std::string> tokens = {};  ///< that it gave
  };
  /// A page that waits, is being fetched, or is being extracted.
  struct Job {
    ledger::Page page;
    Url url;
    Visitor* visitor;
    int redirects = 0;  ///< that led here
    int retries = 0;    ///< because the host asked us to wait
    /// The visit in which it was last read, when that gave no document by the rules of today.
    std::optional<ledger::Visit> nothing = {};
    bool hinted = false;  ///< asked before its time, because a sitemap said that it changed
    TimePoint began{};    ///< of the request
    fetch::Response response = {};
    std::int64_t bytes = 0;  ///< of the body, which the extractor has by now
    std::string redirect_to = {};
  };
  /// What is asked of a host beside its pages: its robots.txt, or an address that cannot exist.
  struct Errand {
    enum class Purpose { Robots, Probe };
    Purpose purpose;
    Url origin;  ///< whose it is: the address that was asked first
    Url asked;   ///< the address that is asked now, after redirects
    std::string source;
    TimePoint began{};
  };
  /// A page that is extracted, and waits until we know what its host says when there is none.
  struct Judged {
    Job job;
    extract::Extracted extracted;
  };

  /// What a page shows: authority, title, simhash and words.
  using Shown = std::tuple<std::string, std::string, std::uint64_t, std::int64_t>;

  // Planning
  void plan(Visitor& visitor, const ledger::Page& page);
  void discover(Visitor& visitor, const Url& url, const Job& found_on, int depth, int redirects);
  void offer(Visitor& visitor, ledger::Page page, const Url& url, int redirects);
  fetch::Request request_for(const Job& job) const;
  bool is_due(const Visitor& visitor, const ledger::Page& page) const;

  // Pages that gave no document
  void note_rules(Visitor& visitor);
  std::optional<ledger::Visit> last_nothing(const ledger::Page& page);
  void on_nothing_again(const Job& job);
  void on_no_index(const Job& job);

  // Listings
  void add_listings(Visitor& visitor);
  void offer_listing(Visitor& visitor, const Url& url, const std::string& found_on,
                     int redirects = 0);
  void follow_listing(const Job& job, const Url& url);
  bool offer_known_listings(Visitor& visitor, const std::string& found_on);
  void on_listing(const Job& job, const Result<extract::Extracted>& extracted);
  void on_addresses(const Job& job, const extract::Listing& listing);
  void ask_early(Visitor& visitor, const ledger::Page& page, const Url& url);
  void on_records(const Job& job, const extract::Listing& listing);
  void store_record(Visitor& visitor, const source::Item& item, const std::string& id);
  void offer_repository(Visitor& visitor, const Url& url);
  void on_repository(const Job& job, const extract::Listing& listing);
  std::string last_from(const Visitor& visitor);
  void on_tombstone(Visitor& visitor, const extract::ListedItem& listed);

  // Asking
  void end_in_time();
  std::string end_of_run() const;
  void dispatch();
  void dispatch_page(const fetch::Pending& pending);
  void dispatch_errand(const fetch::Pending& pending);
  bool may_go(const Errand& errand) const;
  void start(const fetch::Pending& pending);
  bool is_closed(const Visitor& visitor) const;
  std::string refusal_now(const Visitor& visitor) const;
  void postpone(Job job, const std::string& why);
  void give_up(const std::string& authority, const std::string& why);
  void note_health(const std::string& authority, const Result<fetch::Response>& response);
  void rest(const std::string& authority, std::chrono::seconds time);
  static std::string resting_until(Time until);

  // Errands
  void ask_robots(const fetch::Pending& pending);
  void ask_probe(const Url& page, const std::string& source);
  void offer_errand(Errand errand);
  void abandon(const Errand& errand, const std::string& why);
  void on_errand(const Errand& errand, const Result<fetch::Response>& response);
  void on_robots(const Errand& errand, const Result<fetch::Response>& response);
  void on_probe(const Errand& errand, const Result<fetch::Response>& response);
  void learn_probe(const std::string& authority, const std::optional<extract::Extracted>& page);
  void release_parked();

  // Answers
  void take_responses();
  void take_extracted(const ShowProgress& show);
  void on_response(Job job, Result<fetch::Response> response);
  void on_refusal(Job job);
  void on_redirect(Job job);
  void on_gone(const Job& job);
  void on_document(Job job);
  void on_unchanged(const Job& job);
  void follow(const Job& job, const extract::Extracted& extracted);
  void lead_on(const Job& job, const Url& url);
  void finish(const Job& job, ledger::Outcome outcome, const std::string& detail);
  static bool is_beginning(const Job& job);
  static void note_beginning(const Job& job, ledger::Outcome outcome, const std::string& detail);

  // Judging
  void on_extracted(Job job, Result<extract::Extracted> extracted);
  void judge(Judged judged);
  bool judge_logins();
  void store_page(const Judged& judged);

  std::chrono::milliseconds patience() const;
  bool is_done() const;
  void keep_states();
  void tell_failures();
  void remember(const std::string& source, const nlohmann::json& more);

  HarvestSession& session_;
  const fetch::CrawlerConfig& limits_;
  const Recheck recheck_;
  const TimePoint began_;
  fetch::Frontier frontier_;
  fetch::RobotsCache robots_;
  NotFoundProbe probe_;
  std::map<std::string, std::string> given_up_;                // by authority: why
  std::map<std::string, std::int64_t> failures_;               // in a row, by authority
  std::map<std::string, Visitor> visitors_;                    // by source id
  std::unordered_map<std::string, Job> waiting_;               // by Frontier::key: in it, or parked
  std::map<std::string, std::vector<fetch::Pending>> parked_;  // by origin: wait for robots.txt
  std::multimap<std::string, Errand> errands_waiting_;         // by URL: in the frontier
  std::map<std::string, std::vector<Judged>> awaiting_probe_;  // by authority
  std::vector<Judged> with_login_;                             // wait for others that are equal
  std::map<Shown, std::set<std::string>> addresses_showing_;   // of pages that were among these
  std::unordered_map<Ticket, Job> fetching_;
  std::unordered_map<Ticket, Errand> on_errands_;
  std::unordered_map<Ticket, Job> extracting_;
  std::unordered_map<Ticket, std::string> extracting_probes_;  // authority
  Ticket next_ticket_ = 1;
};

}  // namespace wegwijzer
