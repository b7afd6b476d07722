#include "language/analyser.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/fingerprint.hpp"
#include "base/utf8.hpp"

namespace wegwijzer::language {

namespace {

/// Raised by hand when the code below gives other terms for the same data. On disk.
constexpr std::string_view algorithm_version = "4";

/// Words beyond this many are analysed again each time: a text of nothing but new words must not
/// fill the memory.
constexpr std::size_t cache_limit = 200'000;

/// After an English stem that is a small word in Dutch; no token has this character. On disk.
constexpr std::string_view english_mark = "_en";

bool in_any(const std::map<std::string, WordSet>& lists, std::string_view form) {
  return std::any_of(lists.begin(), lists.end(),
                     [&](const auto& list) { return list.second.contains(form); });
}

bool is_in_capitals(std::string_view typed) {
  return std::all_of(typed.begin(), typed.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The abbreviations of the thesaurus whose small letters are another word, which tells nothing.
WordSet abbreviations_like_stop_words(const LanguageData& data) {
  WordSet words;
  for (const ThesaurusGroup& group : data.thesaurus) {
    for (const auto* side : {&group.terms, &group.from, &group.to}) {
      for (const std::string& text : *side) {
        std::string form = fold(text);
        if (text.size() > 1 && is_in_capitals(text) && in_any(data.stop_words, form)) {
          words.insert(std::move(form));
        }
      }
    }
  }
  return words;
}

}  // namespace

Analyser::Analyser(std::shared_ptr<const LanguageData> data)
    : data_(std::move(data)),
      capital_words_(abbreviations_like_stop_words(*data_)),
      dutch_("kraaij_pohlmann"),
      english_("english") {
  const auto dutch = data_->stop_words.find("nl");
  if (dutch == data_->stop_words.end()) return;
  for (const std::string& word : dutch->second) {
    dutch_small_words_.insert(word);
    dutch_small_words_.insert(stem(word, Stemmer::Dutch));
  }
}

Analyser::Stemmer Analyser::stemmer_for(std::string_view language) {
  if (language.empty() || language == "nl") return Stemmer::Dutch;
  return language == "en" ? Stemmer::English : Stemmer::None;
}

std::string Analyser::stem_uncached(const std::string& form, Stemmer stemmer) const {
  const std::string language = stemmer == Stemmer::Dutch ? "nl" : "en";
  const auto exceptions = data_->stem_exceptions.find(language);
  if (exceptions != data_->stem_exceptions.end()) {
    const auto found = exceptions->second.find(form);
    if (found != exceptions->second.end()) return found->second;
  }
  std::string stem = stemmer == Stemmer::Dutch ? dutch_(form) : english_(form);
  // What becomes a small word has nothing to do with it: "eens" with "een", "dying" with "die".
  if (is_stop_word_in(language, form)) return stem;
  if (stemmer == Stemmer::Dutch) return is_stop_word_in("nl", stem) ? form : stem;
  if (dutch_small_words_.contains(stem)) stem += english_mark;
  return stem;
}

bool Analyser::is_stop_word_in(const std::string& language, const std::string& form) const {
  const auto list = data_->stop_words.find(language);
  return list != data_->stop_words.end() && list->second.contains(form);
}

const std::string& Analyser::stem(const std::string& form, Stemmer stemmer) const {
  if (stemmer == Stemmer::None || is_in_capitals(form)) return form;
  auto& cache = cache_[stemmer == Stemmer::Dutch ? 0 : 1];
  const auto found = cache.find(form);
  if (found != cache.end()) return found->second;
  return cache.emplace(form, stem_uncached(form, stemmer)).first->second;
}

std::vector<Token> Analyser::analyse(std::string_view text, std::string_view language) const {
  for (auto& cache : cache_) {
    if (cache.size() >= cache_limit) cache.clear();
  }
  const Stemmer stemmer = stemmer_for(language);
  std::vector<Token> tokens = tokenize(text);
  for (Token& token : tokens) {
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    if (capital_words_.contains(token.form) && is_in_capitals(written)) token.form = written;
    token.term = stem(token.form, stemmer);
  }
  return tokens;
}

std::vector<std::string> Analyser::query_terms(std::string_view form) const {
  const std::string word(form);
  std::vector<std::string> terms;
  for (const Stemmer stemmer : {Stemmer::Dutch, Stemmer::English, Stemmer::None}) {
    const std::string& term = stem(word, stemmer);
    if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
  }
  return terms;
}

std::vector<std::string> Analyser::exceptions_with(std::string_view stem) const {
  std::vector<std::string> forms;
  const auto exceptions = data_->stem_exceptions.find("nl");
  if (exceptions == data_->stem_exceptions.end()) return forms;
  for (const auto& [form, stem_of_form] : exceptions->second) {
    if (stem_of_form == stem) forms.push_back(form);
  }
  return forms;
}

bool Analyser::is_stop_word(std::string_view form) const { return in_any(data_->stop_words, form); }

bool Analyser::is_question_word(std::string_view form) const {
  return in_any(data_->question_words, form);
}

std::string Analyser::fingerprint(const LanguageData& data) {
  // Another Xapian may stem otherwise under the same name.
  return Fingerprint()
      .add(algorithm_version)
      .add(Xapian::version_string())
      .add(to_json(data).dump())
      .hex();
}

}  // namespace wegwijzer::language
