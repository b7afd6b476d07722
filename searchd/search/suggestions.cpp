#include "searchd/search/suggestions.hpp"

#include <xapian.h>
#include <algorithm>
#include <unordered_set>

#include "base/files.hpp"
#include "schema/manifest.hpp"
#include "schema/xapian_try.hpp"
#include "searchd/search/query.hpp"

namespace wegwijzer::search {

namespace {

constexpr std::size_t most_suggestions = 8;
/// Of one shelf, as long as others have something too.
constexpr std::size_t fair_share = 3;
/// Shorter words have too many neighbours to be taken for a slip; also where nothing matches.
constexpr std::size_t shortest_slip = 4;
/// The same beside suggestions that do match.
constexpr std::size_t shortest_doubted = 6;

Suggestion search_for(std::string text, const char* kind, const Label& kind_label,
                      const std::string& language) {
  Query query;
  query.text = text;
  query.language = language;
  return {std::move(text), kind, in_language(kind_label, language), std::nullopt,
          "/zoek?" + to_query_string(query)};
}

}  // namespace

Suggestions::Suggestions(std::array<SuggestedValues, 2> values, SuggestedTerms terms,
                         SuggestedQuestions questions, SuggestedTitles titles,
                         const language::KnownWords& known)
    : known_(known),
      values_(std::move(values)),
      terms_(std::move(terms)),
      questions_(std::move(questions)),
      titles_(std::move(titles)) {}

Result<std::unique_ptr<const Suggestions>> Suggestions::open(const std::filesystem::path& folder,
                                                             const Sources& sources) {
  auto file = BlobFile::open(folder / titles_file);
  if (!file) return fail(file.error());
  if (file->size() != sources.columns.documents()) {
    return fail(Code::Index, "index " + folder.string() + ": its files do not belong together",
                rebuild_hint);
  }
  const auto asked = read_file(folder / asked_file);
  if (!asked) return fail(asked.error());
  const std::string path = (folder / database_folder).string();
  return xapian_try(
      "read " + path,
      [&] {
        const language::Analyser analyser(sources.language_data);
        const language::Compounds& compounds = sources.dictionary.compounds();
        const auto values = [&](const char* language) {
          return suggested_values(language, sources.taxonomy, sources.columns, analyser, compounds);
        };
        const Xapian::Database database(path);
        SuggestedTerms terms =
            suggested_terms(*sources.language_data, analyser, compounds, database);
        SuggestedQuestions questions =
            suggested_questions(*asked, terms.outdated, analyser, compounds, database);
        SuggestedTitles titles(std::move(*file), sources.facts, terms.outdated, analyser);
        return std::unique_ptr<const Suggestions>(
            new Suggestions({values("nl"), values("en")}, std::move(terms), std::move(questions),
                            std::move(titles), sources.dictionary.known_words()));
      },
      rebuild_hint);
}

std::vector<Suggestion> Suggestions::suggest(std::string_view typed, std::string_view language,
                                             const language::Analyser& analyser) const {
  Sought wanted = sought(typed, analyser);
  if (wanted.readings.empty()) return {};
  for (Sought::Word& word : wanted.readings.front()) word.correct = known_.contains(word.form);
  const SuggestedValues& values = values_[language == values_[1].language ? 1 : 0];
  std::vector<Place> chosen;
  choose(matching(wanted, values), values, chosen);
  if (chosen.size() < most_suggestions) {
    const std::size_t shortest = chosen.empty() ? shortest_slip : shortest_doubted;
    choose(misspelt(wanted, values, shortest), values, chosen);
  }
  std::vector<Suggestion> suggestions;
  for (const Place& place : chosen) suggestions.push_back(written(place, values));
  return suggestions;
}

const SuggestionTable& Suggestions::table(Shelf shelf, const SuggestedValues& values) const {
  switch (shelf) {
    case Shelf::Values:
      return values.table;
    case Shelf::Terms:
      return terms_.table;
    case Shelf::Questions:
      return questions_.table;
    case Shelf::Titles:
      break;
  }
  return titles_.table();
}

std::vector<Suggestions::Place> Suggestions::matching(const Sought& sought,
                                                      const SuggestedValues& values) const {
  std::vector<Place> beginning, elsewhere;
  for (const Shelf shelf : shelves) {
    const auto found = table(shelf, values).find(sought, most_suggestions);
    for (const std::uint32_t number : found.beginning) beginning.push_back({shelf, number});
    for (const std::uint32_t number : found.elsewhere) elsewhere.push_back({shelf, number});
    if (shelf == Shelf::Terms) add_ways_in(sought, beginning);
  }
  beginning.insert(beginning.end(), elsewhere.begin(), elsewhere.end());
  return beginning;
}

/// The words to say instead, once half of the other one is typed: before that, "slaap" would
/// become "palliatieve sedatie" by way of "slaapmiddel geven".
void Suggestions::add_ways_in(const Sought& sought, std::vector<Place>& places) const {
  const auto& ways = terms_.ways_in;
  auto way = std::lower_bound(
      ways.begin(), ways.end(), sought.squeezed,
      [](const auto& known, const std::string& typed) { return known.first < typed; });
  for (; way != ways.end() && way->first.starts_with(sought.squeezed); ++way) {
    if (sought.squeezed.size() * 2 < way->first.size()) continue;
    places.push_back({Shelf::Terms, way->second});
  }
}

std::vector<Suggestions::Place> Suggestions::misspelt(const Sought& sought,
                                                      const SuggestedValues& values,
                                                      std::size_t shortest) const {
  std::vector<Place> places;
  for (const Shelf shelf : shelves) {
    for (const std::uint32_t number :
         table(shelf, values).find_misspelt(sought, shortest, most_suggestions)) {
      places.push_back({shelf, number});
    }
  }
  return places;
}

/// Adds to `chosen` until there are most_suggestions, in the order of `places`; what has the same
/// text as one before is passed over.
void Suggestions::choose(const std::vector<Place>& places, const SuggestedValues& values,
                         std::vector<Place>& chosen) const {
  std::unordered_set<std::string_view> seen;
  const auto text = [&](const Place& place) {
    return table(place.shelf, values).squeezed(place.number);
  };
  for (const Place& place : chosen) seen.insert(text(place));
  std::vector<Place> fresh;
  std::copy_if(places.begin(), places.end(), std::back_inserter(fresh),
               [&](const Place& place) { return seen.insert(text(place)).second; });

  std::vector<bool> taken(fresh.size());
  std::array<std::size_t, shelves.size()> of_shelf{};
  std::size_t room = most_suggestions - chosen.size();
  for (const std::size_t share : {fair_share, most_suggestions}) {
    for (std::size_t i = 0; i < fresh.size() && room > 0; ++i) {
      std::size_t& of_this = of_shelf[static_cast<std::size_t>(fresh[i].shelf)];
      if (taken[i] || of_this >= share) continue;
      taken[i] = true;
      ++of_this;
      --room;
    }
  }
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    if (taken[i]) chosen.push_back(fresh[i]);
  }
}

Suggestion Suggestions::written(const Place& place, const SuggestedValues& values) const {
  static const Label term_label{
      {"nl", "zoekwoord"  },
      {"en", "search term"}
  };
  static const Label question_label{
      {"nl", "vaak gezocht"      },
      {"en", "often searched for"}
  };
  static const Label title_label{
      {"nl", "titel"},
      {"en", "title"}
  };
  if (place.shelf == Shelf::Values) return values.suggestions[place.number];
  if (place.shelf == Shelf::Terms) {
    return search_for(terms_.terms[place.number].text, "term", term_label, values.language);
  }
  if (place.shelf == Shelf::Questions) {
    return search_for(questions_.texts[place.number], "question", question_label, values.language);
  }
  return search_for(std::string(titles_.text(place.number)), "title", title_label, values.language);
}

}  // namespace wegwijzer::search
