#include "indexer/single_page.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "indexer/fetch/curl_transport.hpp"
#include "indexer/source/media_types.hpp"
#include "indexer/survey/single_extractor.hpp"
#include "indexer/survey/single_fetch.hpp"

namespace wegwijzer {

namespace fs = std::filesystem;

namespace {

/// Stands for a file that belongs to no source.
constexpr const char* no_address = "https://voorbeeld.invalid/";

/// Pages and robots.txt files, with redirects.
constexpr std::int64_t most_requests = 20;

Result<extract::Document> fetch_document(const fetch::CrawlerConfig& crawler, const Url& url) {
  const auto transport = fetch::CurlTransport::make(crawler);
  if (!transport) return fail(transport.error());
  const SystemClock clock;
  return survey::SingleFetch({crawler, **transport, clock}, most_requests).document(url);
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
  auto extracted = survey::SingleExtractor().extract(*document, source.extract);
  if (!extracted) return fail(extracted.error());
  return SinglePage{canonical(document->url, source.canonical).href(), std::move(source),
                    std::move(*extracted)};
}

}  // namespace wegwijzer
