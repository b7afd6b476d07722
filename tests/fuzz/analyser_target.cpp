#include "language/analyser.hpp"

#include <set>

#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

namespace {

std::shared_ptr<const language::LanguageData> language_data() {
  language::LanguageData data;
  data.stop_words["nl"] = {"de", "het", "bij"};
  data.stem_exceptions["nl"] = {
      {"kinderen", "kind"}
  };
  return std::make_shared<const language::LanguageData>(std::move(data));
}

void claim_token(const language::Token& token, std::string_view text, std::size_t previous) {
  constexpr std::size_t longest_term = 245;  // of Xapian
  claim(token.begin < token.end && token.end <= text.size(), "a token points into the text");
  claim(token.end >= previous, "tokens are in the order of the text");
  claim(is_utf8(text.substr(token.begin, token.end - token.begin)),
        "a token is cut between characters");
  claim(!token.form.empty() && is_utf8(token.form), "a token has a form");
  claim(!token.term.empty() && is_utf8(token.term), "a token has a term");
  claim(token.term.size() < longest_term, "a term fits into the index");
}

}  // namespace

void fuzz_analyser(std::string_view input) {
  const language::Analyser analyser(language_data());
  for (const char* tongue : {"nl", "en", "tr"}) {
    std::size_t previous = 0;
    for (const language::Token& token : analyser.analyse(input, tongue)) {
      claim_token(token, input, previous);
      previous = token.end;

      const auto terms = analyser.query_terms(token.form);
      const std::set<std::string> known(terms.begin(), terms.end());
      claim(known.contains(token.term), "a word that is indexed can be asked for");
      claim(known.size() == terms.size(), "a question asks for each term once");
    }
  }
}

}  // namespace wegwijzer::fuzz
