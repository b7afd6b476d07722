// The sections of the report on what changed, and on what the ledger as a whole tells.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/reasons.hpp"
#include "indexer/report_sections.hpp"
#include "indexer/report_words.hpp"

namespace wegwijzer {

using nlohmann::ordered_json;

namespace {

std::string words(const ordered_json& value) { return value.get<std::string>(); }
std::int64_t amount(const ordered_json& value) { return value.get<std::int64_t>(); }

std::vector<std::string> all_words(const ordered_json& values) {
  return values.get<std::vector<std::string>>();
}

/// What people call a source; its id when the run did not visit it.
std::string label_of(const ordered_json& report, const std::string& id) {
  for (const auto& source : report.at("sources")) {
    if (source.at("id") == id) return words(source.at("label"));
  }
  return id;
}

/// The addresses under `key` of each source, after its label.
ReportSection addresses(const ordered_json& report, const char* key, std::string title) {
  ReportSection section{std::move(title)};
  for (const auto& source : report.at("sources")) {
    if (source.at(key).empty()) continue;
    section.lines.push_back({words(source.at("label")), all_words(source.at(key))});
  }
  return section;
}

ReportSection postponed(const ordered_json& report) {
  ReportSection section{"Bewaard voor de volgende keer"};
  for (const auto& source : report.at("sources")) {
    for (const auto& [why, count] : source.at("postponed").items()) {
      section.lines.push_back(
          {fmt::format("{}: {} ({})", words(source.at("label")),
                       counted(amount(count), "pagina", "pagina's"), reason_in_words(why))});
    }
  }
  return section;
}

ReportSection traps(const ordered_json& report) {
  ReportSection section{"Adressen zonder einde, niet bezocht"};
  for (const auto& source : report.at("sources")) {
    const auto& seen = source.at("traps");
    if (amount(seen.at("count")) == 0) continue;
    section.lines.push_back({fmt::format("{}: {}", words(source.at("label")),
                                         counted(amount(seen.at("count")), "adres", "adressen")),
                             all_in_words(seen.at("examples"))});
  }
  return section;
}

ReportSection dead_links(const ordered_json& found) {
  ReportSection section{"Dode links, met de pagina's die ernaar wijzen"};
  for (const auto& link : found.at("dead_links").at("links")) {
    section.lines.push_back({fmt::format("{} (weg sinds {})", words(link.at("url")),
                                         day_in_words(words(link.at("since")))),
                             all_words(link.at("linked_from"))});
  }
  return section;
}

ReportSection quiet_sources(const ordered_json& report, const ordered_json& found) {
  ReportSection section{"Bronnen waar al lang niets nieuws komt"};
  for (const auto& [source, since] : found.at("quiet").items()) {
    section.lines.push_back({fmt::format("{}: laatste verandering op {}", label_of(report, source),
                                         day_in_words(words(since)))});
  }
  return section;
}

ReportSection stale_pages(const ordered_json& report, const ordered_json& found) {
  ReportSection section{"Pagina's die we te lang niet goed konden bekijken"};
  for (const auto& [source, pages] : found.at("stale").items()) {
    section.lines.push_back({fmt::format("{}: {}", label_of(report, source),
                                         counted(amount(pages.at("count")), "pagina", "pagina's")),
                             all_words(pages.at("examples"))});
  }
  return section;
}

/// A report of before this was told has no word of it.
ReportSection idle_decisions(const ordered_json& found) {
  ReportSection section{"Beslissingen voor adressen die er niet (meer) zijn"};
  for (const auto& address : found.value("idle_decisions", ordered_json::array())) {
    section.lines.push_back({words(address)});
  }
  return section;
}

ReportSection coverage(const ordered_json& report, const ordered_json& found) {
  ReportSection section{"Wat we van elke bron hebben"};
  section.columns = {"bron", "documenten", "bekende adressen"};
  for (const auto& [source, counts] : found.at("coverage").items()) {
    section.rows.push_back({label_of(report, source),
                            std::to_string(amount(counts.at("documents"))),
                            std::to_string(amount(counts.at("addresses")))});
  }
  return section;
}

ReportSection hosts(const ordered_json& found) {
  ReportSection section{"Wat we van elke site vroegen"};
  section.columns = {"site", "verzoeken", "omvang", "mislukt"};
  for (const auto& [host, traffic] : found.at("hosts").items()) {
    section.rows.push_back({host, std::to_string(amount(traffic.at("requests"))),
                            size_in_words(amount(traffic.at("bytes"))),
                            std::to_string(amount(traffic.at("failures")))});
  }
  return section;
}

}  // namespace

std::vector<ReportSection> change_sections(const ordered_json& report) {
  return {addresses(report, "added_urls", "Nieuw"), addresses(report, "changed_urls", "Gewijzigd"),
          addresses(report, "deleted_urls", "Verwijderd"), postponed(report), traps(report)};
}

std::vector<ReportSection> findings_sections(const ordered_json& report) {
  const auto found = report.find("findings");
  if (found == report.end() || !found->is_object()) return {};  // a report of before
  return {dead_links(*found),     quiet_sources(report, *found), stale_pages(report, *found),
          idle_decisions(*found), coverage(report, *found),      hosts(*found)};
}

}  // namespace wegwijzer
