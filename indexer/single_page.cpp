#include "indexer/single_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "base/files.hpp"
#include "indexer/extract/extractor_pool.hpp"
#include "indexer/fetch/curl_transport.hpp"
#include "indexer/fetch/robots_cache.hpp"
#include "indexer/source/media_types.hpp"

namespace wegwijzer {

namespace fs = std::filesystem;

namespace {

/// Stands for a file that belongs to no source.
constexpr const char* no_address = "https://voorbeeld.invalid/";

Result<fetch::Response> get(fetch::Transport& transport, const Url& url) {
  transport.start(1, {url, {}});
  for (;;) {
    for (auto& done : transport.wait(std::chrono::seconds(1))) return std::move(done.response);
  }
}

Result<void> ask_robots(fetch::Transport& transport, const fetch::CrawlerConfig& crawler,
                        const Url& url) {
  const SystemClock clock;
  fetch::RobotsCache cache(crawler.user_agent);
  const auto asked = cache.ask(url);
  for (auto next = asked; next;) {
    next = cache.answer(*asked, get(transport, *next), clock.now());
  }
  const fetch::Verdict verdict = cache.find(url, clock.now())->verdict(url.path_and_query());
  if (verdict.allowed) return {};
  return fail(Code::Refused, fmt::format("{}: robots.txt: {}", url.href(), verdict.rule),
              "the site does not want this page to be fetched by us");
}

/// The page behind `url`, redirects followed.
Result<extract::Document> fetch_document(const fetch::CrawlerConfig& crawler, Url url) {
  const auto transport = fetch::CurlTransport::make(crawler);
  if (!transport) return fail(transport.error());
  for (std::int64_t hop = 0; hop <= crawler.maximum_redirects; ++hop) {
    if (auto asked = ask_robots(**transport, crawler, url); !asked) return fail(asked.error());
    auto response = get(**transport, url);
    if (!response) return fail(response.error());
    if (response->status == 200) {
      return extract::Document{std::move(response->body), response->media_type,
                               response->charset,         url,
                               response->robots_tag,      ""};
    }
    if (response->status < 300 || response->status > 399 || response->location.empty()) {
      return fail(Code::Network, fmt::format("{}: HTTP {}", url.href(), response->status));
    }
    auto target = Url::parse(response->location, &url);
    if (!target) return fail(target.error());
    url = *target;
  }
  return fail(Code::Network, url.href() + ": redirects more than the limit");
}

Result<extract::Document> read_document(const fs::path& path, const Url& url) {
  auto bytes = read_file(path);
  if (!bytes) return fail(bytes.error());
  extract::Document document;
  document.bytes = std::move(*bytes);
  document.media_type = source::media_type_of(path.string());
  document.url = url;
  document.file_name = path.filename().string();
  return document;
}

/// In a process of its own, as the harvest does.
Result<extract::Extracted> extract_apart(const extract::Document& document,
                                         const extract::Rules& rules) {
  std::mutex mutex;
  std::condition_variable done;
  bool ready = false;
  extract::ExtractorPool::Options options;
  options.workers = 1;
  options.on_done = [&] {
    const std::lock_guard lock(mutex);
    ready = true;
    done.notify_one();
  };
  extract::ExtractorPool pool(options);
  pool.submit(1, document, rules);
  std::unique_lock lock(mutex);
  done.wait(lock, [&] { return ready; });
  return std::move(pool.take().front().extracted);
}

source::Source nobody() {
  source::Source source;
  source.id = "preview";
  source.label = "Preview";
  return source;
}

source::Source source_of(const Config& config, const Url& url) {
  for (const source::Source& source : config.sources) {
    if (source.kind == source::Kind::Site && source.scope.contains(url)) return source;
  }
  return nobody();
}

}  // namespace

Result<SinglePage> read_single_page(const Config& config, const std::string& what,
                                    const std::string& source_id) {
  source::Source source = nobody();
  if (!source_id.empty()) {
    const auto chosen = select_sources(config, {source_id});
    if (!chosen) return fail(chosen.error());
    source = *chosen->front();
  }
  std::error_code error;
  if (fs::is_directory(what, error)) {
    return fail(Code::Usage, fmt::format("{}: is a folder, expected a file or an address", what),
                "name one of the files in it; a whole folder is a source of kind \"folder\"");
  }
  const bool is_file = fs::is_regular_file(what, error);
  const auto url =
      is_file ? Url::parse(no_address + fs::path(what).filename().string()) : Url::parse(what);
  if (!url) {
    return fail(Code::Usage, fmt::format("{}: is neither a file nor an address", what),
                "give a path that exists, or a URL with http:// or https://");
  }
  auto document = is_file ? read_document(what, *url) : fetch_document(config.crawler, *url);
  if (!document) return fail(document.error());
  if (source_id.empty()) source = source_of(config, document->url);
  auto extracted = extract_apart(*document, source.extract);
  if (!extracted) return fail(extracted.error());
  return SinglePage{canonical(document->url, source.canonical).href(), std::move(source),
                    std::move(*extracted)};
}

}  // namespace wegwijzer
