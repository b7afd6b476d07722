#include "indexer/fetch/response_head.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace wegwijzer::fetch {

namespace {

/// The value of charset in "text/html; charset=utf-8", lower case; quotes are left out.
std::string charset_of(std::string_view parameters) {
  while (!parameters.empty()) {
    const auto end = std::min(parameters.find(';'), parameters.size());
    const std::string_view parameter = trim(parameters.substr(0, end));
    parameters.remove_prefix(std::min(end + 1, parameters.size()));
    const auto equals = parameter.find('=');
    if (equals == std::string_view::npos) continue;
    if (to_lower_ascii(trim(parameter.substr(0, equals))) != "charset") continue;
    std::string value = to_lower_ascii(trim(parameter.substr(equals + 1)));
    std::erase_if(value, [](char c) { return c == '"' || c == '\''; });
    return value;
  }
  return {};
}

}  // namespace

ResponseHead::Outcome ResponseHead::add(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > maximum_header_bytes) return Outcome::TooLong;
  if (line.starts_with("HTTP/")) {
    read_ = {};
    codings_ = 0;
    complete_ = false;
    return Outcome::Good;
  }
  line = trim(line);
  if (line.empty()) complete_ = true;  // what follows a body is a trailer
  const auto colon = line.find(':');
  if (complete_ || colon == std::string_view::npos) return Outcome::Good;
  return add_field(to_lower_ascii(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
}

ResponseHead::Outcome ResponseHead::add_field(std::string_view name, std::string_view value) {
  if (name == "content-type") {
    const auto end = std::min(value.find(';'), value.size());
    read_.media_type = to_lower_ascii(trim(value.substr(0, end)));
    read_.charset = charset_of(value.substr(end));
  } else if (name == "location") {
    read_.location = value;
  } else if (name == "etag") {
    read_.validators.etag = value;
  } else if (name == "last-modified") {
    read_.validators.last_modified = value;
  } else if (name == "x-robots-tag") {
    if (!read_.robots_tag.empty()) read_.robots_tag += '\n';
    read_.robots_tag += value;
  } else if (name == "content-encoding" && to_lower_ascii(value) != "identity") {
    codings_ += 1 + static_cast<int>(std::count(value.begin(), value.end(), ','));
  }
  return codings_ > 1 ? Outcome::SeveralCodings : Outcome::Good;
}

void ResponseHead::fill(Response& response) const {
  response.media_type = read_.media_type;
  response.charset = read_.charset;
  response.location = read_.location;
  response.robots_tag = read_.robots_tag;
  response.validators = read_.validators;
}

}  // namespace wegwijzer::fetch
