#pragma once

#include "indexer/source_finding.hpp"

#include <fmt/format.h>

#include "base/json_reader.hpp"
#include "indexer/loopback_harvests.hpp"
#include "indexer/source/source_file.hpp"

namespace wegwijzer::testing {

inline constexpr const char* host = "voorbeeld.localhost";

/// A page without a heading: its <title> is all that names it.
inline Page html(const std::string& title, const std::string& body = "",
                 const std::string& head = "") {
  return {200, "text/html; charset=utf-8",
          fmt::format("<html lang=nl><head><title>{} - Het Voorbeeld</title>{}</head><body><main>"
                      "<p>Lesmateriaal over {} in de palliatieve zorg voor verpleegkundigen.</p>"
                      "{}</main></body></html>",
                      title, head, title, body)};
}

inline Page plain(const std::string& text) { return {200, "text/plain", text}; }
inline Page xml(const std::string& text) {
  return {200, "application/xml", "<?xml version='1.0'?>" + text};
}

inline Page redirect(const std::string& location) {
  Page moved{301};
  moved.headers["Location"] = location;
  return moved;
}

/// What "source add" makes of a site with twelve lessons that "/" links to.
class FindSource : public LoopbackHarvests {
 protected:
  FindSource() {
    config_.folder = folder_.path();
    set("/", html("Welkom", links()));
    for (int i = 1; i <= 12; ++i) set(fmt::format("/les/{}", i), html(fmt::format("Les {}", i)));
  }

  static std::string links() {
    std::string list;
    for (int i = 1; i <= 12; ++i) list += fmt::format("<a href='/les/{0}'>Les {0}</a> ", i);
    return list;
  }
  std::string lessons_as_sitemap() {
    std::string list;
    for (int i = 1; i <= 12; ++i) {
      list += fmt::format("<url><loc>{}</loc></url>", url(fmt::format("/les/{}", i)));
    }
    return "<urlset>" + list + "</urlset>";
  }
  std::string feed(const std::string& path) {
    return fmt::format(
        "<rss version='2.0'><channel><title>Nieuws</title><link>{0}</link><item><title>Les 1"
        "</title><link>{1}</link></item><item><title>Les 2</title><link>{1}2</link></item>"
        "</channel></rss>",
        url("/"), url(path));
  }

  std::string url(const std::string& path) { return web_.url(host, path); }
  void set(const std::string& path, Page page) { web_.set_page(host, path, std::move(page)); }

  Result<survey::FoundSource> find(const std::string& address) {
    const auto transport = fetch::CurlTransport::make(config_.crawler);
    return find_source(config_, *Url::parse(address), {config_.crawler, **transport, clock_});
  }
  survey::FoundSource found(const std::string& path = "/") {
    auto result = find(url(path));
    EXPECT_TRUE(result) << (result ? "" : result.error().what);
    return result ? std::move(*result) : survey::FoundSource{};
  }
  std::vector<std::string> asked() {
    std::vector<std::string> targets;
    for (const auto& request : web_.requests()) targets.push_back(request.target);
    return targets;
  }

  /// Writes the proposal, reads it as the configuration does, and harvests it.
  SourceReport harvested(const survey::FoundSource& found) {
    const auto file = place_of(config_, found.proposal);
    folder_.write(file.lexically_relative(folder_.path()),
                  survey::source_file_text(found, clock_.now()));
    const auto sources = source::load_sources(folder_.path() / "sources", config_.taxonomy);
    EXPECT_TRUE(sources) << (sources ? "" : to_text(sources.error()));
    if (!sources) return {};
    return harvest_of({&sources->front()}).front();
  }
};

}  // namespace wegwijzer::testing
