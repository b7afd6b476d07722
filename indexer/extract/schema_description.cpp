#include "indexer/extract/schema_description.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/page_head.hpp"
#include "indexer/extract/schema_event.hpp"

namespace wegwijzer::extract {

namespace {

using Thing = SchemaGraph::Thing;

/// What a page can be about, the most telling first.
constexpr auto known_types = std::to_array<std::string_view>(
    {"Course",         "CourseInstance", "EducationEvent",   "BusinessEvent",
     "SocialEvent",    "Event",          "MedicalGuideline", "MedicalGuidelineRecommendation",
     "PodcastEpisode", "FAQPage",        "QAPage",           "LearningResource",
     "VideoObject",    "AudioObject",    "ScholarlyArticle", "MedicalScholarlyArticle",
     "Book",           "Report",         "NewsArticle",      "BlogPosting",
     "Article"});

/// The properties that become fields under their own names.
constexpr auto described_properties = std::to_array<const char*>({"learningResourceType",
                                                                  "educationalLevel",
                                                                  "educationalUse",
                                                                  "audience",
                                                                  "keywords",
                                                                  "about",
                                                                  "teaches",
                                                                  "provider",
                                                                  "organizer",
                                                                  "duration",
                                                                  "timeRequired",
                                                                  "courseMode",
                                                                  "partOfSeries",
                                                                  "evidenceLevel",
                                                                  "recognizingAuthority",
                                                                  "guidelineSubject",
                                                                  "isAccessibleForFree",
                                                                  "license",
                                                                  "genre",
                                                                  "articleSection"});

constexpr std::size_t maximum_field_values = 50;
constexpr std::size_t maximum_field_value = 300;
constexpr std::size_t maximum_questions = 200;

std::size_t rank_of(const Thing& thing) {
  for (std::size_t rank = 0; rank < known_types.size(); ++rank) {
    if (has_type(thing, known_types[rank])) return rank;
  }
  // The many kinds of Event ("TheaterEvent") that need no row.
  const auto* event = std::find(known_types.begin(), known_types.end(), "Event");
  return static_cast<std::size_t>((is_event(thing) ? event : known_types.end()) -
                                  known_types.begin());
}

std::string name_of_thing(const SchemaGraph& graph, const Thing& thing) {
  std::string name = graph.text(thing, "name");
  return name.empty() ? graph.text(thing, "headline") : name;
}

/// Things of a known type: at the top, and what a web page says is its main one.
std::vector<const Thing*> candidates(const SchemaGraph& graph) {
  std::vector<const Thing*> found;
  const auto take = [&](const Thing& thing) {
    const bool is_new = std::find(found.begin(), found.end(), &thing) == found.end();
    if (is_new && rank_of(thing) < known_types.size()) found.push_back(&thing);
  };
  for (const Thing& thing : graph.things()) {
    take(thing);
    for (const Thing* main : graph.parts(thing, "mainEntity")) take(*main);
  }
  return found;
}

/// Whether one of a thing's name and the page's title holds the other, and is at least half of it:
/// sites add the kind or the season ("Rouw (webinar)").
bool names_page(const SchemaGraph& graph, const Thing& thing, const std::string& title) {
  std::string shorter = fold(name_of_thing(graph, thing));
  std::string longer = fold(title);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  return !shorter.empty() && shorter.size() * 2 >= longer.size() &&
         longer.find(shorter) != std::string::npos;
}

/// The most telling of `things`; nullptr when there is none, or two are equally so.
const Thing* most_telling(const std::vector<const Thing*>& things) {
  const Thing* best = nullptr;
  bool is_only = true;
  for (const Thing* thing : things) {
    if (best != nullptr && rank_of(*thing) == rank_of(*best)) is_only = false;
    if (best == nullptr || rank_of(*thing) < rank_of(*best)) {
      best = thing;
      is_only = true;
    }
  }
  return is_only ? best : nullptr;
}

const Thing* main_thing(const SchemaGraph& graph, const std::string& title) {
  auto things = candidates(graph);
  std::vector<const Thing*> named;
  std::copy_if(things.begin(), things.end(), std::back_inserter(named),
               [&](const Thing* thing) { return names_page(graph, *thing, title); });
  if (!named.empty()) {
    std::stable_sort(named.begin(), named.end(),
                     [](const Thing* a, const Thing* b) { return rank_of(*a) < rank_of(*b); });
    return named.front();
  }
  if (things.size() > 1) {
    std::erase_if(things, [](const Thing* thing) { return is_event(*thing); });
  }
  return most_telling(things);
}

/// An audience is a thing of its own: who it is for stands in another property than its name.
void add_audience(const SchemaGraph& graph, const Thing& thing, std::vector<std::string>& values) {
  for (const Thing* audience : graph.parts(thing, "audience")) {
    for (const char* property : {"audienceType", "educationalRole"}) {
      for (std::string& text : graph.texts(*audience, property)) values.push_back(std::move(text));
    }
  }
}

Fields fields_of(const SchemaGraph& graph, const Thing& thing) {
  Fields fields;
  fields["schema:type"] = types_of(thing);
  for (const char* property : described_properties) {
    std::vector<std::string> values;
    const bool is_list = std::string_view(property) == "keywords";
    for (std::string& text : graph.texts(thing, property)) {
      if (is_list) {
        add_split_at_commas(values, text);
      } else {
        values.push_back(std::string(without_address(text)));
      }
    }
    if (std::string_view(property) == "audience") add_audience(graph, thing, values);
    std::erase_if(values, [](const auto& value) { return value.size() > maximum_field_value; });
    if (values.size() > maximum_field_values) values.resize(maximum_field_values);
    if (!values.empty()) fields[property] = std::move(values);
  }
  return fields;
}

/// For a guideline the day it was adopted, not the day that the site wrote about it. dateModified
/// changes with every rebuild of a site and is left alone.
std::string published_of(const SchemaGraph& graph, const Thing& thing) {
  for (const char* property : {"guidelineDate", "datePublished", "uploadDate", "dateCreated"}) {
    std::string date = first_date(graph.text(thing, property));
    if (!date.empty()) return date;
  }
  return {};
}

/// Text that may be of many lines, and HTML.
std::string lines_of_property(const SchemaGraph::Thing& thing, const char* property) {
  const auto found = thing.find(property);
  if (found == thing.end()) return {};
  const Thing& value = found->is_array() && !found->empty() ? found->front() : *found;
  if (!value.is_string()) return {};
  return text_of_markup(value.get_ref<const std::string&>());
}

std::vector<Question> questions_of(const SchemaGraph& graph, const Thing& thing) {
  std::vector<Question> questions;
  for (const Thing* question : graph.parts(thing, "mainEntity")) {
    if (questions.size() == maximum_questions) break;
    const auto answers = graph.parts(*question, "acceptedAnswer");
    if (answers.empty()) continue;
    Question pair{name_of_thing(graph, *question), lines_of_property(*answers.front(), "text")};
    if (!pair.question.empty() && !pair.answer.empty()) questions.push_back(std::move(pair));
  }
  return questions;
}

}  // namespace

Description describe(const SchemaGraph& graph, const DescribedPage& page) {
  Description description;
  const Thing* thing = main_thing(graph, page.title);
  if (thing == nullptr) return description;
  description.title = name_of_thing(graph, *thing);
  description.summary = graph.text(*thing, "description");
  description.published = published_of(graph, *thing);
  description.language = primary_subtag(graph.text(*thing, "inLanguage"));
  description.fields = fields_of(graph, *thing);
  description.transcript = lines_of_property(*thing, "transcript");
  for (const Thing* video : graph.parts(*thing, "video")) {
    if (description.transcript.empty()) {
      description.transcript = lines_of_property(*video, "transcript");
    }
  }
  description.questions = questions_of(graph, *thing);
  description.event = read_event(graph, *thing, page.url);
  return description;
}

}  // namespace wegwijzer::extract
