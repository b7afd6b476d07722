#include "searchd/search/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/utf8.hpp"
#include "schema/stored_record.hpp"

namespace wegwijzer::search {

namespace {

const std::vector<std::string> plain_names = {"q",        "from", "to",    "sort",   "page",
                                              "per_page", "lang", "exact", "explain"};
const std::vector<std::string> sort_names = {"relevance", "date", "title"};

Error wrong(const std::string& parameter, std::string what, std::string hint = {}) {
  Error error{Code::Query, std::move(what), std::move(hint)};
  error.parameter = parameter;
  return error;
}

std::string did_you_mean(const std::string& near, std::string otherwise) {
  return near.empty() ? std::move(otherwise) : fmt::format("did you mean \"{}\"?", near);
}

Result<int> read_number(const std::string& name, const std::string& value, int low, int high) {
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc{} && end == value.data() + value.size();
  if (whole && number >= low && number <= high) return number;
  return fail(wrong(name, fmt::format("{} is \"{}\", expected a whole number from {} to {}", name,
                                      cut_utf8(value, 40), low, high)));
}

/// Whether the text is YYYY, YYYY-MM or YYYY-MM-DD.
bool looks_like_date(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !digit : text[i] != '-') return false;
  }
  return true;
}

/// Whether the calendar has a date that looks like one. There is no year 0.
bool exists(std::string_view date) {
  const int first_day = date_number(date);
  const std::chrono::year_month_day day{std::chrono::year(first_day / 10'000),
                                        std::chrono::month(first_day / 100 % 100),
                                        std::chrono::day(first_day % 100)};
  return first_day >= 10'000 && day.ok();
}

/// Empty means open.
Result<std::string> read_date(const std::string& name, const std::string& value) {
  if (value.empty() || (looks_like_date(value) && exists(value))) return value;
  return fail(
      wrong(name, fmt::format("{} is \"{}\", expected a date such as 2024, 2024-05 or 2024-05-31",
                              name, cut_utf8(value, 40))));
}

Result<std::size_t> read_word(const std::string& name, const std::string& value,
                              const std::vector<std::string>& words) {
  const auto found = std::find(words.begin(), words.end(), value);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  return fail(wrong(name,
                    fmt::format("{} is \"{}\", expected one of: {}", name, cut_utf8(value, 40),
                                fmt::join(words, ", ")),
                    did_you_mean(nearest(value, words), "")));
}

Result<void> add_filter(Query& query, const Facet& facet, const std::string& value) {
  if (facet.find(value) == nullptr) {
    std::vector<std::string> ids;
    for (const FacetValue& known : facet.values) ids.push_back(known.id);
    return fail(wrong(facet.id,
                      fmt::format("{} has no value \"{}\"", facet.id, cut_utf8(value, 60)),
                      did_you_mean(nearest(value, ids), "/v1/facets lists the values")));
  }
  auto& chosen = query.filters[facet.id];
  const auto place = std::lower_bound(chosen.begin(), chosen.end(), value);
  if (place == chosen.end() || *place != value) chosen.insert(place, value);
  return {};
}

Error unknown_parameter(const std::string& name, const Taxonomy& taxonomy) {
  std::vector<std::string> known = plain_names;
  for (const Facet& facet : taxonomy.facets) known.push_back(facet.id);
  return wrong(
      name, fmt::format("unknown parameter \"{}\"", cut_utf8(name, 60)),
      did_you_mean(nearest(name, known), fmt::format("known: {}", fmt::join(known, ", "))));
}

/// Puts the value of a Result into its place, or passes the error on.
template <class T, class Place>
Result<void> store(Result<T> result, Place& place) {
  if (!result) return fail(result.error());
  place = static_cast<Place>(*result);
  return {};
}

Result<void> read_plain(Query& query, const std::string& name, const std::string& value) {
  if (name == "q") {
    query.text = to_utf8(cut_utf8(value, longest_text));
    return {};
  }
  if (name == "from") return store(read_date(name, value), query.from);
  if (name == "to") return store(read_date(name, value), query.to);
  if (name == "sort") return store(read_word(name, value, sort_names), query.sort);
  if (name == "page") return store(read_number(name, value, 1, last_result), query.page);
  if (name == "per_page") {
    return store(read_number(name, value, 1, largest_per_page), query.per_page);
  }
  if (name == "lang") {
    auto read = read_word(name, value, {"nl", "en"});
    if (!read) return fail(read.error());
    query.language = value;
    return {};
  }
  return store(read_word(name, value, {"0", "1"}), name == "exact" ? query.exact : query.explain);
}

std::string percent_encode(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", byte);
    }
  }
  return encoded;
}

}  // namespace

bool is_plain_parameter(std::string_view name) {
  return std::find(plain_names.begin(), plain_names.end(), name) != plain_names.end();
}

Result<Query> parse_query(const Parameters& parameters, const Taxonomy& taxonomy) {
  Query query;
  for (const auto& [name, value] : parameters) {
    const bool plain = is_plain_parameter(name);
    const Facet* facet = taxonomy.find(name);
    if (!plain && facet == nullptr) return fail(unknown_parameter(name, taxonomy));
    const auto read = plain ? read_plain(query, name, value) : add_filter(query, *facet, value);
    if (!read) return fail(read.error());
  }
  if ((query.page - 1) * query.per_page >= last_result) {
    return fail(wrong("page",
                      fmt::format("page {} of {} results each lies past result {}", query.page,
                                  query.per_page, last_result),
                      "narrow the search with a filter or another word"));
  }
  return query;
}

Result<Query> parse_suggest_query(const Parameters& parameters) {
  const std::vector<std::string> known = {"q", "lang"};
  for (const auto& [name, value] : parameters) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    return fail(wrong(name, fmt::format("unknown parameter \"{}\"", cut_utf8(name, 60)),
                      did_you_mean(nearest(name, known), "known: q, lang")));
  }
  return parse_query(parameters, Taxonomy{});
}

std::string to_query_string(const Query& query) {
  std::multimap<std::string, std::string> parameters;
  for (const auto& [facet, values] : query.filters) {
    for (const std::string& value : values) parameters.emplace(facet, value);
  }
  if (!query.text.empty()) parameters.emplace("q", query.text);
  if (!query.from.empty()) parameters.emplace("from", query.from);
  if (!query.to.empty()) parameters.emplace("to", query.to);
  if (query.sort != Sort::Relevance) {
    parameters.emplace("sort", sort_names[static_cast<std::size_t>(query.sort)]);
  }
  if (query.page != 1) parameters.emplace("page", std::to_string(query.page));
  if (query.per_page != default_per_page) {
    parameters.emplace("per_page", std::to_string(query.per_page));
  }
  if (query.language != "nl") parameters.emplace("lang", query.language);
  if (query.exact) parameters.emplace("exact", "1");
  if (query.explain) parameters.emplace("explain", "1");

  std::string text;
  for (const auto& [name, value] : parameters) {
    if (!text.empty()) text += '&';
    text += percent_encode(name) + '=' + percent_encode(value);
  }
  return text;
}

}  // namespace wegwijzer::search
