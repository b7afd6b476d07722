#include "indexer/extract/titles.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// What stands between a page's name and the site's.
constexpr auto separators =
    std::to_array<std::string_view>({" - ", " | ", " – ", " — ", " › ", " » ", " · ", " :: "});

/// What two pages have in common may be chance.
constexpr std::size_t fewest_sharing = 3;

/// Shorter titles may well repeat themselves ("Tai Tai").
constexpr std::size_t shortest_doubled = 8;

/// The title without `ending`; unchanged when it does not end so or would be empty.
std::string_view without_ending(std::string_view title, std::string_view ending) {
  if (ending.empty() || !title.ends_with(ending)) return title;
  const std::string_view rest = trim(title.substr(0, title.size() - ending.size()));
  return rest.empty() ? title : rest;
}

/// The title without the site's name before or behind a separator.
std::string_view without_site(std::string_view title, std::string_view site_name) {
  if (site_name.empty()) return title;
  const std::string site = fold(site_name);
  for (const std::string_view separator : separators) {
    const auto last = title.rfind(separator);
    if (last == std::string_view::npos) continue;
    if (fold(trim(title.substr(last + separator.size()))) == site) return title.substr(0, last);
    const auto first = title.find(separator);
    if (fold(trim(title.substr(0, first))) == site) {
      return title.substr(first + separator.size());
    }
  }
  return title;
}

/// "A" for "A A" and "A - A".
std::string_view single(std::string_view title) {
  const auto is_twice = [&](std::string_view between) {
    if (title.size() <= between.size()) return false;
    const std::size_t both = title.size() - between.size();
    const std::size_t half = both / 2;
    return both % 2 == 0 && half >= shortest_doubled &&
           title.substr(half, between.size()) == between &&
           title.substr(0, half) == title.substr(half + between.size());
  };
  for (const std::string_view between : separators) {
    if (is_twice(between)) return title.substr(0, (title.size() - between.size()) / 2);
  }
  return is_twice(" ") ? title.substr(0, title.size() / 2) : title;
}

/// Whether `part` stands in `whole` as words of its own, case and accents aside.
bool says(std::string_view whole, std::string_view part) {
  return (" " + fold(whole) + " ").find(" " + fold(part) + " ") != std::string::npos;
}

/// The extension of a document file without its dot, lower case; empty for anything else.
std::string document_extension(std::string_view name) {
  constexpr auto known = std::to_array<std::string_view>(
      {"pdf", "doc", "docx", "ppt", "pptx", "xls", "xlsx", "odt", "odp", "ods", "epub", "indd",
       "qxd", "rtf", "txt", "md", "html", "htm"});
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  std::string extension = to_lower_ascii(name.substr(dot + 1));
  return std::find(known.begin(), known.end(), extension) != known.end() ? extension : "";
}

std::optional<char> hex_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<char>(c - '0');
  const char lower = static_cast<char>(c | 0x20);
  if (lower >= 'a' && lower <= 'f') return static_cast<char>(lower - 'a' + 10);
  return std::nullopt;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const auto high = hex_value(text[i + 1]);
      const auto low = hex_value(text[i + 2]);
      if (high && low) {
        decoded += static_cast<char>(*high * 16 + *low);
        i += 2;
        continue;
      }
    }
    decoded += text[i];
  }
  return to_utf8(decoded);
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

}  // namespace

std::string tidy_title(std::string_view title, const std::vector<std::string>& endings,
                       std::string_view site_name) {
  const std::string tidy = collapse_space(normalise(title));
  std::string_view rest = tidy;
  for (bool changed = true; changed;) {
    const std::size_t before = rest.size();
    for (const std::string& ending : endings) rest = without_ending(rest, ending);
    rest = trim(single(without_site(rest, site_name)));
    changed = rest.size() != before;
  }
  return std::string(rest);
}

std::string shared_ending(const std::vector<std::string>& titles) {
  std::map<std::string, std::size_t> counts;
  for (const std::string& title : titles) {
    for (const std::string_view separator : separators) {
      const auto at = title.rfind(separator);
      if (at != std::string::npos && at > 0) ++counts[title.substr(at)];
    }
  }
  // Of endings that come equally often the longest: " - Kennisbank | Voorbeeld".
  const auto best =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        return std::pair(a.second, a.first.size()) < std::pair(b.second, b.first.size());
      });
  if (best == counts.end() || best->second < fewest_sharing) return {};
  return best->second * 2 > titles.size() ? best->first : std::string();
}

std::string with_context(std::string_view title, std::string_view context) {
  if (title.empty() || context.empty()) return std::string(title.empty() ? context : title);
  if (says(title, context)) return std::string(title);
  return std::string(context) + " - " + std::string(title);
}

bool is_telling_title(std::string_view title) {
  const std::string lower = to_lower_ascii(collapse_space(title));
  if (lower.size() < 4 || !document_extension(lower).empty()) return false;
  for (const std::string_view start :
       {"microsoft word", "microsoft powerpoint", "powerpoint-presentatie",
        "powerpoint presentation", "untitled", "document", "dia ", "slide ", "presentatie1",
        "print", "titel", "title"}) {
    if (lower.starts_with(start) && lower.size() <= start.size() + 24) return false;
  }
  // A technical name: 190128_Kennisagenda, FL-2019-03.
  const bool has_space = lower.find(' ') != std::string::npos;
  return (has_space || lower.find('_') == std::string::npos) && !lower.starts_with("file:") &&
         lower.find(":\\") == std::string::npos && count_digits(lower) * 2 < lower.size() &&
         lower.substr(0, lower.find(' ')).find('_') == std::string::npos;
}

std::string title_from_file_name(std::string_view name) {
  name = name.substr(name.find_last_of('/') + 1);  // npos + 1 is 0
  std::string title = percent_decoded(name);
  const std::string extension = document_extension(title);
  if (!extension.empty()) title.resize(title.size() - extension.size() - 1);
  std::replace(title.begin(), title.end(), '_', ' ');
  // Without a space the hyphens stand for them; with one they are hyphens.
  if (title.find(' ') == std::string::npos) std::replace(title.begin(), title.end(), '-', ' ');
  title = collapse_space(normalise(title));

  const std::size_t first_space = title.find(' ');
  const bool dated = first_space != std::string::npos && first_space >= 6 &&
                     count_digits(title.substr(0, first_space)) == first_space;
  return dated ? title.substr(first_space + 1) : title;
}

}  // namespace wegwijzer::extract
