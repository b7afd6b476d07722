#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/labelled_block.hpp"
#include "schema/event.hpp"

namespace wegwijzer::extract {

struct Question {
  std::string question;
  std::string answer;  ///< lines

  bool operator==(const Question&) const = default;
};

/// What a page says about itself in one way of saying it: in its JSON-LD, its microdata, its
/// <meta>.
///
/// Where these and the page itself disagree, the first that says something wins:
///
/// - title: rule of the source, heading of the text, JSON-LD, microdata, meta, <title>
/// - summary: rule, JSON-LD, microdata, meta
/// - published: rule, labelled block, JSON-LD, microdata, meta, marked and worded dates
/// - language: rule, the text itself (page_language.hpp), html lang, JSON-LD, microdata, meta
/// - a field: rule, labelled block, JSON-LD, microdata, meta
/// - event: JSON-LD, microdata, running text; what one leaves open the next may fill
///
/// A heading comes before JSON-LD because readers see it, and CMSs fill in the other from a
/// template.
///
/// Fields have the names of schema.org, whichever way they were said: "schema:type", and those in
/// `described_properties` of schema_description.cpp.
struct Description {
  std::string title;
  /// What a page with a title like "Inleiding" is a part of (section_name.hpp).
  std::string section;
  std::string summary;
  std::string published;
  std::string language;  ///< primary subtag
  Fields fields;
  std::string transcript;  ///< of a video or podcast, in lines
  std::vector<Question> questions;
  std::optional<Event> event;
};

/// Appends the values of a list like "rouw, verlies; afscheid", at most maximum_listed_words in
/// all.
void add_split_at_commas(std::vector<std::string>& values, std::string_view list);
inline constexpr std::size_t maximum_listed_words = 50;

/// What `first` leaves open comes from `second`.
Description merged(Description first, Description second);

/// The same for two accounts of one event.
void fill_in(Event& event, const Event& other);

}  // namespace wegwijzer::extract
