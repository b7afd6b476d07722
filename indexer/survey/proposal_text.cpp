#include "indexer/survey/proposal_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "base/utf8.hpp"
#include "indexer/source/kinds.hpp"

namespace wegwijzer::survey {

namespace {

using nlohmann::ordered_json;
using source::Kind;

constexpr std::size_t longest_line = 240;

/// A comment of one line, whatever a site put into it.
std::string comment(std::string_view text) {
  return text.empty() ? "//\n"
                      : fmt::format("// {}\n", cut_utf8(normalise(to_utf8(text)), longest_line));
}

std::string origin(const FoundSource& found, Time now) {
  return comment(fmt::format("Proposed by \"wegwijzer-indexer source add {}\" on {}: {}.",
                             found.survey.asked.href(), to_iso(now).substr(0, 10),
                             found.proposal.why));
}

std::string what_it_lists(const FoundListing& found) {
  const std::size_t count = found.listing.items.size();
  switch (found.at.kind) {
    case Kind::Sitemap:
      return found.sitemaps == 0 ? fmt::format("{} addresses", count)
                                 : fmt::format("an index of {} sitemaps; {} addresses in the first",
                                               found.sitemaps, count);
    case Kind::OaiPmh:
      return fmt::format(
          "{} records on the first page; granularity {}; deleted records: {}; "
          "forms of metadata: {}",
          count, found.listing.oai.granularity, found.listing.oai.deleted_record,
          fmt::join(found.listing.oai.metadata_prefixes, ", "));
    default:
      return fmt::format("{} items", count);
  }
}

std::string listing_lines(const FoundListing& found) {
  const std::string name = found.title.empty() ? "" : fmt::format(" \"{}\"", found.title);
  return comment(
             fmt::format("  {}{}: {}", source::name_of(found.at.kind), name, found.at.url.href())) +
         comment(fmt::format("    {}; {}", what_it_lists(found), found.at.where));
}

std::string found_lines(const FoundSource& found) {
  const SiteSurvey& survey = found.survey;
  std::string text = comment(fmt::format(
      "Found with {} requests (at most {} are sent):", found.requests, found.most_requests));
  if (survey.page != survey.asked) {
    text += comment(fmt::format("  {} leads to {}", survey.asked.href(), survey.page.href()));
  }
  text += comment(survey.crawl_delay
                      ? fmt::format("  robots.txt allows it, with {} ms between two requests",
                                    survey.crawl_delay->count())
                      : std::string("  robots.txt allows it"));
  if (!survey.front.language.empty()) text += comment("  language: " + survey.front.language);
  const std::string program = made_with(survey.front);
  if (!program.empty()) text += comment("  made with: " + program);
  for (const FoundListing& listing : survey.listings) text += listing_lines(listing);
  for (const std::string& note : survey.notes) text += comment("  " + note);
  return text;
}

/// "soort: richtlijn; thema: pijn, rouw". Language and date are shown by themselves.
std::string tags_text(const std::vector<Tag>& tags) {
  std::map<std::string, std::vector<std::string>> by_facet;
  for (const Tag& tag : tags) {
    if (tag.evidence.from == "language" || tag.evidence.from == "date") continue;
    by_facet[tag.facet].push_back(tag.value);
  }
  std::vector<std::string> parts;
  for (const auto& [facet, values] : by_facet) {
    parts.push_back(fmt::format("{}: {}", facet, fmt::join(values, ", ")));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::int64_t words_in(const std::string& text) {
  const std::string tidy = collapse_space(text);
  return tidy.empty() ? 0 : 1 + std::count(tidy.begin(), tidy.end(), ' ');
}

std::string page_lines(const PreviewedPage& page) {
  std::string text = comment("  " + page.url);
  if (!page.fault.empty()) return text + comment("    no document: " + page.fault);
  const extract::Extracted& read = page.extracted;
  const auto or_unknown = [](const std::string& known, const char* what) {
    return known.empty() ? fmt::format("no {}", what) : known;
  };
  text += comment(fmt::format(
      "    \"{}\", {}, {}, {}, {} words", read.title, or_unknown(read.published, "date"),
      or_unknown(read.language, "language"), read.media_type, words_in(read.text)));
  const std::string tags = tags_text(page.tags);
  return tags.empty() ? text : text + comment("    " + tags);
}

std::string preview_lines(const FoundSource& found) {
  const auto good = std::count_if(found.pages.begin(), found.pages.end(),
                                  [](const PreviewedPage& page) { return page.fault.empty(); });
  std::string text = comment(fmt::format(
      "As a harvest would read them ({} of {} are documents):", good, found.pages.size()));
  for (const PreviewedPage& page : found.pages) text += page_lines(page);
  return text;
}

std::string json_text(const ordered_json& file) {
  return file.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string source_file_text(const FoundSource& found, Time now) {
  return origin(found, now) + json_text(found.proposal.file);
}

std::string proposal_text(const FoundSource& found, Time now) {
  return origin(found, now) + comment("") + found_lines(found) + comment("") +
         preview_lines(found) + json_text(found.proposal.file);
}

}  // namespace wegwijzer::survey
