#include "indexer/report_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "indexer/extract/local_time.hpp"

namespace wegwijzer {

namespace {

constexpr auto outcomes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"fetched",    "gelezen"                     },
    {"unchanged",  "onveranderd"                 },
    {"redirected", "doorverwezen"                },
    {"gone",       "weg"                         },
    {"denied",     "achter een slot"             },
    {"disallowed", "niet toegestaan door de site"},
    {"noindex",    "wil niet gevonden worden"    },
    {"empty",      "zonder tekst"                },
    {"unusable",   "onleesbaar"                  },
    {"soft_gone",  "een foutpagina"              },
    {"failed",     "geen antwoord"               },
});

constexpr auto months =
    std::to_array<std::string_view>({"januari", "februari", "maart", "april", "mei", "juni", "juli",
                                     "augustus", "september", "oktober", "november", "december"});

int number_at(std::string_view text, std::size_t at, std::size_t length) {
  int number = 0;
  std::from_chars(text.data() + at, text.data() + at + length, number);
  return number;
}

}  // namespace

std::string outcome_in_words(std::string_view outcome) {
  const auto* known = std::find_if(outcomes.begin(), outcomes.end(),
                                   [&](const auto& row) { return row.first == outcome; });
  return std::string(known == outcomes.end() ? outcome : known->second);
}

std::string counted(std::int64_t count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

std::string size_in_words(std::int64_t bytes) {
  if (bytes < 1000) return counted(bytes, "byte", "bytes");
  if (bytes < 1'000'000) return fmt::format("{} kB", (bytes + 500) / 1000);
  const std::int64_t tenths = (bytes + 50'000) / 100'000;
  return fmt::format("{},{} MB", tenths / 10, tenths % 10);
}

std::string day_in_words(const std::string& iso) {
  const std::string local = extract::to_local_time(iso);
  if (local.empty()) return iso;
  const auto month = static_cast<std::size_t>(number_at(local, 5, 2) - 1);
  return fmt::format("{} {} {}", number_at(local, 8, 2), months[month], number_at(local, 0, 4));
}

std::string moment_in_words(const std::string& iso) {
  const std::string local = extract::to_local_time(iso);
  if (local.size() < std::string_view("2026-11-22T08:17").size()) return day_in_words(iso);
  return fmt::format("{}, {}", day_in_words(iso), local.substr(11, 5));
}

}  // namespace wegwijzer
