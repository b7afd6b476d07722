#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::extract {

/// The schema.org things that a page describes, from JSON-LD and microdata alike: JSON objects with
/// "@type" and properties, whose values are texts, other things, or lists of both. Only the names
/// of schema.org are understood: no "@context" is ever fetched.
class SchemaGraph {
 public:
  using Thing = nlohmann::json;

  /// Takes in a thing, a list of things, or an object with "@graph".
  void add(const Thing& written);

  const std::vector<Thing>& things() const { return things_; }

  /// The things that `property` of `thing` holds; one that is only a reference to an "@id" is
  /// looked up on the page.
  std::vector<const Thing*> parts(const Thing& thing, const char* property) const;
  /// The texts of a property: a text, number or truth value as it is; of a thing its value or name.
  /// On one line, without markup; empty ones are left out.
  std::vector<std::string> texts(const Thing& thing, const char* property) const;
  /// The first of `texts`; empty without.
  std::string text(const Thing& thing, const char* property) const;

 private:
  const Thing& resolved(const Thing& value) const;

  std::vector<Thing> things_;
  std::map<std::string, std::size_t> by_id_;  ///< "@id" -> index in things_
};

/// The types of a thing without the address of schema.org: "Course".
std::vector<std::string> types_of(const nlohmann::json& thing);
bool has_type(const nlohmann::json& thing, std::string_view type);

/// "EventCancelled" for "https://schema.org/EventCancelled".
std::string_view without_address(std::string_view name);

/// The text of what may be HTML ("<p>V&amp;VN</p>"), on lines of its own.
std::string text_of_markup(const std::string& written);

}  // namespace wegwijzer::extract
