#include "indexer/source/visiting_keys.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace wegwijzer::source {

namespace {

constexpr JsonObject::Range document_counts = {1, 10'000'000};
/// A host has no more than a few to spare for one visitor.
constexpr JsonObject::Range concurrencies = {1, 4};

void read_politeness(JsonObject& object, Politeness& politeness) {
  object.read("delay", politeness.delay);
  object.read("concurrency", politeness.concurrency, concurrencies);
  std::string window;
  object.read("window", window);
  if (!object.has("window")) return;
  politeness.window = parse_window(window);
  if (!politeness.window) {
    object.complain("window", fmt::format("is \"{}\", expected two times of day", window),
                    "such as \"22:00-06:00\", by the clock in Amsterdam");
  }
}

/// "200MB"; nullopt for anything else.
std::optional<std::int64_t> parse_size(std::string_view text) {
  struct Unit {
    std::string_view name;
    std::int64_t bytes;
  };
  constexpr auto units = std::to_array<Unit>({
      {"kB", 1'000        },
      {"MB", 1'000'000    },
      {"GB", 1'000'000'000},
  });
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view name(end, static_cast<std::size_t>(text.data() + text.size() - end));
  for (const Unit& unit : units) {
    const bool fits = error == std::errc() && count > 0 && count <= 1'000'000;
    if (fits && name == unit.name) return count * unit.bytes;
  }
  return std::nullopt;
}

void read_budget(JsonObject& object, Budget& budget) {
  std::int64_t pages = 0;
  object.read("pages", pages, document_counts);
  if (pages > 0) budget.pages = pages;
  std::string bytes;
  object.read("bytes", bytes);
  if (!object.has("bytes")) return;
  budget.bytes = parse_size(bytes);
  if (!budget.bytes) {
    object.complain("bytes",
                    fmt::format("is \"{}\", expected a whole number and kB, MB or GB", bytes),
                    "such as \"200MB\"");
  }
}

}  // namespace

void read_visiting(JsonObject& object, Source& source) {
  object.object("politeness",
                [&](JsonObject& politeness) { read_politeness(politeness, source.politeness); });
  object.object("budget", [&](JsonObject& budget) { read_budget(budget, source.budget); });
  object.read("keep_fragment", source.canonical.keep_fragment);
  object.read("drop_parameters", source.canonical.drop_parameters);
  object.read("recheck", source.recheck);
}

void read_document_limit(JsonObject& object, Source& source) {
  object.read("max_documents", source.max_documents, document_counts);
}

}  // namespace wegwijzer::source
