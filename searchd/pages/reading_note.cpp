#include "searchd/pages/reading_note.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "searchd/pages/search_url.hpp"

namespace wegwijzer::pages {
namespace {

using search::Results;

/// More would be a list that nobody reads; the API has them all.
constexpr std::size_t most_expansions = 6;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// What was looked for besides, each once, and nothing that was typed, or that this was read as.
std::vector<std::string> expansions(const Results& results) {
  const std::string typed =
      " " + fold(results.query.text) + " " + fold(results.corrected_text) + " ";
  std::vector<std::string> words;
  for (const search::Expansion& expansion : results.expanded) {
    for (const std::string& word : expansion.to) {
      if (words.size() == most_expansions) return words;
      if (typed.find(" " + fold(word) + " ") != std::string::npos) continue;
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    }
  }
  return words;
}

void write_link(Html& html, search::Query query, bool exact, const std::string& label) {
  query.exact = exact;
  query.page = 1;
  html.text(" ").open("a").href(search_url(query)).text(label).close();
}

}  // namespace

void write_reading_note(Html& html, const Results& results, const Texts& texts) {
  const search::Query& query = results.query;
  const std::vector<std::string> also = expansions(results);
  const bool relaxed = !results.relaxed.empty() && results.total > 0;  // by words that are left
  if (results.corrected.empty() && !relaxed && also.empty() && !query.exact) return;
  html.open("div").attr("class", "gelezen");
  if (query.exact && !query.text.empty()) {
    html.open("p").text(texts["exact"]);
    write_link(html, query, false, texts["exact_off"]);
    html.close();
  }
  if (!results.corrected.empty()) {
    html.open("p").text(texts.with("corrected", {
                                                    {"text", results.corrected_text}
    }));
    write_link(html, query, true,
               texts.with("corrected_off", {
                                               {"text", query.text}
    }));
    html.close();
  }
  if (relaxed) {
    html.element("p", texts.with("relaxed", {
                                                {"words", joined(results.relaxed)}
    }));
  }
  if (!also.empty()) {
    html.open("p").text(texts.with("expanded", {
                                                   {"words", joined(also)}
    }));
    if (results.corrected.empty()) write_link(html, query, true, texts["expanded_off"]);
    html.close();
  }
  html.close();
}

}  // namespace wegwijzer::pages
