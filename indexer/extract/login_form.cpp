#include "indexer/extract/login_form.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

namespace {

/// Words of the labels, and what is said of forgotten passwords, cookies and guests. A page of
/// which the title does not speak of a login has hardly that many.
constexpr std::ptrdiff_t few_words = 40;
constexpr std::ptrdiff_t few_words_under_login_title = 150;
/// From so many words on a page has something to say, whatever stands beside it.
constexpr std::ptrdiff_t enough_words = 200;

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> wanted) {
  return std::find(wanted.begin(), wanted.end(), text) != wanted.end();
}

/// Parts of a page that are not what it is about, and parts that are not shown at first.
bool is_aside(const pugi::xml_node& node) {
  if (is_one_of(node.name(), {"header", "footer", "nav", "aside", "dialog"})) return true;
  if (is_one_of(node.attribute("role").value(),
                {"banner", "contentinfo", "complementary", "navigation", "dialog"})) {
    return true;
  }
  if (node.attribute("hidden") || is_one_of(node.attribute("aria-hidden").value(), {"true"})) {
    return true;
  }
  const std::string classes = to_lower_ascii(node.attribute("class").value());
  constexpr auto later = std::to_array<std::string_view>({"modal", "popup", "dropdown", "canvas"});
  const bool is_page = is_one_of(node.name(), {"body", "html", "main"});
  return !is_page && std::any_of(later.begin(), later.end(), [&](std::string_view word) {
    return classes.find(word) != std::string::npos;
  });
}

bool is_in_main_part(pugi::xml_node field) {
  for (; field; field = field.parent()) {
    if (is_aside(field)) return false;
  }
  return true;
}

bool has_password_field(const pugi::xml_node& page) {
  return contains_element(page, [](const pugi::xml_node& node) {
    return std::string_view(node.name()) == "input" &&
           to_lower_ascii(node.attribute("type").value()) == "password" && is_in_main_part(node);
  });
}

bool speaks_of_login(const std::string& title) {
  const std::string words = " " + fold(title) + " ";
  constexpr auto known = std::to_array<std::string_view>(
      {"inloggen", "log in", "login", "aanmelden", "sign in", "wachtwoord", "password"});
  return std::any_of(known.begin(), known.end(),
                     [&](std::string_view word) { return words.find(word) != std::string::npos; });
}

std::ptrdiff_t words_in(const std::string& text) {
  const std::string tidy = collapse_space(text);
  return tidy.empty() ? 0 : 1 + std::count(tidy.begin(), tidy.end(), ' ');
}

}  // namespace

Login login_on(const pugi::xml_node& page, const std::string& title, const std::string& text) {
  if (!has_password_field(page)) return Login::None;
  const std::ptrdiff_t words = words_in(text);
  if (words < (speaks_of_login(title) ? few_words_under_login_title : few_words)) {
    return Login::Demanded;
  }
  return words < enough_words ? Login::Offered : Login::None;
}

}  // namespace wegwijzer::extract
