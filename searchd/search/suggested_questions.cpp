#include "searchd/search/suggested_questions.hpp"

#include <algorithm>

#include "language/marked_words.hpp"

namespace wegwijzer::search {

namespace {

/// Whether every word that tells something is in the index, and none hurts.
bool may_be_offered(std::string_view text, const std::vector<std::string>& outdated,
                    const language::Analyser& analyser, const Xapian::Database& database) {
  const auto hurts = [&](const std::string& squeezed) {
    return std::binary_search(outdated.begin(), outdated.end(), squeezed);
  };
  const auto tokens = analyser.analyse(text, "nl");
  if (hurts(language::squeezed(tokens))) return false;
  std::size_t found = 0;
  for (const language::Token& token : tokens) {
    if (token.joined || analyser.is_stop_word(token.form)) continue;
    const auto terms = analyser.query_terms(token.form);
    const bool known = std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
      return database.term_exists(term);
    });
    if (!known || hurts(language::squeezed(std::vector{token}))) return false;
    ++found;
  }
  return found > 0;
}

}  // namespace

SuggestedQuestions suggested_questions(std::string_view lines,
                                       const std::vector<std::string>& outdated,
                                       const language::Analyser& analyser,
                                       const language::Compounds& compounds,
                                       const Xapian::Database& database) {
  std::vector<std::string> texts, marked;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view text = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (!may_be_offered(text, outdated, analyser, database)) continue;
    texts.emplace_back(text);
    marked.push_back(language::marked(texts.back(), "nl", analyser, compounds));
  }
  return {std::move(texts), SuggestionTable({marked.begin(), marked.end()}, analyser)};
}

}  // namespace wegwijzer::search
