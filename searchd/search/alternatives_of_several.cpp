// Of an AlternativesBuilder: what looks at a word together with its neighbours, and the correction
// that must know of it.
#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

#include "base/utf8.hpp"
#include "language/phrases.hpp"
#include "schema/fields.hpp"
#include "searchd/search/alternatives.hpp"

namespace wegwijzer::search {

namespace {

/// "slecht nieuws gesprek" may be one word; four are none.
constexpr std::size_t most_joined = 3;
/// To look for what was meant takes long. A text with more unknown words has no slips, but is none.
constexpr std::size_t most_corrections = 6;
/// What a phrase means is more certain than what its words do.
constexpr double within_another = 0.5;
constexpr std::array<std::string_view, 5> join_links = {"", "s", "en", "e", "n"};

bool are_neighbours(const std::vector<QuestionWord>& words, std::size_t begin, std::size_t length) {
  if (begin + length > words.size()) return false;
  for (std::size_t i = begin + 1; i < begin + length; ++i) {
    if (words[i].place != words[i - 1].place + 1 || words[i].or_before) return false;
  }
  return true;
}

std::string typed_text(const std::vector<QuestionWord>& words, std::size_t begin,
                       std::size_t length) {
  std::string text;
  for (std::size_t i = begin; i < begin + length; ++i) {
    text += (text.empty() ? "" : " ") + words[i].form;
  }
  return text;
}

}  // namespace

std::vector<language::TypedWord> AlternativesBuilder::typed_words(
    const std::vector<QuestionWord>& words) const {
  std::vector<language::TypedWord> typed;
  for (const QuestionWord& word : words) {
    typed.push_back({word.form, analyser_.dutch_stem(word.form), word.capitals,
                     dictionary_.known_words().contains(word.form)});
  }
  return typed;
}

void AlternativesBuilder::correct(std::vector<QuestionWord>& words) {
  const auto typed = typed_words(words);
  std::vector<bool> in_thesaurus(words.size());
  for (const auto& match : dictionary_.synonyms().matches(typed)) {
    for (std::size_t i = 0; i < match.length; ++i) in_thesaurus[match.begin + i] = true;
  }
  std::size_t looked_up = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    QuestionWord& word = words[i];
    if (is_known(word.form)) continue;
    std::string better = dictionary_.synonyms().misspelling_of(word.form);
    if (better.empty() || !is_known(better)) {
      if (in_thesaurus[i] || joins(words, i)) continue;
      const auto parts = dictionary_.compounds().split(word.form);
      const bool comes_apart =
          !parts.empty() && std::all_of(parts.begin(), parts.end(),
                                        [&](const std::string& part) { return is_known(part); });
      if (comes_apart) continue;
      if (dictionary_.known_words().contains(word.form) || ++looked_up > most_corrections) continue;
      better = dictionary_.speller().correct(word.form);
      const std::string& right = dictionary_.synonyms().misspelling_of(better);
      if (!right.empty()) better = right;
    }
    if (better.empty() || !leads_somewhere(better)) continue;
    meaning_.corrected.push_back({word.typed, better});
    word.form = std::move(better);
    word.capitals = false;
  }
}

bool AlternativesBuilder::leads_somewhere(const std::string& form) const {
  QuestionWord word;
  word.form = form;
  const auto has = [&](const language::Synonym& synonym) {
    if (synonym.key.find(' ') != std::string::npos) {
      return exists(std::string(phrase_prefix) + synonym.key);
    }
    return is_known(fold(synonym.text));
  };
  const auto matches = dictionary_.synonyms().matches(typed_words({word}));
  return is_known(form) || std::any_of(matches.begin(), matches.end(), [&](const auto& match) {
           return std::any_of(match.synonyms.begin(), match.synonyms.end(), has);
         });
}

bool AlternativesBuilder::joins(const std::vector<QuestionWord>& words, std::size_t at) const {
  for (std::size_t length = 2; length <= most_joined; ++length) {
    for (std::size_t begin = at < length - 1 ? 0 : at - length + 1; begin <= at; ++begin) {
      if (!joined_form(words, begin, length).empty()) return true;
    }
  }
  return false;
}

std::string AlternativesBuilder::joined_form(const std::vector<QuestionWord>& words,
                                             std::size_t begin, std::size_t length) const {
  if (!are_neighbours(words, begin, length)) return {};
  std::vector<std::string> forms{words[begin].form};
  for (std::size_t i = begin + 1; i < begin + length; ++i) {
    std::vector<std::string> longer;
    for (const std::string& form : forms) {
      for (const std::string_view link : join_links) {
        longer.push_back(form + std::string(link) + words[i].form);
      }
    }
    forms = std::move(longer);
  }
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const std::string& form) {
    return exists(analyser_.dutch_stem(form));
  });
  return found == forms.end() ? std::string() : *found;
}

void AlternativesBuilder::add_joins(const std::vector<QuestionWord>& words,
                                    const std::vector<Mask>& masks) {
  for (std::size_t length = 2; length <= most_joined; ++length) {
    for (std::size_t begin = 0; begin + length <= words.size(); ++begin) {
      const std::string form = joined_form(words, begin, length);
      if (form.empty()) continue;
      Mask mask = 0;
      for (std::size_t i = begin; i < begin + length; ++i) mask |= masks[i];
      const bool hyphens = std::all_of(words.begin() + static_cast<std::ptrdiff_t>(begin + 1),
                                       words.begin() + static_cast<std::ptrdiff_t>(begin + length),
                                       [](const QuestionWord& word) { return word.hyphen_before; });
      const double weight = hyphens ? ranking_.stem : ranking_.joined;
      const std::string& stem = analyser_.dutch_stem(form);
      add(stem, weight, By::Joined, mask, form);
      add(std::string(title_prefix) + stem, weight * ranking_.title, By::Title, mask, form);
      add_joined_synonyms(words, masks, begin, length, form);
    }
  }
}

void AlternativesBuilder::add_joined_synonyms(const std::vector<QuestionWord>& words,
                                              const std::vector<Mask>& masks, std::size_t begin,
                                              std::size_t length, const std::string& form) {
  const auto at = [](auto& list, std::size_t i) {
    return list.begin() + static_cast<std::ptrdiff_t>(i);
  };
  std::vector<QuestionWord> joined = words;
  joined[begin].form = form;
  joined.erase(at(joined, begin + 1), at(joined, begin + length));
  for (const auto& match : dictionary_.synonyms().matches(typed_words(joined))) {
    if (match.begin > begin || match.begin + match.length <= begin) continue;
    const std::size_t typed = match.length + length - 1;
    const Mask mask = std::accumulate(at(masks, match.begin), at(masks, match.begin + typed),
                                      Mask{0}, std::bit_or<>());
    add_match(match, typed_text(words, match.begin, typed), ranking_.joined, mask);
  }
}

bool AlternativesBuilder::add_synonym(const language::Synonym& synonym, double weight, Mask words) {
  if (synonym.key.find(' ') != std::string::npos) {
    const std::string term = std::string(phrase_prefix) + synonym.key;
    add(term, weight, By::Synonym, words, synonym.text);
    return exists(term);
  }
  bool found = false;
  for (const std::string& term : terms_of(fold(synonym.text))) {
    add(term, weight, By::Synonym, words, synonym.text);
    add(std::string(title_prefix) + term, weight * ranking_.title, By::Title, words, synonym.text);
    found = found || exists(term);
  }
  const std::string stem = analyser_.dutch_stem(fold(synonym.text));
  add_label(stem, weight, words, synonym.text);
  return found || exists(std::string(label_prefix) + stem);
}

void AlternativesBuilder::add_synonyms(const std::vector<QuestionWord>& words,
                                       const std::vector<Mask>& masks) {
  for (const auto& match : dictionary_.synonyms().matches(typed_words(words))) {
    Mask mask = 0;
    for (std::size_t i = 0; i < match.length; ++i) mask |= masks[match.begin + i];
    add_match(match, typed_text(words, match.begin, match.length), 1, mask);
  }
}

void AlternativesBuilder::add_match(const language::Synonyms::Match& match,
                                    const std::string& typed, double weight, Mask words) {
  weight *= static_cast<double>(match.length) * (match.within_another ? within_another : 1);
  Expansion expansion{typed, {}, "synonym"};
  for (const language::Synonym& synonym : match.synonyms) {
    const double each = synonym.dangerous ? ranking_.dangerous_synonym : ranking_.synonym;
    if (each * weight > 0 && add_synonym(synonym, each * weight, words)) {
      expansion.to.push_back(synonym.text);
    }
  }
  if (!expansion.to.empty()) meaning_.expanded.push_back(std::move(expansion));
}

void AlternativesBuilder::let_go_of_unknown(const std::vector<QuestionWord>& words,
                                            const std::vector<Mask>& masks) {
  Mask found = 0;
  for (const Alternative& alternative : meaning_.alternatives) found |= alternative.words;
  for (std::size_t i = 0; i < meaning_.words.size(); ++i) {
    meaning_.words[i].let_go = (found >> i & 1) == 0;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (masks[i] != 0 && (found & masks[i]) == 0) meaning_.relaxed.push_back(words[i].typed);
  }
}

}  // namespace wegwijzer::search
