#include "searchd/search/pin_board.hpp"

#include <algorithm>

#include "schema/fields.hpp"
#include "schema/record.hpp"

namespace wegwijzer::search {

namespace {

/// The stems of a text's telling words: "de pijn bij kinderen" is "kind pijn".
std::set<std::string> telling_stems(const std::string& text, const language::Analyser& analyser) {
  std::set<std::string> stems;
  for (const language::Token& token : analyser.analyse(text, "nl")) {
    if (!token.joined && !analyser.is_stop_word(token.form)) stems.insert(token.term);
  }
  return stems;
}

bool has_chosen(const Query& query, const std::map<std::string, std::vector<std::string>>& facets) {
  return std::all_of(facets.begin(), facets.end(), [&](const auto& facet) {
    const auto chosen = query.filters.find(facet.first);
    return chosen != query.filters.end() &&
           std::all_of(facet.second.begin(), facet.second.end(), [&](const std::string& value) {
             return std::binary_search(chosen->second.begin(), chosen->second.end(), value);
           });
  });
}

}  // namespace

PinBoard::PinBoard(const std::vector<Pin>& pins, const Xapian::Database& database,
                   const language::Analyser& analyser) {
  for (const Pin& pin : pins) {
    Pinned pinned{telling_stems(pin.words, analyser), pin.facets, {}};
    for (const std::string& url : pin.urls) {
      const std::string term = std::string(id_prefix) + record_id(url);
      const auto found = database.postlist_begin(term);
      if (found != database.postlist_end(term)) pinned.documents.push_back(*found - 1);
    }
    if (!pinned.documents.empty()) pins_.push_back(std::move(pinned));
  }
}

std::vector<std::uint32_t> PinBoard::top_of(const Query& query,
                                            const language::Analyser& analyser) const {
  std::vector<std::uint32_t> top;
  if (pins_.empty()) return top;
  const std::set<std::string> asked = telling_stems(query.text, analyser);
  for (const Pinned& pin : pins_) {
    const bool asked_for = pin.stems.empty() || pin.stems == asked;
    if (!asked_for || !has_chosen(query, pin.facets)) continue;
    for (const std::uint32_t document : pin.documents) {
      if (std::find(top.begin(), top.end(), document) == top.end()) top.push_back(document);
    }
  }
  return top;
}

std::vector<std::uint32_t> PinBoard::added_to(const std::string& text,
                                              const language::Analyser& analyser) const {
  std::vector<std::uint32_t> added;
  if (pins_.empty() || text.empty()) return added;
  const std::set<std::string> asked = telling_stems(text, analyser);
  for (const Pinned& pin : pins_) {
    if (!pin.facets.empty() || pin.stems != asked) continue;
    added.insert(added.end(), pin.documents.begin(), pin.documents.end());
  }
  return added;
}

}  // namespace wegwijzer::search
