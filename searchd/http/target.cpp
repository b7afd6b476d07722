#include "searchd/http/target.hpp"

#include <algorithm>

#include "base/percent_encoding.hpp"
#include "base/utf8.hpp"

namespace wegwijzer::http {
namespace {

std::string decode_form(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  return to_utf8(percent_decode(spaced));
}

/// "http://host/path" becomes "/path": a proxy's way of asking.
std::string_view without_authority(std::string_view target) {
  const std::size_t scheme = target.find("://");
  if (target.starts_with('/') || scheme == std::string_view::npos) return target;
  const std::size_t path = target.find('/', scheme + 3);
  return path == std::string_view::npos ? "/" : target.substr(path);
}

}  // namespace

Target parse_target(std::string_view target) {
  target = without_authority(target);
  target = target.substr(0, target.find('#'));
  const std::size_t question = std::min(target.find('?'), target.size());
  Target parsed{to_utf8(percent_decode(target.substr(0, question))), {}};

  std::string_view rest = target.substr(std::min(question + 1, target.size()));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    if (!pair.empty()) {
      parsed.parameters.emplace(decode_form(pair.substr(0, equals)), decode_form(value));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parsed;
}

}  // namespace wegwijzer::http
