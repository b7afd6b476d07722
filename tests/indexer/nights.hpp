#pragma once

#include <gmock/gmock.h>

#include <fmt/format.h>

#include <atomic>

#include "indexer/fetch/curl_transport.hpp"
#include "indexer/harvest.hpp"
#include "support/site_server.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::testing {

/// Real time, some days later. Any thread may let it pass: also a site that is being visited.
class LaterClock final : public Clock {
 public:
  Time now() const override { return SystemClock().now() + later_.load(); }
  std::chrono::steady_clock::time_point ticks() const override { return SystemClock().ticks(); }

  void pass(std::chrono::seconds time) { later_ = later_.load() + time; }
  /// To the next moment at which a clock in Amsterdam shows this time of day.
  void pass_to(std::chrono::minutes time_of_day) {
    const Time local = now() + amsterdam_offset(now());
    const auto shown = local - std::chrono::floor<std::chrono::days>(local);
    const std::chrono::seconds ahead = time_of_day - shown;
    pass(ahead.count() < 0 ? ahead + std::chrono::days(1) : ahead);
  }

 private:
  std::atomic<std::chrono::seconds> later_{std::chrono::seconds(0)};
};

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

/// Harvests of sites over several nights: real requests to a server on loopback, with a calendar
/// that the test turns. In the beginning there is one source, "site", whose pages /1 to /20 all
/// link to each other; it is due again in every night.
class Nights : public ::testing::Test {
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
    config_.crawler.user_agent = "Wegwijzer-test/0.1 (+https://voorbeeld.nl/)";
    config_.crawler.minimum_delay = std::chrono::milliseconds(0);
    config_.crawler.answer_multiple = 0;
    config_.crawler.allow_private_addresses = {"127.0.0.0/8", "::1/128"};
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
    const auto transport = fetch::CurlTransport::make(config_.crawler);
    extract::ExtractorPool::Options options;
    options.on_done = [&] { (*transport)->wake(); };
    extract::ExtractorPool extractors(options);
    const auto run = ledger_.begin_run("test", clock_.now());
    std::vector<const source::Source*> sources;
    for (const source::Source& source : config_.sources) sources.push_back(&source);
    auto reports =
        harvest({config_, ledger_, **transport, extractors, clock_}, *run, sources, recheck, {});
    EXPECT_TRUE(reports) << reports.error().what;
    return *reports;
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

  TempDir folder_;
  SiteServer web_{folder_.path()};
  Config config_;
  LaterClock clock_;
  ledger::Ledger ledger_ =
      *ledger::Ledger::open(folder_.path() / "harvest.db", ledger::Ledger::Mode::ReadWrite);
};

}  // namespace wegwijzer::testing
