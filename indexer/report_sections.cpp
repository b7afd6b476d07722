#include "indexer/report_sections.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace wegwijzer {

using nlohmann::ordered_json;

namespace {

std::string words(const ordered_json& value) { return value.get<std::string>(); }
std::int64_t amount(const ordered_json& value) { return value.get<std::int64_t>(); }

/// The date of a moment, as people read it in a list.
std::string day_of(const ordered_json& moment) { return words(moment).substr(0, 10); }

/// The addresses under `key` of each source, after its label.
ReportSection addresses(const ordered_json& report, const char* key, std::string title) {
  ReportSection section{std::move(title), {}};
  for (const auto& source : report.at("sources")) {
    if (source.at(key).empty()) continue;
    section.lines.push_back(words(source.at("label")) + ":");
    for (const auto& url : source.at(key)) section.lines.push_back("  " + words(url));
  }
  return section;
}

ReportSection postponed(const ordered_json& report) {
  ReportSection section{"Bewaard voor de volgende keer", {}};
  for (const auto& source : report.at("sources")) {
    for (const auto& [why, count] : source.at("postponed").items()) {
      section.lines.push_back(
          fmt::format("{}: {} pagina's ({})", words(source.at("label")), amount(count), why));
    }
  }
  return section;
}

ReportSection traps(const ordered_json& report) {
  ReportSection section{"Adressen zonder einde, niet bezocht", {}};
  for (const auto& source : report.at("sources")) {
    const auto& seen = source.at("traps");
    if (amount(seen.at("count")) == 0) continue;
    section.lines.push_back(
        fmt::format("{}: {} adressen", words(source.at("label")), amount(seen.at("count"))));
    for (const auto& example : seen.at("examples")) section.lines.push_back("  " + words(example));
  }
  return section;
}

ReportSection dead_links(const ordered_json& found) {
  ReportSection section{"Dode links, en de pagina's die ernaar wijzen", {}};
  for (const auto& link : found.at("dead_links").at("links")) {
    section.lines.push_back(
        fmt::format("{} (weg sinds {})", words(link.at("url")), day_of(link.at("since"))));
    for (const auto& page : link.at("linked_from")) section.lines.push_back("  op " + words(page));
  }
  return section;
}

ReportSection quiet_sources(const ordered_json& found) {
  ReportSection section{"Bronnen waar al lang niets nieuws komt", {}};
  for (const auto& [source, since] : found.at("quiet").items()) {
    section.lines.push_back(fmt::format("{}: laatste verandering op {}", source, day_of(since)));
  }
  return section;
}

ReportSection stale_pages(const ordered_json& found) {
  ReportSection section{"Pagina's die we te lang niet goed konden bekijken", {}};
  for (const auto& [source, pages] : found.at("stale").items()) {
    section.lines.push_back(fmt::format("{}: {} pagina's", source, amount(pages.at("count"))));
    for (const auto& url : pages.at("examples")) section.lines.push_back("  " + words(url));
  }
  return section;
}

ReportSection coverage(const ordered_json& found) {
  ReportSection section{"Wat we van elke bron hebben", {}};
  for (const auto& [source, counts] : found.at("coverage").items()) {
    section.lines.push_back(fmt::format("{}: {} documenten, {} adressen bekend", source,
                                        amount(counts.at("documents")),
                                        amount(counts.at("addresses"))));
  }
  return section;
}

ReportSection hosts(const ordered_json& found) {
  ReportSection section{"Wat we van elke site vroegen", {}};
  for (const auto& [host, traffic] : found.at("hosts").items()) {
    section.lines.push_back(fmt::format("{}: {} verzoeken, {} bytes, {} mislukt", host,
                                        amount(traffic.at("requests")), amount(traffic.at("bytes")),
                                        amount(traffic.at("failures"))));
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
  return {dead_links(*found), quiet_sources(*found), stale_pages(*found), coverage(*found),
          hosts(*found)};
}

}  // namespace wegwijzer
