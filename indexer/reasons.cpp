#include "indexer/reasons.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.hpp"
#include "indexer/report_words.hpp"

namespace wegwijzer {

namespace {

/// What is longer has a text of a site in it, and is cut off.
constexpr std::size_t longest_reason = 10'000;

/// Reasons stand inside each other no deeper than this, also when a site wrote them.
constexpr int deepest_reason = 4;

/// The name of a file may hold a few.
constexpr int most_colons = 4;

/// As strerror has them; those of connections are written in lower case.
constexpr auto system_table = std::to_array<Reason>({
    {"no connection",                     "de server is niet bereikbaar"   },
    {"connection refused",                "de server weigert"              },
    {"connection timed out",              "de server antwoordt niet"       },
    {"connection reset by peer",          "de server verbrak de verbinding"},
    {"network is unreachable",            "het netwerk is niet bereikbaar" },
    {"no route to host",                  "de server is niet bereikbaar"   },
    {"No such file or directory",         "bestaat niet"                   },
    {"Permission denied",                 "mogen we niet lezen"            },
    {"Not a directory",                   "is geen map"                    },
    {"Is a directory",                    "is een map"                     },
    {"Too many levels of symbolic links", "verwijst naar zichzelf"         },
    {"Input/output error",                "de schijf geeft een fout"       },
});

std::optional<std::string> known_reason(std::string_view reason, int depth);

/// The text before the first place of a pattern, which it is cut off from.
std::string_view take_fixed(std::string_view& pattern) {
  const std::string_view fixed = pattern.substr(0, pattern.find('{'));
  pattern.remove_prefix(fixed.size());
  return fixed;
}

/// "{word}" at the start of a pattern, which it is cut off from.
std::string_view take_place(std::string_view& pattern) {
  const std::string_view place = pattern.substr(0, pattern.find('}') + 1);
  pattern.remove_prefix(place.size());
  return place;
}

std::string quoted(std::string_view reason) {
  return fmt::format("technische melding \"{}\"", reason);
}

/// What stood in a place, as it is said; nothing when it may not stand there.
std::optional<std::string> said_of(std::string_view place, std::string_view text, int depth) {
  if (place == "{word}" && text.find(' ') != std::string_view::npos) return std::nullopt;
  if (place == "{why}") return known_reason(text, depth + 1).value_or(quoted(text));
  if (place == "{moment}") return moment_in_words(std::string(text));
  if (place == "{size}") {
    std::int64_t bytes = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), bytes);
    if (read.ptr != text.data() + text.size()) return std::nullopt;
    return size_in_words(bytes);
  }
  return std::string(text);
}

/// What stands in the places of a pattern, when the reason is of its form.
std::optional<std::vector<std::string>> differing_parts(std::string_view pattern,
                                                        std::string_view reason, int depth) {
  const std::string_view start = take_fixed(pattern);
  if (!reason.starts_with(start)) return std::nullopt;
  reason.remove_prefix(start.size());
  std::vector<std::string> parts;
  while (!pattern.empty()) {
    const std::string_view place = take_place(pattern);
    const std::string_view after = take_fixed(pattern);
    const bool is_last = pattern.empty();
    if (is_last && !reason.ends_with(after)) return std::nullopt;
    const std::size_t end = is_last ? reason.size() - after.size() : reason.find(after);
    if (end == std::string_view::npos) return std::nullopt;
    auto part = said_of(place, reason.substr(0, end), depth);
    if (!part) return std::nullopt;
    parts.push_back(std::move(*part));
    reason.remove_prefix(end + after.size());
  }
  if (!reason.empty()) return std::nullopt;
  return parts;
}

std::string filled_in(std::string_view said, const std::vector<std::string>& parts) {
  std::string text(take_fixed(said));
  for (const std::string& part : parts) {
    if (said.empty()) break;
    take_place(said);
    text += part;
    text += take_fixed(said);
  }
  return text;
}

/// Files, folders and addresses; no sentence of ours.
bool is_name(std::string_view text) { return text.find_first_of("./") != std::string_view::npos; }

std::optional<std::string> from_the_tables(std::string_view reason, int depth) {
  for (const auto reasons :
       {reasons_of_visits(), reasons_of_documents(), reasons_of_the_system()}) {
    for (const Reason& row : reasons) {
      const auto parts = differing_parts(row.written, reason, depth);
      if (parts) return filled_in(row.said, *parts);
    }
  }
  return std::nullopt;
}

std::optional<std::string> known_reason(std::string_view reason, int depth) {
  if (depth > deepest_reason) return std::nullopt;
  if (auto said = from_the_tables(reason, depth)) return said;
  std::size_t colon = reason.find(": ");
  for (int i = 0; i < most_colons && colon != std::string_view::npos; ++i) {
    const std::string_view name = reason.substr(0, colon);
    const auto said =
        is_name(name) ? from_the_tables(reason.substr(colon + 2), depth) : std::nullopt;
    if (said) return fmt::format("{}: {}", name, *said);
    colon = reason.find(": ", colon + 2);
  }
  return std::nullopt;
}

}  // namespace

std::span<const Reason> reasons_of_the_system() { return system_table; }

std::string reason_in_words(std::string_view reason) {
  reason = cut_utf8(reason, longest_reason);
  if (const auto known = known_reason(reason, 0)) return *known;
  const std::size_t colon = reason.find(": ");
  if (!reason.starts_with("http") || colon == std::string_view::npos) return quoted(reason);
  return fmt::format("{}: {}", reason.substr(0, colon), quoted(reason.substr(colon + 2)));
}

std::vector<std::string> all_in_words(const nlohmann::ordered_json& reasons) {
  std::vector<std::string> said;
  for (const auto& reason : reasons) said.push_back(reason_in_words(reason.get<std::string>()));
  return said;
}

}  // namespace wegwijzer
