#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "indexer/extract/extracted.hpp"

namespace wegwijzer::ledger {

/// Its file in the data directory.
inline constexpr const char* ledger_file = "harvest.db";

using PageId = std::int64_t;
using RunId = std::int64_t;

/// How one visit to an address ended. The names are on disk (outcome_name).
enum class Outcome {
  Fetched,     ///< 200 and extracted
  Unchanged,   ///< 304, or a file whose size and time are the same
  Redirected,  ///< 3xx to another address
  Gone,        ///< 404 or 410
  Denied,      ///< 401, 403, or a login instead of the page
  Disallowed,  ///< robots.txt forbids it: no request was made
  NoIndex,     ///< fetched, and the page asks not to be indexed
  Empty,       ///< fetched, and there is nothing to search in
  Unusable,    ///< fetched, and it could not be read (damaged, of an unknown kind)
  SoftGone,    ///< 200, with what the host shows for an address that does not exist
  Failed,      ///< no answer, 5xx, time-out, refused address
};

const char* outcome_name(Outcome outcome);

/// What is known of one address of one source.
struct Page {
  PageId id = 0;
  std::string source;
  std::string url;
  std::int64_t depth = 0;
  std::string found_on;  ///< the page that first linked to it; empty for a start page
  Time first_seen{};
  std::optional<Time> next_visit;  ///< empty: never visited
  std::string etag, last_modified;
  std::string rules;  ///< fingerprint of the rules that its document was extracted with
  std::string redirect_to;
  std::optional<Time> first_gone;  ///< first of an unbroken row of 404 and 410
  std::string listed_modified;     ///< what its sitemap said when it was last visited
  bool has_document = false;

  bool operator==(const Page&) const = default;
};

/// One visit, as it goes into the history.
struct Visit {
  PageId page = 0;
  Time at{};
  Outcome outcome = Outcome::Failed;
  int status = 0;  ///< of HTTP; 0 when there was no answer
  std::int64_t milliseconds = 0;
  std::int64_t bytes = 0;
  std::string detail;  ///< why, in words, for everything but success

  bool operator==(const Visit&) const = default;
};

/// What is known of one address of one source besides its text.
struct KnownAddress {
  std::string source;
  std::string url;
  std::string redirect_to;
  std::optional<Visit> last_visit;
  std::int64_t document = 0;  ///< one of its documents; 0: it has none
  bool let_go = false;        ///< a document of it was let go once
};

/// What a visit changes in what we know of the page.
struct PageUpdate {
  PageId page = 0;
  Time next_visit{};
  std::string etag, last_modified;
  std::string redirect_to;
  std::optional<Time> first_gone;
};

/// One request that was sent to a host: the proof of how polite we were.
struct SentRequest {
  std::string host;  ///< Url::authority
  std::chrono::sys_time<std::chrono::milliseconds> at{};
  std::string url;
  int status = 0;  ///< 0: no answer
  std::int64_t milliseconds = 0;
  std::int64_t bytes = 0;
  std::string detail;  ///< why there was no answer

  bool operator==(const SentRequest&) const = default;
};

/// What was asked of one host.
struct HostTraffic {
  std::int64_t requests = 0, bytes = 0, failures = 0;
};

/// An address that is gone, and the pages of ours that still point to it.
struct DeadLink {
  std::string source;
  std::string url;
  Time since{};
  std::vector<std::string> linked_from;
};

/// What a document was found to be a copy of, or nearly.
struct DocumentPrint {
  std::string url;
  std::string canonical;  ///< another address of the same document, which was accepted as such
  std::uint64_t simhash = 0;
  std::int64_t words = 0;
};

/// Whether a document is the page itself or a description of it by a list.
enum class Role { Page, Listed };

/// One document as stored: what one source says about one address.
struct StoredDocument {
  std::string source;
  std::string url;
  Role role = Role::Page;
  extract::Extracted extracted;
};

/// What is known of a source's document at an address.
enum class Standing {
  Present,  ///< it is in the ledger
  LetGo,    ///< it was, and evidence or a person let it go
  Unknown,  ///< it never was: no ledger loses a document by itself
};

/// All documents about one address, and the date that orders it. The unit of a build.
struct BuildItem {
  std::string url;
  std::string published;
  std::vector<std::int64_t> documents;    ///< pages before listings, then by source
  std::vector<std::string> also_at = {};  ///< where else the same text stands
};

struct Run {
  RunId id = 0;
  std::string command;
  Time started{};
  std::optional<Time> ended;
  std::string report;  ///< JSON; empty while running or when it was killed
};

struct SourceCounts {
  std::int64_t pages = 0, documents = 0, leaving = 0;
};

/// harvest.db: every address ever seen with its history, and what was extracted. The truth from
/// which every index is built (SQLite, WAL; docs/ledger.md).
///
/// One connection for one thread. Writes belong between begin() and commit(); what was not
/// committed when the process dies is harvested again. Every failure is Io: the disk is full, the
/// file is damaged or another program holds it.
class Ledger {
 public:
  enum class Mode {
    ReadWrite,  ///< made when absent
    Existing,   ///< to read and write, as long as it is there
    ReadOnly,
  };

  /// Opens the file. A ledger of a newer program is refused.
  static Result<Ledger> open(const std::filesystem::path& file, Mode mode);

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  Result<void> begin();
  Result<void> commit();

  // Runs
  Result<RunId> begin_run(const std::string& command, Time now);
  Result<void> end_run(RunId run, Time now, const std::string& report);
  /// The run with this id, or the last one that ended. Usage when there is none.
  Result<Run> run(std::optional<RunId> id);

  // Pages
  /// Adds the address to the source, or finds it; never changes what is known of it.
  Result<PageId> add_page(const Page& page);
  Result<std::vector<Page>> pages_of(const std::string& source);
  /// What every source knows of an address.
  Result<std::vector<Page>> pages_at(const std::string& url);
  /// Every address of every source, ordered by address and then by source.
  Result<void> each_address(const std::function<void(const KnownAddress&)>& visit);
  Result<void> add_visit(RunId run, const Visit& visit);
  Result<void> update_page(const PageUpdate& update);
  /// Newest first.
  Result<std::vector<Visit>> visits_of(PageId page);

  // Requests and hosts
  Result<void> add_request(RunId run, const SentRequest& request);
  /// Oldest first.
  Result<std::vector<SentRequest>> requests_to(const std::string& host);
  /// Forgets requests that are older than the history that we keep.
  Result<void> prune_requests(Time now);
  /// The host asked not to be visited before `until`, which may be in a later run.
  Result<void> rest_host(const std::string& host, Time until);
  /// Those that still are to rest at `now`.
  Result<std::map<std::string, Time>> resting_hosts(Time now);

  // What a kind of source remembers between runs, as JSON of its own; empty at first
  Result<std::string> state_of(const std::string& source);
  Result<void> set_state(const std::string& source, const std::string& state);
  Result<void> set_listed_modified(PageId page, const std::string& modified);

  // Documents
  /// Stores what was extracted; true when it is new or differs from what was there. A document that
  /// was on its way out stays.
  Result<bool> store_document(PageId page, Role role, const extract::Extracted& extracted,
                              const std::string& rules, Time now);
  Result<std::optional<extract::Extracted>> document_of(PageId page, Role role);
  /// Says that a page's document is another address's, which was judged by the harvest; empty: its
  /// own.
  Result<void> set_canonical(PageId page, const std::string& url);
  /// The pages of these sources that hold a document, for finding copies among them.
  Result<std::vector<DocumentPrint>> prints(const std::vector<std::string>& sources);
  /// The addresses of the stored pages that link to each of `urls`, at most a few of each.
  Result<std::map<std::string, std::vector<std::string>>> pages_linking_to(
      const std::vector<std::string>& urls);

  // What an editor should know (findings.cpp)
  /// What a run asked of each host.
  Result<std::map<std::string, HostTraffic>> traffic(RunId run);
  /// Addresses that answered 404 or 410 when they were last visited, and to which a stored page
  /// still links.
  Result<std::vector<DeadLink>> dead_links();
  /// When a document of each source was last new or different.
  Result<std::map<std::string, Time>> last_changes();
  /// Pages with a document that were not seen in order since `before`.
  Result<std::vector<std::string>> not_seen_since(const std::string& source, Time before);

  // Leaving: deletion in two steps, so that a person can stop it
  /// Marks a page's documents as leaving, with the evidence in words.
  Result<void> mark_leaving(PageId page, const std::string& evidence);
  Result<void> unmark_leaving(PageId page);
  /// The evidence by address, for those that are marked.
  Result<std::map<std::string, std::string>> leaving(const std::string& source);
  /// Deletes the marked documents; their pages, history and evidence stay. How many.
  Result<std::int64_t> delete_leaving(const std::string& source);
  /// Deletes what a source says of an address, if anything, and keeps the evidence.
  Result<void> let_go(const std::string& source, const std::string& url,
                      const std::string& evidence);
  Result<Standing> standing(const std::string& source, const std::string& url);

  Result<std::map<std::string, SourceCounts>> counts();

  // Building
  /// Every address with a document of these sources, newest first, then by address.
  Result<std::vector<BuildItem>> build_items(const std::vector<std::string>& sources);
  Result<StoredDocument> document(std::int64_t id);
  /// Changes when any document of these sources does.
  Result<std::string> fingerprint(const std::vector<std::string>& sources);

 private:
  struct Connection;
  explicit Ledger(std::unique_ptr<Connection> connection);

  std::unique_ptr<Connection> connection_;
};

}  // namespace wegwijzer::ledger
