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

/// The year of a date in a path or value: "2031-05", "2031/05", a bare "2031" in its own segment.
bool is_outside_horizon(std::string_view part, int this_year) {
  if (part.size() < 4 || !is_number(part.substr(0, 4))) return false;
  const bool dated = part.size() == 4 || (part.size() >= 7 && part[4] == '-' && is_digit(part[5]));
  if (!dated) return false;
  const int year = std::stoi(std::string(part.substr(0, 4)));
  return year < first_year ? year > 1000 : year > this_year + years_ahead;
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

std::string refusal_of_dates(const std::vector<std::string_view>& segments,
                             const std::vector<std::string_view>& parameters, int this_year) {
  const auto outside = [&](std::string_view part) { return is_outside_horizon(part, this_year); };
  const bool in_path =
      segments.size() > 1 && std::any_of(segments.begin() + 1, segments.end(), outside);
  const bool in_query = std::any_of(parameters.begin(), parameters.end(),
                                    [&](std::string_view p) { return outside(value_of(p)); });
  return in_path || in_query ? "its date is beyond the horizon of the calendar" : "";
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
