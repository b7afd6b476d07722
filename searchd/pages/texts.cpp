#include "searchd/pages/texts.hpp"

#include <fmt/format.h>

#include <cassert>
#include <nlohmann/json.hpp>

#include "searchd/pages/assets.hpp"

namespace wegwijzer::pages {

Texts::Texts(std::string language, std::map<std::string, std::string, std::less<>> texts)
    : language_(std::move(language)), texts_(std::move(texts)) {}

Texts Texts::load(const std::string& language) {
  const Asset* asset = find_asset("teksten/" + language + ".json");
  assert(asset != nullptr);
  std::map<std::string, std::string, std::less<>> texts;
  const auto json = nlohmann::json::parse(asset->bytes);  // embedded, and read by a test: it parses
  for (const auto& [key, text] : json.items()) {
    texts.emplace(key, text.get<std::string>());
  }
  return Texts(language, std::move(texts));
}

const Texts& Texts::in(std::string_view language) {
  static const Texts dutch = load("nl");
  static const Texts english = load("en");
  return language == "en" ? english : dutch;
}

const std::string& Texts::operator[](std::string_view key) const {
  const auto found = texts_.find(key);
  assert(found != texts_.end());
  return found->second;
}

std::string Texts::with(std::string_view key, std::initializer_list<Filling> fillings) const {
  const std::string& pattern = (*this)[key];
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const Filling* filling = nullptr;
    for (const Filling& candidate : fillings) {
      if (pattern[at] != '{') break;
      const std::string_view inside = std::string_view(pattern).substr(at + 1);
      const std::size_t size = candidate.name.size();
      if (inside.starts_with(candidate.name) && inside.substr(size).starts_with('}')) {
        filling = &candidate;
      }
    }
    if (filling == nullptr) {
      text += pattern[at];
      continue;
    }
    text += filling->value;
    at += filling->name.size() + 1;
  }
  return text;
}

std::string Texts::number(std::size_t number) const {
  std::string digits = std::to_string(number);
  for (std::size_t end = digits.size(); end > 3; end -= 3) {
    digits.insert(end - 3, (*this)["thousands"]);
  }
  return digits;
}

std::string Texts::date(std::string_view date) const {
  const bool has_month = date.size() >= 7 && date[4] == '-';
  const bool has_day = date.size() == 10 && date[7] == '-';
  if (!has_month || (date.size() != 7 && !has_day)) return std::string(date);
  const auto month = texts_.find(fmt::format("month_{}", date.substr(5, 2)));
  if (month == texts_.end()) return std::string(date);
  const std::string of_year = fmt::format("{} {}", month->second, date.substr(0, 4));
  if (!has_day) return of_year;
  const std::string_view day = date.substr(date[8] == '0' ? 9 : 8);
  return fmt::format("{} {}", day, of_year);
}

}  // namespace wegwijzer::pages
