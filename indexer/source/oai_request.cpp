#include "indexer/source/oai_request.hpp"

#include <fmt/format.h>

#include "base/clock.hpp"

namespace wegwijzer::source {

namespace {

constexpr std::chrono::days overlap{1};

/// A value of a query: tokens hold "&", "+" and "%" that are the repository's own.
std::string encoded(std::string_view text) {
  std::string value;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    value += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return value;
}

/// `base` has no query (listing_keys.cpp), and what is added is percent-encoded.
Url with_query(const Url& base, const std::string& query) {
  return Url::parse("?" + query, &base).value_or(base);
}

bool has_seconds(const std::string& granularity) {
  return granularity.find("hh:mm:ss") != std::string::npos;
}

}  // namespace

Url identify_request(const Url& base) { return with_query(base, "verb=Identify"); }

OaiState begin_harvest(const std::string& granularity, const std::string& last_from) {
  OaiState state{granularity, last_from, "", last_from};
  // A repository that counts in days answers badArgument to a second.
  if (!has_seconds(granularity)) state.from = last_from.substr(0, 10);
  return state;
}

Url oai_request(const Source& source, const OaiState& state) {
  const Url& base = source.start.front();
  if (!state.resumption_token.empty()) {
    return with_query(base, "verb=ListRecords&resumptionToken=" + encoded(state.resumption_token));
  }
  std::string query = "verb=ListRecords&metadataPrefix=" + encoded(source.metadata_prefix);
  if (!source.set.empty()) query += "&set=" + encoded(source.set);
  if (!state.from.empty()) query += "&from=" + encoded(state.from);
  return with_query(base, query);
}

OaiState after_answer(OaiState state, const extract::OaiAnswer& answer) {
  const bool is_first = state.resumption_token.empty();
  const auto answered = from_iso(answer.response_date);
  if (is_first && answered) state.next_from = to_iso(*answered - overlap);
  state.resumption_token = answer.resumption_token;
  return state;
}

}  // namespace wegwijzer::source
