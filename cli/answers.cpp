#include "cli/answers.hpp"

#include <fmt/format.h>
#include <httplib.h>

#include "base/percent_encoding.hpp"
#include "base/url.hpp"
#include "searchd/search/json.hpp"
#include "searchd/search/searcher.hpp"

namespace wegwijzer::cli {

using nlohmann::ordered_json;

namespace {

/// A searchd answers within its own deadline; past this it is not there.
constexpr std::chrono::seconds time_out{30};

Error no_answer(const std::string& server, const std::string& what) {
  return {Code::Network, fmt::format("{}: {}", server, what),
          "is wegwijzer-searchd running there? Without --server the local index is asked"};
}

/// Why there is no answer, where the library only has names for it.
std::string in_words(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection:
    case httplib::Error::ConnectionTimeout:
      return "nothing answers at this address";
    case httplib::Error::Read:
      return "the connection ended before there was an answer";
    default:
      return "no answer: " + httplib::to_string(error);
  }
}

/// The error in a problem document (RFC 9457).
Error from_problem(const std::string& server, int status, const std::string& body) {
  const auto problem = ordered_json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (!problem.is_object() || !problem.contains("detail")) {
    return no_answer(server, fmt::format("HTTP {}", status));
  }
  return {status < 500 ? Code::Query : Code::Index, problem.value("detail", ""),
          problem.value("hint", "")};
}

Result<ordered_json> get(const std::string& server, const std::string& path) {
  const auto url = Url::parse(server);
  if (!url) {
    return fail(Code::Usage, fmt::format("--server is \"{}\", expected an address", server),
                "such as http://127.0.0.1:8080");
  }
  httplib::Client client(url->origin());
  client.set_connection_timeout(time_out);
  client.set_read_timeout(time_out);
  const auto response = client.Get(path);
  if (!response) return fail(no_answer(server, in_words(response.error())));
  if (response->status != 200) {
    return fail(from_problem(server, response->status, response->body));
  }
  auto json = ordered_json::parse(response->body, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return fail(no_answer(server, "answers something else than JSON"));
  return json;
}

Result<std::unique_ptr<search::Searcher>> open_local(const Context& context) {
  return search::CurrentGeneration(context.data).get().and_then(search::Searcher::open);
}

}  // namespace

Result<ordered_json> ask_search(const Context& context, const search::Parameters& parameters) {
  if (!context.server.empty()) {
    return get(context.server,
               httplib::append_query_params("/v1/search", httplib::Params(parameters)));
  }
  auto searcher = open_local(context);
  if (!searcher) return fail(searcher.error());
  return search::parse_query(parameters, (*searcher)->generation().taxonomy())
      .and_then([&](const search::Query& query) { return (*searcher)->run(query); })
      .map([](const search::Results& results) { return search::to_json(results); });
}

Result<ordered_json> ask_suggestions(const Context& context, const std::string& text) {
  const search::Parameters parameters{
      {"q", text}
  };
  if (!context.server.empty()) {
    return get(context.server,
               httplib::append_query_params("/v1/suggest", httplib::Params(parameters)));
  }
  auto searcher = open_local(context);
  if (!searcher) return fail(searcher.error());
  return search::parse_suggest_query(parameters).map([&](const search::Query& query) {
    return search::to_json((*searcher)->suggest(query));
  });
}

Result<ordered_json> ask_explain(const Context& context, const search::Parameters& parameters) {
  if (!context.server.empty()) {
    return get(context.server,
               httplib::append_query_params("/v1/explain", httplib::Params(parameters)));
  }
  auto searcher = open_local(context);
  if (!searcher) return fail(searcher.error());
  const Taxonomy& taxonomy = (*searcher)->generation().taxonomy();
  return search::parse_placement_query(parameters, taxonomy)
      .and_then([&](const search::PlacementQuery& asked) { return (*searcher)->explain(asked); })
      .map(
          [&](const search::Placement& placement) { return search::to_json(placement, taxonomy); });
}

Result<ordered_json> ask_similar(const Context& context, const std::string& id,
                                 const search::Parameters& parameters) {
  if (!context.server.empty()) {
    std::string path = "/v1/documents/";
    percent_encode(id, EncodeSet::Userinfo, path);
    path += "/similar";
    return get(context.server, httplib::append_query_params(path, httplib::Params(parameters)));
  }
  auto searcher = open_local(context);
  if (!searcher) return fail(searcher.error());
  return search::parse_similar_query(id, parameters)
      .and_then([&](const search::SimilarQuery& asked) { return (*searcher)->similar(asked); })
      .map([](const search::Results& results) { return search::similar_to_json(results); });
}

Result<ordered_json> ask_facets(const Context& context) {
  if (!context.server.empty()) return get(context.server, "/v1/facets");
  return search::CurrentGeneration(context.data).get().map([](const auto& generation) {
    return search::facets_to_json(*generation);
  });
}

}  // namespace wegwijzer::cli
