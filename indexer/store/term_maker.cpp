#include "indexer/store/term_maker.hpp"

#include "indexer/store/document.hpp"
#include "language/marked_words.hpp"
#include "schema/fields.hpp"

namespace wegwijzer::store {

using language::Token;

namespace {

/// Words between two places where reading a text can start.
constexpr std::size_t words_per_mark = 40;

/// Words beyond this many are split again each time: a collection of nothing but new words must
/// not fill the memory.
constexpr std::size_t cache_limit = 200'000;

std::string with_prefix(std::string_view prefix, std::string_view term) {
  std::string text(prefix);
  return text += term;
}

}  // namespace

TermMaker::TermMaker(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      analyser_(lexicon.data),
      compounds_(*lexicon.data, lexicon.vocabulary),
      phrases_(*lexicon.data, analyser_) {}

const TermMaker::Parts& TermMaker::parts_of(const std::string& form, const std::string& language) {
  static const Parts none;
  if (!language.empty() && language != "nl") return none;
  const auto known = parts_.find(form);
  if (known != parts_.end()) return known->second;
  if (parts_.size() >= cache_limit) parts_.clear();
  Parts parts{compounds_.split(form), {}};
  for (const std::string& part : parts.forms) parts.stems.push_back(analyser_.dutch_stem(part));
  return parts_.emplace(form, std::move(parts)).first->second;
}

void TermMaker::add_text(SearchableText& made, WordStreamWriter& words,
                         const std::vector<Token>& tokens, bool title, const std::string& language,
                         const std::vector<Section>& sections) {
  const auto phrases = phrases_.find(tokens);
  auto phrase = phrases.begin();
  auto section = sections.begin();
  std::size_t since_mark = words_per_mark;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool new_section = section != sections.end() && token.begin >= section->offset;
    while (section != sections.end() && token.begin >= section->offset) ++section;
    if (new_section && !token.joined) words.add_boundary();
    // From the middle of a hyphenated word on, the text would be read as other words.
    const bool begins_word = !token.joined && !token.continues;
    if (!title && begins_word && (new_section || since_mark >= words_per_mark)) {
      words.mark(token.begin);
      since_mark = 0;
    }
    ++since_mark;
    words.add(token.term, token.joined);
    ++made.terms[token.term];
    if (!analyser_.is_stop_word(token.form)) ++made.terms[with_prefix(form_prefix, token.form)];
    if (title) ++made.terms[with_prefix(title_prefix, token.term)];
    for (const std::string& part : parts_of(token.form, language).stems) {
      words.add_part(part);
      ++made.terms[part];
    }
    for (; phrase != phrases.end() && phrase->token == i; ++phrase) {
      const std::string term = with_prefix(phrase_prefix, phrase->key);
      words.add_part(term);
      ++made.terms[term];
    }
  }
}

void TermMaker::mark_title(SearchableText& made, const std::vector<Token>& tokens,
                           const std::string& language) {
  for (const Token& token : tokens) {
    language::add_marked(made.title_words, token, parts_of(token.form, language).forms);
  }
}

SearchableText TermMaker::make(const PreparedDocument& record) {
  SearchableText made;
  WordStreamWriter words;
  const std::string& language = record.language;
  const auto title = analyser_.analyse(record.title, language);
  add_text(made, words, title, true, language, {});
  mark_title(made, title, language);
  words.end_title();
  add_text(made, words, analyser_.analyse(record.shown, language), false, language,
           record.sections);
  for (const std::string& label : record.labels) add_label(made, label);
  made.words = words.encode();
  made.length = words.words();
  return made;
}

void TermMaker::add_label(SearchableText& made, const std::string& label) {
  for (const Token& token : analyser_.analyse(label, "nl")) {
    if (analyser_.is_stop_word(token.form)) continue;
    made.terms[with_prefix(label_prefix, token.term)] = 1;
    for (const std::string& part : parts_of(token.form, "nl").stems) {
      made.terms[with_prefix(label_prefix, part)] = 1;
    }
  }
}

}  // namespace wegwijzer::store
