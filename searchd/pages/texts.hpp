#pragma once

#include <map>
#include <string>
#include <string_view>

namespace wegwijzer::pages {

/// Every word that a page says by itself, in one language: web/teksten/<language>.json, embedded.
/// A value that never changes, safe to share between threads.
class Texts {
 public:
  /// The texts in `language` ("nl" or "en"), or in Dutch.
  static const Texts& in(std::string_view language);

  const std::string& language() const { return language_; }

  /// The text of a key, which must exist (a test walks all keys in use).
  const std::string& operator[](std::string_view key) const;

  struct Filling {
    std::string_view name;
    std::string_view value;
  };
  /// The text with each {name} replaced.
  std::string with(std::string_view key, std::initializer_list<Filling> fillings) const;

  /// "1.234" in Dutch, "1,234" in English.
  std::string number(std::size_t number) const;
  /// YYYY, YYYY-MM or YYYY-MM-DD in words: "3 maart 2026". Anything else comes back as it is.
  std::string date(std::string_view date) const;

 private:
  Texts(std::string language, std::map<std::string, std::string, std::less<>> texts);
  static Texts load(const std::string& language);

  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace wegwijzer::pages
