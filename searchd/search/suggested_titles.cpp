#include "searchd/search/suggested_titles.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include "language/marked_words.hpp"
#include "searchd/search/typed_text.hpp"

namespace wegwijzer::search {

namespace {

/// More bytes are no line in a list.
constexpr std::size_t longest_title = 200;

/// Whether a search for a title finds its document: not when it reads as one that leaves out words.
bool finds_itself(std::string_view title) {
  if (!title.starts_with('-') && title.find(" -") == std::string_view::npos) return true;
  const auto clauses = read_typed_text(title);
  return std::none_of(clauses.begin(), clauses.end(),
                      [](const Clause& clause) { return clause.excluded; });
}

/// The documents in the order in which they are suggested: that of ranking, then the newest.
std::vector<std::uint32_t> best_first(std::size_t documents, const DocumentFacts& facts) {
  std::vector<std::uint32_t> order(documents);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return facts.prior(a) > facts.prior(b);
  });
  return order;
}

/// A piece of titles.blob (docs/index-format.md).
struct StoredTitle {
  std::string_view words, text;
};

StoredTitle stored_title(std::string_view piece) {
  const std::size_t end = std::min(piece.find('\n'), piece.size());
  return {piece.substr(0, end), piece.substr(std::min(end + 1, piece.size()))};
}

}  // namespace

SuggestedTitles::SuggestedTitles(BlobFile file, const DocumentFacts& facts,
                                 const std::vector<std::string>& never,
                                 const language::Analyser& analyser)
    : file_(std::move(file)), table_(read(facts, never, analyser)) {}

SuggestionTable SuggestedTitles::read(const DocumentFacts& facts,
                                      const std::vector<std::string>& never,
                                      const language::Analyser& analyser) {
  std::vector<std::string_view> texts;
  std::unordered_set<std::string> seen(never.begin(), never.end());
  seen.insert("");
  for (const std::uint32_t document : best_first(file_.size(), facts)) {
    const StoredTitle title = stored_title(file_[document]);
    if (title.text.size() > longest_title || !finds_itself(title.text)) continue;
    if (!seen.insert(language::squeezed(title.words)).second) continue;
    texts.push_back(title.words);
    documents_.push_back(document);
  }
  return SuggestionTable(texts, analyser);
}

std::string_view SuggestedTitles::text(std::uint32_t number) const {
  return stored_title(file_[documents_[number]]).text;
}

}  // namespace wegwijzer::search
