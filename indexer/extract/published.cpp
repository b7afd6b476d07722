#include "indexer/extract/published.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/walk.hpp"
#include "indexer/extract/xpath.hpp"

namespace wegwijzer::extract {

namespace {

/// What Dutch sites write before a date, the first publication before any change.
constexpr auto phrases = std::to_array<std::string_view>(
    {"gepubliceerd op", "gepubliceerd", "publicatiedatum", "datum publicatie", "geplaatst op",
     "laatst geactualiseerd", "laatst beoordeeld", "laatst bijgewerkt", "laatst gewijzigd",
     "laatste update", "published on", "published", "last updated"});

/// The date must stand this near to the words.
constexpr std::size_t longest_line = 80;

std::string from_mark(const pugi::xml_node& page) {
  for (const pugi::xml_node& marked :
       select_elements(page, "//*[@itemprop = 'datePublished' or @pubdate]")) {
    for (const std::string& text :
         {std::string(marked.attribute("content").value()),
          std::string(marked.attribute("datetime").value()), text_on_one_line(marked)}) {
      const std::string date = first_date(text);
      if (!date.empty()) return date;
    }
  }
  return {};
}

std::string from_only_time(const std::vector<pugi::xml_node>& main) {
  std::set<std::string> dates;
  for (const pugi::xml_node& element : main) {
    for (const pugi::xml_node& time : elements_named(element, "time")) {
      const std::string date = first_date(time.attribute("datetime").value());
      if (!date.empty()) dates.insert(date);
    }
  }
  return dates.size() == 1 ? *dates.begin() : "";
}

}  // namespace

std::string date_in_words(std::string_view text) {
  std::size_t best = phrases.size();
  std::string best_date;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view whole = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (whole.size() > longest_line) continue;
    const std::string line = to_lower_ascii(whole);
    for (std::size_t i = 0; i < best; ++i) {
      if (!line.starts_with(phrases[i])) continue;
      std::string date = first_date(std::string_view(line).substr(phrases[i].size()));
      if (date.empty()) continue;
      best = i;
      best_date = std::move(date);
    }
  }
  return best_date;
}

std::string published_date(const pugi::xml_node& page, const std::vector<pugi::xml_node>& main,
                           std::string_view text) {
  std::string date = from_mark(page);
  if (date.empty()) date = date_in_words(text);
  if (date.empty()) date = from_only_time(main);
  return date;
}

}  // namespace wegwijzer::extract
