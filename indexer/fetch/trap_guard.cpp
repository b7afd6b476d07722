#include "indexer/fetch/trap_guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <vector>

namespace wegwijzer::fetch {

namespace {

constexpr std::size_t longest_address = 2'000;
constexpr std::size_t deepest_path = 15;
constexpr std::int64_t most_repeats = 3;
constexpr std::size_t most_parameters = 8;

/// A calendar shows any month that is asked for; nobody announces further ahead, and teaching
/// material of before the web has no dated address.
constexpr int years_ahead = 2;
constexpr int first_year = 1990;

/// Of the budget, what addresses of one pattern may take: those with parameters, and those that
/// differ only in the last part of their path. A small budget gives each the least.
constexpr std::int64_t parameter_share = 10, path_share = 2;
constexpr std::int64_t least_parameter_share = 100, least_path_share = 500;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_beyond(int year, int this_year) {
  return year < first_year ? year > 1000 : year > this_year + years_ahead;
}

/// "2031-05" and what may follow it. A bare number is a key of a page more often than a year.
bool is_month_beyond(std::string_view part, int this_year) {
  const bool dated = part.size() >= 7 && is_number(part.substr(0, 4)) && part[4] == '-' &&
                     is_number(part.substr(5, 2));
  return dated && is_beyond(std::stoi(std::string(part.substr(0, 4))), this_year);
}

int year_of(Time now) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(now));
  return static_cast<int>(date.year());
}

std::string_view value_of(std::string_view parameter) {
  const auto equals = parameter.find('=');
  return equals == std::string_view::npos ? "" : parameter.substr(equals + 1);
}

std::string refusal_of_path(const std::vector<std::string_view>& segments) {
  if (segments.size() > deepest_path) {
    return fmt::format("its path is more than {} deep", deepest_path);
  }
  std::map<std::string_view, std::int64_t> seen;
  for (const std::string_view segment : segments) {
    if (++seen[segment] > most_repeats) {
      return fmt::format("\"{}\" stands more than {} times in its path", segment, most_repeats);
    }
  }
  return {};
}

/// A date in a path: "/2031/05/" or "/2031-05".
bool has_date_beyond(const std::vector<std::string_view>& segments, int this_year) {
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (is_month_beyond(segments[i], this_year)) return true;
    const bool year_and_month = segments[i].size() == 4 && is_number(segments[i]) &&
                                i + 1 < segments.size() && segments[i + 1].size() <= 2 &&
                                is_number(segments[i + 1]);
    if (year_and_month && is_beyond(std::stoi(std::string(segments[i])), this_year)) return true;
  }
  return false;
}

std::string refusal_of_dates(const std::vector<std::string_view>& segments,
                             const std::vector<std::string_view>& parameters, int this_year) {
  const bool in_query = std::any_of(
      parameters.begin(), parameters.end(),
      [&](std::string_view parameter) { return is_month_beyond(value_of(parameter), this_year); });
  return in_query || has_date_beyond(segments, this_year)
             ? "its date is beyond the horizon of the calendar"
             : "";
}

/// What addresses of one kind share: host, the folder with its numbers made equal, and the names of
/// the parameters.
std::string pattern_of(const Url& url, const std::vector<std::string_view>& parameters) {
  std::string pattern = url.authority();
  const std::string_view path = url.path();
  const std::string_view folder = path.substr(0, path.rfind('/') + 1);
  for (const std::string_view segment : split(parameters.empty() ? folder : path, '/')) {
    pattern += '/';
    pattern += is_number(segment) ? "#" : segment;
  }
  std::vector<std::string_view> names;
  for (const std::string_view parameter : parameters) {
    names.push_back(parameter.substr(0, parameter.find('=')));
  }
  std::sort(names.begin(), names.end());
  for (const std::string_view name : names) {
    pattern += names.front().data() == name.data() ? '?' : '&';
    pattern += name;
  }
  return pattern;
}

std::vector<std::string_view> parameters_of(const Url& url) {
  return split(url.query().value_or(""), '&');
}

}  // namespace

std::int64_t TrapGuard::share(const Url& url) const {
  return parameters_of(url).empty() ? std::max(budget_ / path_share, least_path_share)
                                    : std::max(budget_ / parameter_share, least_parameter_share);
}

std::string TrapGuard::refusal(const Url& url, Time now) {
  if (url.href().size() > longest_address) {
    return fmt::format("it is longer than {} characters", longest_address);
  }
  const auto segments = split(url.path(), '/');
  const auto parameters = parameters_of(url);
  if (auto refused = refusal_of_path(segments); !refused.empty()) return refused;
  if (parameters.size() > most_parameters) {
    return fmt::format("it has more than {} parameters", most_parameters);
  }
  if (auto refused = refusal_of_dates(segments, parameters, year_of(now)); !refused.empty()) {
    return refused;
  }
  const std::string pattern = pattern_of(url, parameters);
  std::int64_t& count = by_pattern_[pattern];
  if (count >= share(url)) {
    return fmt::format("there are {} addresses like {} already", count, pattern);
  }
  ++count;
  return {};
}

void TrapGuard::count(const Url& url) { ++by_pattern_[pattern_of(url, parameters_of(url))]; }

}  // namespace wegwijzer::fetch
