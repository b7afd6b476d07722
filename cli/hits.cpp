#include "cli/hits.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <string>

namespace wegwijzer::cli {

using nlohmann::ordered_json;

namespace {

/// Matches in bold on a terminal, plain otherwise.
std::string marked(const ordered_json& pieces) {
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool match = i % 2 == 1 && terminal;
    if (match) text += "\x1b[1m";
    text += pieces[i].get<std::string>();
    if (match) text += "\x1b[0m";
  }
  return text;
}

}  // namespace

void print_hit(std::size_t number, const ordered_json& hit) {
  fmt::print("{}. {}\n   {}\n   {}", number, marked(hit.at("title")),
             hit.at("url").get<std::string>(), hit.at("source").at("label").get<std::string>());
  if (hit.at("published").is_string()) fmt::print(" · {}", hit.at("published").get<std::string>());
  for (const auto& [facet, values] : hit.at("tags").items()) {
    for (const auto& value : values) fmt::print(" · {}", value.at("label").get<std::string>());
  }
  fmt::print("\n");
  if (!hit.at("snippet").empty()) fmt::print("   {}\n", marked(hit.at("snippet")));
}

}  // namespace wegwijzer::cli
