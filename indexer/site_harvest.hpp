#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/fetch/frontier.hpp"
#include "indexer/fetch/robots_cache.hpp"
#include "indexer/harvest_session.hpp"

namespace wegwijzer {

/// Visits the pages of sites over HTTP: one loop for all hosts, in which the frontier says who may
/// be asked now, answers go to the extractor processes, and what they find goes into the ledger and
/// back to the frontier. Politeness, robots.txt and scope are kept here and in fetch/.
class SiteHarvest {
 public:
  SiteHarvest(HarvestSession& session, Recheck recheck);

  /// Plans a source: its start pages, and the pages that the ledger knows and that are due.
  void add(const source::Source& source, SourceReport& report);
  /// Until nothing is left to do.
  void run(const ShowProgress& show);

 private:
  /// A source in this run.
  struct Visitor {
    const source::Source* source;
    SourceReport* report;
    std::string rules;
    std::int64_t known = 0;  ///< addresses of the source, old and new
    std::int64_t done = 0;
  };
  /// A page that waits, is being fetched, or is being extracted.
  struct Job {
    ledger::Page page;
    Url url;
    Visitor* visitor;
    int redirects = 0;  ///< that led here
    fetch::Response response = {};
    std::int64_t bytes = 0;  ///< of the body, which the extractor has by now
    std::string redirect_to = {};
  };
  /// A robots.txt that is to be had: whose, the URL that is asked now, and for which source.
  struct RobotsJob {
    Url origin;
    Url asked;
    std::string source;
  };
  using Ticket = std::uint64_t;

  // Planning
  void plan(Visitor& visitor, const ledger::Page& page);
  void discover(Visitor& visitor, const Url& url, const Job& found_on, int depth, int redirects);
  void offer(Visitor& visitor, ledger::Page page, const Url& url, int redirects);
  bool is_due(const Visitor& visitor, const ledger::Page& page) const;

  // Fetching
  void dispatch();
  void dispatch_page(const fetch::Pending& pending);
  void ask_robots(const fetch::Pending& pending);
  void offer_robots(RobotsJob job);
  void on_robots(const RobotsJob& job, const Result<fetch::Response>& response);
  void release_parked();
  void start(const fetch::Pending& pending);

  // Answers
  void on_response(Job job, Result<fetch::Response> response);
  void on_redirect(Job job);
  void on_gone(const Job& job);
  void on_document(Job job);
  void on_extracted(Job job, Result<extract::Extracted> extracted);
  void on_unchanged(const Job& job);
  void follow(const Job& job, const extract::Extracted& extracted);
  void finish(const Job& job, ledger::Outcome outcome, const std::string& detail);

  std::chrono::milliseconds patience() const;
  void tell(const Visitor& visitor, const ShowProgress& show);

  HarvestSession& session_;
  const Recheck recheck_;
  fetch::Frontier frontier_;
  fetch::RobotsCache robots_;
  std::map<std::string, Visitor> visitors_;                    // by source id
  std::unordered_map<std::string, Job> waiting_;               // by URL: in the frontier, or parked
  std::map<std::string, std::vector<fetch::Pending>> parked_;  // by origin: wait for robots.txt
  std::multimap<std::string, RobotsJob> robots_waiting_;       // by URL: in the frontier
  std::unordered_map<Ticket, Job> fetching_;
  std::unordered_map<Ticket, RobotsJob> fetching_robots_;
  std::unordered_map<Ticket, Job> extracting_;
  Ticket next_ticket_ = 1;
};

}  // namespace wegwijzer
