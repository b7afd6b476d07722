// The report of a run as an editor reads it: plain Dutch, what needs attention first.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <vector>

#include "indexer/report_sections.hpp"
#include "indexer/run_report.hpp"

namespace wegwijzer {

using nlohmann::ordered_json;

namespace {

using Section = ReportSection;

std::string text_of(const ordered_json& value) { return value.get<std::string>(); }
std::int64_t number_of(const ordered_json& value) { return value.get<std::int64_t>(); }

Section sources_without_answer(const ordered_json& report) {
  Section section{"Bronnen die niets gaven", {}};
  for (const auto& source : report.at("sources")) {
    const std::string failure = text_of(source.at("failure"));
    if (!failure.empty()) {
      section.lines.push_back(fmt::format("{}: {}. Wat er al was, blijft staan.",
                                          text_of(source.at("label")), failure));
    }
  }
  return section;
}

Section held(const ordered_json& report) {
  Section section{"Tegengehouden: te veel tegelijk weg", {}};
  for (const auto& source : report.at("sources")) {
    const auto& leaving = source.at("held");
    if (leaving.empty()) continue;
    section.lines.push_back(fmt::format(
        "{}: {} documenten lijken weg. Klopt dat? Geef dan: wegwijzer-indexer accept {}",
        text_of(source.at("label")), leaving.size(), text_of(source.at("id"))));
    for (const auto& one : leaving) {
      section.lines.push_back(
          fmt::format("  {} ({})", text_of(one.at("url")), text_of(one.at("evidence"))));
    }
  }
  return section;
}

/// A report of before this was told has no word of it.
Section held_index(const ordered_json& build) {
  Section section{"Tegengehouden: documenten die zonder reden weg zouden zijn", {}};
  for (const auto& loss : build.value("held", ordered_json::array())) {
    const std::string source = text_of(loss.at("source"));
    section.lines.push_back(fmt::format(
        "{}: {} van de {} documenten. {}. Klopt dat? Geef dan: wegwijzer-indexer accept {}", source,
        number_of(loss.at("lost")), number_of(loss.at("documents")),
        loss.at("configured").get<bool>() ? "Ons archief (harvest.db) kent ze niet meer"
                                          : "De bron staat niet meer in de instellingen",
        source));
  }
  return section;
}

Section per_source(const ordered_json& report) {
  Section section{"Per bron", {}};
  for (const auto& source : report.at("sources")) {
    std::string outcomes;
    for (const auto& [outcome, count] : source.at("outcomes").items()) {
      outcomes += fmt::format(", {} {}", outcome, number_of(count));
    }
    section.lines.push_back(
        fmt::format("{}: {} nieuw, {} gewijzigd, {} verwijderd; {} verzoeken, {} bytes{}",
                    text_of(source.at("label")), number_of(source.at("added")),
                    number_of(source.at("changed")), number_of(source.at("deleted")),
                    number_of(source.at("requests")), number_of(source.at("bytes")), outcomes));
    const std::string limit = text_of(source.at("limit"));
    if (!limit.empty()) section.lines.push_back("  Gestopt bij de grens " + limit);
  }
  return section;
}

Section failures(const ordered_json& report) {
  Section section{"Wat niet lukte", {}};
  for (const auto& source : report.at("sources")) {
    for (const auto& [outcome, seen] : source.at("failures").items()) {
      section.lines.push_back(fmt::format("{}: {} keer {}", text_of(source.at("label")),
                                          number_of(seen.at("count")), outcome));
      for (const auto& example : seen.at("examples")) {
        section.lines.push_back("  " + text_of(example));
      }
    }
    for (const auto& fault : source.at("faults")) {
      section.lines.push_back(text_of(source.at("label")) + ": " + text_of(fault));
    }
  }
  return section;
}

Section unmapped_words(const ordered_json& build) {
  Section section{"Woorden zonder plaats in de indeling", {}};
  for (const auto& [facet, words] : build.at("unmapped").items()) {
    for (const auto& [word, count] : words.items()) {
      section.lines.push_back(fmt::format("{}: \"{}\" ({} keer)", facet, word, number_of(count)));
    }
  }
  return section;
}

/// One doubt: the address, the words and what they weigh.
std::string in_words(const ordered_json& doubt) {
  const bool held = text_of(doubt.at("from")) == "held";
  return fmt::format(
      "{}: \"{}\" {} (gewicht {})", text_of(doubt.at("url")), text_of(doubt.at("trigger")),
      held ? "telt hier niet mee" : "is hier niet genoeg", doubt.at("weight").get<double>());
}

Section doubtful_tags(const ordered_json& build) {
  Section section{"Labels waaraan we twijfelen", {}};
  for (const auto& [tag, doubts] : build.at("doubtful").items()) {
    section.lines.push_back(fmt::format("{}: {} keer", tag, number_of(doubts.at("count"))));
    for (const auto& doubt : doubts.at("examples")) section.lines.push_back("  " + in_words(doubt));
  }
  return section;
}

std::string index_sentence(const ordered_json& report) {
  const auto& build = report.at("build");
  const auto& failure = report.at("build_failure");
  if (failure.is_string()) {
    return "Er is geen nieuwe index gemaakt: " + text_of(failure) +
           ". De index die er was, blijft in gebruik.";
  }
  if (build.is_null()) return "Deze opdracht maakte geen index.";
  if (!build.value("held", ordered_json::array()).empty()) {
    return fmt::format(
        "De nieuwe index is tegengehouden: index {} met {} documenten blijft in gebruik.",
        text_of(build.at("generation")), number_of(build.at("documents")));
  }
  std::string sentence =
      build.at("published").get<bool>()
          ? fmt::format("Nieuwe index {} met {} documenten.", text_of(build.at("generation")),
                        number_of(build.at("documents")))
          : fmt::format("Niets veranderd: index {} met {} documenten blijft in gebruik.",
                        text_of(build.at("generation")), number_of(build.at("documents")));
  if (number_of(build.at("restricted")) > 0) {
    sentence +=
        fmt::format(" {} besloten documenten zijn weggelaten.", number_of(build.at("restricted")));
  }
  return sentence;
}

std::vector<Section> sections_of(const ordered_json& report) {
  std::vector<Section> sections{sources_without_answer(report), held(report), per_source(report),
                                failures(report)};
  const auto append = [&](std::vector<Section> more) {
    std::move(more.begin(), more.end(), std::back_inserter(sections));
  };
  append(findings_sections(report));
  append(change_sections(report));
  if (!report.at("build").is_null()) {
    sections.insert(sections.begin(), held_index(report.at("build")));
    sections.push_back(unmapped_words(report.at("build")));
    sections.push_back(doubtful_tags(report.at("build")));
  }
  std::erase_if(sections, [](const Section& section) { return section.lines.empty(); });
  return sections;
}

std::string title_of(const ordered_json& report) {
  return fmt::format("Verslag van run {} ({}), {} tot {}", number_of(report.at("run")),
                     text_of(report.at("command")), text_of(report.at("started")),
                     text_of(report.at("ended")));
}

std::string escape(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&') {
      escaped += "&amp;";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

std::string report_as_text(const ordered_json& report) {
  std::string text = title_of(report) + "\n" + index_sentence(report) + "\n";
  for (const Section& section : sections_of(report)) {
    text += "\n" + section.title + "\n";
    for (const std::string& line : section.lines) text += "  " + line + "\n";
  }
  return text;
}

std::string report_as_html(const ordered_json& report) {
  const std::string title = escape(title_of(report));
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"nl\">\n<meta charset=\"utf-8\">\n<title>{0}</title>\n"
      "<h1>{0}</h1>\n<p>{1}</p>\n",
      title, escape(index_sentence(report)));
  for (const Section& section : sections_of(report)) {
    html += fmt::format("<h2>{}</h2>\n<ul>\n", escape(section.title));
    for (const std::string& line : section.lines) html += "<li>" + escape(line) + "</li>\n";
    html += "</ul>\n";
  }
  return html + "</html>\n";
}

}  // namespace wegwijzer
