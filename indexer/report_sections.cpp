#include "indexer/report_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "indexer/reasons.hpp"
#include "indexer/report_words.hpp"

namespace wegwijzer {

using nlohmann::ordered_json;

namespace {

std::string text_of(const ordered_json& value) { return value.get<std::string>(); }
std::int64_t number_of(const ordered_json& value) { return value.get<std::int64_t>(); }

std::string documents(std::int64_t count) { return counted(count, "document", "documenten"); }

ReportSection sources_without_answer(const ordered_json& report) {
  ReportSection section{"Bronnen die niets gaven"};
  for (const auto& source : report.at("sources")) {
    const std::string failure = text_of(source.at("failure"));
    if (failure.empty()) continue;
    section.lines.push_back({fmt::format("{}: {}. Wat er al was, blijft staan.",
                                         text_of(source.at("label")), reason_in_words(failure))});
  }
  return section;
}

ReportSection held(const ordered_json& report) {
  ReportSection section{"Tegengehouden: te veel tegelijk weg"};
  for (const auto& source : report.at("sources")) {
    const auto& leaving = source.at("held");
    if (leaving.empty()) continue;
    const auto count = static_cast<std::int64_t>(leaving.size());
    ReportLine line{fmt::format("{}: {} {} weg. Klopt dat? Geef dan: wegwijzer-indexer accept {}",
                                text_of(source.at("label")), documents(count),
                                count == 1 ? "lijkt" : "lijken", text_of(source.at("id")))};
    for (const auto& one : leaving) {
      line.under.push_back(fmt::format("{} ({})", text_of(one.at("url")),
                                       reason_in_words(text_of(one.at("evidence")))));
    }
    section.lines.push_back(std::move(line));
  }
  return section;
}

/// A report of before this was told has no word of it.
ReportSection held_index(const ordered_json& build) {
  ReportSection section{"Tegengehouden: documenten die zonder reden weg zouden zijn"};
  for (const auto& loss : build.value("held", ordered_json::array())) {
    const std::string source = text_of(loss.at("source"));
    section.lines.push_back({fmt::format(
        "{}: {} van de {}. {}. Klopt dat? Geef dan: wegwijzer-indexer accept {}", source,
        number_of(loss.at("lost")), documents(number_of(loss.at("documents"))),
        loss.at("configured").get<bool>() ? "Ons archief (harvest.db) kent ze niet meer"
                                          : "De bron staat niet meer in de instellingen",
        source)});
  }
  return section;
}

/// "14 gelezen, 6 doorverwezen".
std::string outcomes_of(const ordered_json& source) {
  std::string told;
  for (const auto& [outcome, count] : source.at("outcomes").items()) {
    if (!told.empty()) told += ", ";
    told += fmt::format("{} {}", number_of(count), outcome_in_words(outcome));
  }
  return told;
}

ReportSection per_source(const ordered_json& report) {
  ReportSection section{"Per bron"};
  section.columns = {"bron", "nieuw", "gewijzigd", "verwijderd", "verzoeken", "omvang", "bezocht"};
  for (const auto& source : report.at("sources")) {
    section.rows.push_back({text_of(source.at("label")),
                            std::to_string(number_of(source.at("added"))),
                            std::to_string(number_of(source.at("changed"))),
                            std::to_string(number_of(source.at("deleted"))),
                            std::to_string(number_of(source.at("requests"))),
                            size_in_words(number_of(source.at("bytes"))), outcomes_of(source)});
  }
  return section;
}

ReportSection limits(const ordered_json& report) {
  ReportSection section{"Gestopt bij een grens"};
  for (const auto& source : report.at("sources")) {
    const std::string limit = text_of(source.at("limit"));
    if (limit.empty()) continue;
    section.lines.push_back(
        {fmt::format("{}: {}", text_of(source.at("label")), reason_in_words(limit))});
  }
  return section;
}

ReportSection failures(const ordered_json& report) {
  ReportSection section{"Wat niet lukte"};
  for (const auto& source : report.at("sources")) {
    const std::string label = text_of(source.at("label"));
    for (const auto& [outcome, seen] : source.at("failures").items()) {
      section.lines.push_back({fmt::format("{}: {} keer {}", label, number_of(seen.at("count")),
                                           outcome_in_words(outcome)),
                               all_in_words(seen.at("examples"))});
    }
    for (const auto& fault : source.at("faults")) {
      section.lines.push_back({fmt::format("{}: {}", label, reason_in_words(text_of(fault)))});
    }
  }
  return section;
}

ReportSection unmapped_words(const ordered_json& build) {
  ReportSection section{"Woorden zonder plaats in de indeling"};
  for (const auto& [facet, words] : build.at("unmapped").items()) {
    for (const auto& [word, count] : words.items()) {
      section.lines.push_back({fmt::format("{}: \"{}\" ({} keer)", facet, word, number_of(count))});
    }
  }
  return section;
}

/// One doubt: the address, the words and what they weigh.
std::string in_words(const ordered_json& doubt) {
  const bool is_held = text_of(doubt.at("from")) == "held";
  return fmt::format(
      "{} \"{}\" {} (gewicht {})", text_of(doubt.at("url")), text_of(doubt.at("trigger")),
      is_held ? "telt hier niet mee" : "is hier niet genoeg", doubt.at("weight").get<double>());
}

ReportSection doubtful_tags(const ordered_json& build) {
  ReportSection section{"Labels waaraan we twijfelen"};
  for (const auto& [tag, doubts] : build.at("doubtful").items()) {
    const auto colon = tag.find(':');
    ReportLine line{fmt::format("{}: {}, {} keer", tag.substr(0, colon), tag.substr(colon + 1),
                                number_of(doubts.at("count")))};
    for (const auto& doubt : doubts.at("examples")) line.under.push_back(in_words(doubt));
    section.lines.push_back(std::move(line));
  }
  return section;
}

}  // namespace

std::string report_title(const ordered_json& report) {
  return fmt::format("Verslag van run {}, {}", number_of(report.at("run")),
                     moment_in_words(text_of(report.at("started"))));
}

std::string report_summary(const ordered_json& report) {
  const auto& build = report.at("build");
  const auto& failure = report.at("build_failure");
  if (failure.is_string()) {
    return "Er is geen nieuwe index gemaakt: " + reason_in_words(text_of(failure)) +
           ". De index die er was, blijft in gebruik.";
  }
  if (build.is_null()) return "Deze opdracht maakte geen index.";
  const std::string index = text_of(build.at("generation"));
  const std::string size = documents(number_of(build.at("documents")));
  if (!build.value("held", ordered_json::array()).empty()) {
    return fmt::format("De nieuwe index is tegengehouden: index {} met {} blijft in gebruik.",
                       index, size);
  }
  std::string sentence =
      build.at("published").get<bool>()
          ? fmt::format("Nieuwe index {} met {}.", index, size)
          : fmt::format("Niets veranderd: index {} met {} blijft in gebruik.", index, size);
  const std::int64_t restricted = number_of(build.at("restricted"));
  if (restricted > 0) {
    sentence += fmt::format(" Weggelaten: {}.",
                            counted(restricted, "besloten document", "besloten documenten"));
  }
  return sentence;
}

std::vector<ReportSection> report_sections(const ordered_json& report) {
  std::vector<ReportSection> sections;
  const auto append = [&](std::vector<ReportSection> more) {
    std::move(more.begin(), more.end(), std::back_inserter(sections));
  };
  const auto& build = report.at("build");
  if (!build.is_null()) sections.push_back(held_index(build));
  append({held(report), sources_without_answer(report), per_source(report), limits(report),
          failures(report)});
  append(findings_sections(report));
  append(change_sections(report));
  if (!build.is_null()) append({unmapped_words(build), doubtful_tags(build)});
  std::erase_if(sections, [](const ReportSection& section) { return section.empty(); });
  return sections;
}

}  // namespace wegwijzer
