#include <libpsl.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "base/ip_literal.hpp"
#include "base/percent_encoding.hpp"
#include "base/url.hpp"

namespace wegwijzer {

namespace {

/// They tell where a visitor came from, never which page it is.
bool is_tracking(std::string_view name) {
  constexpr std::array<std::string_view, 5> names = {"gclid", "fbclid", "msclkid", "mc_cid",
                                                     "mc_eid"};
  return name.starts_with("utm_") || std::find(names.begin(), names.end(), name) != names.end();
}

/// The query without the parameters to drop and without empty ones; the others keep their order and
/// spelling.
std::string kept_parameters(std::string_view query, const CanonicalRules& rules) {
  std::string kept;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    const std::string name = percent_decode(parameter.substr(0, parameter.find('=')));
    const auto& dropped = rules.drop_parameters;
    if (parameter.empty() || is_tracking(name) ||
        std::find(dropped.begin(), dropped.end(), name) != dropped.end()) {
      continue;
    }
    if (!kept.empty()) kept += '&';
    kept += parameter;
  }
  return kept;
}

/// Without the text directive, which only tells a browser what to highlight.
std::string_view without_text_directive(std::string_view fragment) {
  return fragment.substr(0, fragment.find(":~:"));
}

}  // namespace

Url canonical(const Url& url, const CanonicalRules& rules) {
  std::string href = url.origin() + normalise_triplets(url.path());
  const std::string query = kept_parameters(normalise_triplets(url.query().value_or("")), rules);
  if (!query.empty()) href += "?" + query;
  if (rules.keep_fragment && url.fragment()) {
    const auto fragment = without_text_directive(*url.fragment());
    if (!fragment.empty()) href += "#" + std::string(fragment);
  }
  const auto parsed = Url::parse(href);
  assert(parsed);  // it is made of parts that were valid
  return parsed.value_or(url);
}

std::string registrable_domain(const Url& url) {
  const std::string host(url.host());
  // libpsl takes the last two numbers of an address for a domain.
  if (host.starts_with('[') || ends_in_number(host)) return host;
  const char* domain = psl_registrable_domain(psl_builtin(), host.c_str());
  return domain == nullptr ? host : domain;
}

}  // namespace wegwijzer
