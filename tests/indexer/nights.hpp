#pragma once

#include <fmt/format.h>

#include "indexer/loopback_harvests.hpp"

namespace wegwijzer::testing {

/// A page of lesson text with this title, and whatever else belongs in its main part.
inline std::string lesson(const std::string& title, const std::string& rest = "") {
  return fmt::format(
      "<html lang=nl><title>{0}</title><main><h1>{0}</h1><p>Lesmateriaal over palliatieve zorg: "
      "{0}.</p>{1}</main></html>",
      title, rest);
}

inline Page html(std::string body) { return {.body = std::move(body)}; }
inline Page xml(std::string body) { return {200, "application/xml", std::move(body)}; }

/// "<a href='/1'>" and so on, for `count` pages.
inline std::string links_to_pages(int count) {
  std::string links;
  for (int i = 1; i <= count; ++i) links += fmt::format("<a href='/{}'>pagina {}</a> ", i, i);
  return links;
}

/// Harvests of sites over several nights. In the beginning there is one source, "site", whose pages
/// /1 to /20 all link to each other; it is due again in every night.
class Nights : public LoopbackHarvests {
 protected:
  static constexpr const char* host = "site.localhost";
  static constexpr int pages = 20;

  Nights() {
    web_.serve(host, [](std::string_view target) -> std::optional<Page> {
      if (target == "/robots.txt") return Page{404};
      const int number = std::atoi(target.data() + 1);
      if (number < 1 || number > pages) return Page{404};
      return html(page_body(number));
    });
    add_source("site", source::Kind::Site, host, "/1");
  }

  static std::string page_body(int number) {
    return lesson(fmt::format("Pagina {}", number), links_to_pages(pages));
  }

  source::Source& add_source(const std::string& id, source::Kind kind, const std::string& at,
                             const std::string& path) {
    source::Source source;
    source.id = id;
    source.label = id;
    source.kind = kind;
    source.start = {*Url::parse(web_.url(at, path))};
    source.scope.hosts = {at};
    source.recheck = std::chrono::milliseconds(0);
    config_.sources.push_back(std::move(source));
    return config_.sources.back();
  }
  source::Source& first_source() { return config_.sources.front(); }
  /// Makes the one source another.
  source::Source& only_source(const std::string& id, source::Kind kind, const std::string& at,
                              const std::string& path) {
    config_.sources.clear();
    return add_source(id, kind, at, path);
  }

  /// What a harvest of every source reports, in their order.
  std::vector<SourceReport> whole_night(Recheck recheck = Recheck::WhenDue) {
    std::vector<const source::Source*> sources;
    for (const source::Source& source : config_.sources) sources.push_back(&source);
    return harvest_of(sources, recheck);
  }
  SourceReport night(Recheck recheck = Recheck::WhenDue) { return whole_night(recheck).front(); }
  SourceReport next_night() {
    clock_.pass(std::chrono::hours(25));
    return night();
  }

  std::int64_t documents(const std::string& id = "site") {
    return ledger_.counts()->at(id).documents;
  }

  void answer(int number, Page page) {
    web_.set_page(host, "/" + std::to_string(number), std::move(page));
  }
  /// The paths that were asked of a host since the log was cleared, in their order.
  std::vector<std::string> asked(const std::string& of = host) const {
    std::vector<std::string> targets;
    for (const LoggedRequest& request : web_.requests(of)) targets.push_back(request.target);
    return targets;
  }
};

}  // namespace wegwijzer::testing
