#include "searchd/search/alternatives.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "schema/fields.hpp"

namespace wegwijzer::search {

namespace {

constexpr std::size_t most_bits = 32;
constexpr std::size_t most_prefix_words = 30;
constexpr std::size_t shortest_prefix = 4;
constexpr std::size_t shortest_edge_word = 7, shortest_edge = 4, shortest_edge_of_word = 6;
/// What more documents have than these, and more than one in so many of all, would find all of
/// those by itself where it stands for something else ("zorg" for "mondzorg").
constexpr Xapian::doccount common_part = 100, common_share = 4;

std::string with(std::string_view prefix, const std::string& term) {
  return std::string(prefix) + term;
}

}  // namespace

std::vector<std::string> AlternativesBuilder::terms_of(const std::string& form) const {
  auto terms = analyser_.query_terms(form);
  if (!dictionary_.known_words().contains(form)) return terms;
  // The English stem of a Dutch word may be another Dutch word (oudere, ouder). Where it is the
  // same one, it finds the word in a page that counts as English.
  const std::string stem = terms.front();
  std::erase_if(terms, [&](const std::string& term) {
    return term != stem && analyser_.dutch_stem(term) != stem;
  });
  return terms;
}

bool AlternativesBuilder::is_known(const std::string& form) const {
  const auto terms = terms_of(form);
  return std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return exists(term); });
}

void AlternativesBuilder::add(const std::string& term, double weight, By by, Mask words,
                              const std::string& shown) {
  if (weight <= 0 || words == 0 || !exists(term)) return;
  const auto same = std::find_if(
      meaning_.alternatives.begin(), meaning_.alternatives.end(),
      [&](const Alternative& known) { return known.term == term && known.words == words; });
  if (same == meaning_.alternatives.end()) {
    meaning_.alternatives.push_back({term, weight, by, words, shown});
  } else if (same->weight < weight) {
    *same = {term, weight, by, words, shown};
  }
}

AlternativesBuilder::Mask AlternativesBuilder::ask(const std::string& form, bool question_word) {
  if (meaning_.words.size() >= most_bits) return 0;
  meaning_.words.push_back({form, question_word, false});
  return Mask{1} << (meaning_.words.size() - 1);
}

void AlternativesBuilder::add_form(const std::string& form, double weight, Mask words) {
  for (const std::string& term : terms_of(form)) {
    add(term, weight * ranking_.stem, By::Stem, words, form);
    add(with(title_prefix, term), weight * ranking_.title, By::Title, words, form);
  }
  add(with(form_prefix, form), weight * ranking_.form, By::Form, words, form);
  add(with(label_prefix, analyser_.dutch_stem(form)), weight * ranking_.label, By::Label, words,
      form);
}

void AlternativesBuilder::add_label(const std::string& stem, double weight, Mask words,
                                    const std::string& shown) {
  const std::string term = with(label_prefix, stem);
  if (!is_common(term)) add(term, weight * ranking_.label, By::Label, words, shown);
}

void AlternativesBuilder::add_exactly(const std::vector<QuestionWord>& words) {
  Mask before = 0;
  for (const QuestionWord& word : words) {
    const bool either = word.or_before && before != 0;
    const Mask mask = either ? before : ask(word.form, false);
    for (const std::string& term : analyser_.query_terms(word.form)) {
      add(term, ranking_.stem, By::Stem, mask, word.form);
      add(with(title_prefix, term), ranking_.title, By::Title, mask, word.form);
    }
    before = mask;
    if (word.stop_word) continue;  // is no part of a compound, and has no form term
    if (!either) meaning_.required.emplace_back();
    for (const std::string& ending : endings_of(word.form)) {
      const std::string term = with(form_prefix, ending);
      // In a text of another language it has another stem.
      add(term, ranking_.form, By::Form, mask, ending);
      meaning_.required.back().options.push_back({{term}, false, false, {word.form}});
    }
  }
}

std::vector<std::string> AlternativesBuilder::endings_of(const std::string& form) const {
  std::vector<std::string> endings{form};
  const auto terms = terms_of(form);
  const auto add_same = [&](std::string&& other) {
    bool same = analyser_.dutch_stem(other) == terms.front();
    if (!same && terms.size() > 1) {
      const auto others = analyser_.query_terms(other);
      same = std::find_first_of(terms.begin(), terms.end(), others.begin(), others.end()) !=
             terms.end();
    }
    if (same && other != form) endings.push_back(std::move(other));
  };
  // Endings change what is behind the first vowel ("oog", "ogen"), and "ge" may stand before it.
  const std::string& stem = terms.front();
  const bool vowel_first = std::string_view("aeiou").find(stem[0]) != std::string_view::npos;
  const std::string beginning = stem.substr(0, vowel_first ? 1 : 2);
  for (const std::string& letters : {beginning, "ge" + beginning}) {
    for (const auto& entry : dictionary_.vocabulary().beginning_with(letters)) {
      add_same(std::string(entry.form));
    }
  }
  for (std::string& other : analyser_.exceptions_with(stem)) add_same(std::move(other));
  return endings;
}

void AlternativesBuilder::add_condition(const Condition::Option& option) {
  for (std::size_t i = 0; i < option.stems.size(); ++i) {
    const std::string &stem = option.stems[i], &form = option.forms[i];
    const Mask mask = ask(form, true);
    add(stem, ranking_.stem, By::Stem, mask, form);
    add(with(title_prefix, stem), ranking_.title, By::Title, mask, form);
  }
}

std::vector<std::string> AlternativesBuilder::parts_of(const std::string& form) const {
  std::vector<std::string> parts = dictionary_.compounds().split(form);
  if (parts.empty() && form.size() >= shortest_edge_word &&
      dictionary_.vocabulary().count(form) == 0) {
    // Another form of the word is here, and may come apart: an ending that is odd or misspelt.
    const std::string stem = analyser_.dutch_stem(form);
    for (const auto& entry : dictionary_.vocabulary().beginning_with(form.substr(0, stem.size()))) {
      if (analyser_.dutch_stem(std::string(entry.form)) != stem) continue;
      parts = dictionary_.compounds().split(entry.form);
      if (!parts.empty()) break;
    }
  }
  const auto is_here = [&](const std::string& part) { return is_known(part); };
  const auto tells_little = [&](const std::string& part) {
    return is_common(analyser_.dutch_stem(part)) || analyser_.is_question_word(part);
  };
  // Where what tells something is not here, the rest does not stand for the whole.
  const bool all_here = std::all_of(parts.begin(), parts.end(), is_here);
  if (!all_here || !std::all_of(parts.begin(), parts.end(), tells_little)) {
    std::erase_if(parts, [&](const auto& part) { return !is_here(part) || tells_little(part); });
  }
  return parts;
}

bool AlternativesBuilder::is_common(const std::string& term) const {
  return database_.get_termfreq(term) >
         std::max(common_part, database_.get_doccount() / common_share);
}

void AlternativesBuilder::add_freely(std::vector<QuestionWord> words) {
  correct(words);
  const bool only_frame = std::all_of(words.begin(), words.end(), [&](const QuestionWord& word) {
    return analyser_.is_question_word(word.form);
  });
  std::vector<Mask> masks;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const QuestionWord& word = words[i];
    if (word.weightless) {
      masks.push_back(0);
      continue;
    }
    const bool frame = !only_frame && analyser_.is_question_word(word.form);
    const double weight = frame ? ranking_.question_word : 1;
    const std::vector<std::string> parts = parts_of(word.form);
    const bool or_before = word.or_before && !masks.empty() && masks.back() != 0;
    const Mask first =
        or_before ? masks.back() : ask(parts.size() < 2 ? word.form : parts[0], frame);
    Mask mask = first;
    if (!or_before) {
      for (std::size_t p = 1; p < parts.size(); ++p) mask |= ask(parts[p], frame);
    }
    add_form(word.form, weight, mask);
    add_parts(parts, weight, mask, or_before ? 0 : first);
    if (parts.empty() && !is_known(word.form)) add_edges(word.form, weight, mask);
    add_family(word.form, weight, mask);
    if (i + 1 == words.size()) add_prefix(word.form, weight, mask);
    masks.push_back(mask);
  }
  add_synonyms(words, masks);
  add_joins(words, masks);
  let_go_of_unknown(words, masks);
}

void AlternativesBuilder::add_parts(const std::vector<std::string>& parts, double weight,
                                    Mask whole, Mask first_part) {
  const double factor = weight * ranking_.part;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string& stem = analyser_.dutch_stem(parts[i]);
    const Mask words = first_part == 0 ? whole : first_part << i;
    add(stem, factor * ranking_.stem, By::Part, words, parts[i]);
    add(with(title_prefix, stem), factor * ranking_.title, By::Title, words, parts[i]);
    add_label(stem, factor, words, parts[i]);
  }
}

void AlternativesBuilder::add_edges(const std::string& form, double weight, Mask words) {
  if (form.size() < shortest_edge_word) return;
  const auto usable = [&](const std::string& edge) {
    return dictionary_.vocabulary().count(edge) > 0 &&
           dictionary_.compounds().part_score(edge) >= 0 && !analyser_.is_stop_word(edge) &&
           !is_common(analyser_.dutch_stem(edge));
  };
  // A short one of a word that the language has means another thing ("testament", "test").
  const std::size_t shortest =
      dictionary_.known_words().contains(form) ? shortest_edge_of_word : shortest_edge;
  for (std::size_t size = form.size() - 2; size >= shortest; --size) {
    const std::string edge = form.substr(0, size);
    if (!usable(edge)) continue;
    add(analyser_.dutch_stem(edge), weight * ranking_.edge, By::Edge, words, edge);
    break;
  }
  for (std::size_t begin = 2; begin + shortest <= form.size(); ++begin) {
    const std::string edge = form.substr(begin);
    if (!usable(edge)) continue;
    add(analyser_.dutch_stem(edge), weight * ranking_.edge, By::Edge, words, edge);
    break;
  }
}

void AlternativesBuilder::add_prefix(const std::string& form, double weight, Mask words) {
  if (form.size() < shortest_prefix || ranking_.prefix <= 0) return;
  // Only what may be half a word: "ouder" is not the beginning of "ouderen".
  if (dictionary_.vocabulary().count(form) > 0 || dictionary_.known_words().contains(form)) return;
  const auto range = dictionary_.vocabulary().beginning_with(form);
  std::vector<language::Vocabulary::Entry> entries(range.begin(), range.end());
  const std::size_t kept = std::min(entries.size(), most_prefix_words);
  std::partial_sort(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(kept),
                    entries.end(), [](const auto& a, const auto& b) {
                      return a.count != b.count ? a.count > b.count : a.form < b.form;
                    });
  entries.resize(kept);
  for (const auto& entry : entries) {
    const std::string longer(entry.form);
    add(analyser_.dutch_stem(longer), weight * ranking_.prefix, By::Prefix, words, longer);
  }
}

void AlternativesBuilder::add_family(const std::string& form, double weight, Mask words) {
  Expansion expansion{form, {}, "family"};
  for (const std::string& other : dictionary_.family_of(analyser_.dutch_stem(form))) {
    const std::string& stem = analyser_.dutch_stem(other);
    if (!exists(stem)) continue;
    add(stem, weight * ranking_.family, By::Family, words, other);
    add(with(title_prefix, stem), weight * ranking_.family * ranking_.title, By::Title, words,
        other);
    expansion.to.push_back(other);
  }
  if (!expansion.to.empty()) meaning_.expanded.push_back(std::move(expansion));
}

}  // namespace wegwijzer::search
