#include <vector>

#include "base/url.hpp"
#include "base/utf8.hpp"
#include "searchd/http/respond.hpp"
#include "searchd/http/routes.hpp"
#include "searchd/pages/assets.hpp"
#include "searchd/pages/message_page.hpp"
#include "searchd/pages/search_page.hpp"

namespace wegwijzer::http {
namespace {

using pages::UnknownChoice;

/// More unknown parameters than this are no old link but an experiment: of those only q is read.
constexpr std::size_t most_unknown = 20;
/// What we repeat of them.
constexpr std::size_t longest_repeated = 60;

struct Reading {
  search::Query query;
  std::vector<UnknownChoice> unknown;
};

std::string language_of(const search::Parameters& parameters) {
  const auto lang = parameters.find("lang");
  return lang == parameters.end() ? "nl" : lang->second;
}

/// Without what only tells where the visitor came from ("utm_source"): no filter, so no remark.
search::Parameters without_tracking(const Call& call) {
  const auto base = Url::parse("http://localhost/");
  const auto url = Url::parse(call.request.target, &*base);
  if (!url) return call.target.parameters;
  return parse_target(canonical(*url).path_and_query()).parameters;
}

/// Takes out the parameter that the error is about: of a facet the values that do not exist, else
/// all of it.
void take_out(const std::string& name, const Taxonomy& taxonomy, search::Parameters& parameters,
              std::vector<UnknownChoice>& unknown) {
  const Facet* facet = taxonomy.find(name);
  const std::string language = language_of(parameters);
  const auto shown = [](const std::string& text) {
    return std::string(cut_utf8(text, longest_repeated));
  };
  std::erase_if(parameters, [&](const auto& parameter) {
    if (parameter.first != name) return false;
    if (facet != nullptr && facet->find(parameter.second) != nullptr) return false;
    if (facet != nullptr) {
      unknown.push_back({in_language(facet->label, language), shown(parameter.second)});
    }
    return true;
  });
  if (facet == nullptr) unknown.push_back({shown(name), {}});
}

/// An address may be old, or mistyped: what we do not know is left out and told, where the API
/// would answer 400.
Reading read(search::Parameters parameters, const Taxonomy& taxonomy) {
  Reading reading;
  while (true) {
    auto query = search::parse_query(parameters, taxonomy);
    if (query) {
      reading.query = std::move(*query);
      return reading;
    }
    const std::size_t before = parameters.size();
    take_out(query.error().parameter, taxonomy, parameters, reading.unknown);
    if (parameters.size() == before) return reading;
    if (reading.unknown.size() > most_unknown) {
      std::erase_if(parameters, [](const auto& parameter) { return parameter.first != "q"; });
    }
  }
}

void respond_failure(const Call& call, httplib::Response& response, const Error& error) {
  log_failure(call, error);
  const pages::Texts& texts = pages::Texts::in(language_of(call.target.parameters));
  respond_page(response, 503, pages::message_page(pages::Message::Error, texts));
  response.set_header("Retry-After", retry_without_index);
}

/// The page is also made of texts and links to files that come with the program.
std::string question_of(const Reading& reading) {
  std::string question = "/zoek?" + search::to_query_string(reading.query);
  for (const auto& [name, value] : reading.unknown) question += '\n' + name + '\n' + value;
  for (const pages::Asset& asset : pages::assets()) question += asset.hash();
  return question;
}

}  // namespace

/// GET /zoek?...  ->  200 the page | 304 | 503 a page that says to come back
void get_search_page(const Call& call, httplib::Response& response) {
  const auto searcher = call.searcher.get();
  if (!searcher) return respond_failure(call, response, searcher.error());
  const search::Generation& generation = (*searcher)->generation();

  const Reading reading = read(without_tracking(call), generation.taxonomy());
  if (is_unchanged(call, response, entity_tag(generation.id(), question_of(reading)))) return;

  const auto results = (*searcher)->run(reading.query);
  if (!results) return respond_failure(call, response, results.error());
  call.tell_asked(*results);
  respond_page(response, 200, pages::search_page(*results, reading.unknown));
}

}  // namespace wegwijzer::http
