#include "indexer/source/scope_keys.hpp"

#include <fmt/format.h>

#include "base/percent_encoding.hpp"

namespace wegwijzer::source {

namespace {

/// The host of `text` as a scope writes it, also when `text` is a whole address or has capitals;
/// empty when there is none in it.
std::string host_in(const std::string& text) {
  // With a port of 80 kept: an https address does not take it for its own.
  const auto url = Url::parse(text.find("://") == std::string::npos ? "https://" + text : text);
  if (!url) return {};
  return text.ends_with(":443") ? url->authority() + ":443" : url->authority();
}

void check_hosts(JsonObject& scope, const std::vector<std::string>& hosts) {
  if (hosts.empty()) {
    scope.complain("hosts", "names no host, expected at least one",
                   "such as \"hosts\": [\"carend.nl\", \"www.carend.nl\"]");
  }
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    const std::string host = hosts[i] == any_host ? "" : host_in(hosts[i]);
    if (host == hosts[i] && !host.empty()) continue;
    scope.complain_at(
        {"hosts", std::to_string(i)},
        fmt::format("is \"{}\", expected a host name in lower case, with or without a port",
                    hosts[i]),
        host.empty() ? "such as \"www.carend.nl\"" : fmt::format("did you mean \"{}\"?", host));
  }
}

/// Patterns are compared with addresses in canonical form, so they get that form too.
std::string canonical_pattern(std::string_view pattern) {
  std::string encoded;
  percent_encode(pattern, EncodeSet::Fragment, encoded);
  return normalise_triplets(encoded);
}

void read_patterns(JsonObject& scope, std::string_view key, std::vector<std::string>& into) {
  scope.read(key, into);
  for (std::size_t i = 0; i < into.size(); ++i) {
    if (into[i].empty() || std::string_view("/?*").find(into[i].front()) == std::string::npos) {
      scope.complain_at(
          {key, std::to_string(i)},
          fmt::format("is \"{}\", expected the beginning of a path or query: \"/...\", \"?...\" "
                      "or \"*...\"",
                      into[i]),
          fmt::format("did you mean \"/{}\"?", into[i]));
    }
    into[i] = canonical_pattern(into[i]);
  }
}

std::string how_to_widen(const Scope& scope, const Url& url) {
  if (Scope{scope.hosts, {}, {}}.contains(url)) {
    return fmt::format("let /scope/include and /scope/exclude allow \"{}\"", url.path_and_query());
  }
  return fmt::format("add \"{}\" to /scope/hosts", url.authority());
}

}  // namespace

void read_scope(JsonObject& object, Source& source) {
  if (!object.has("scope")) {
    object.complain("scope", "is missing, expected the hosts of the site",
                    "such as \"scope\": {\"hosts\": [\"www.carend.nl\"]}");
  }
  object.object("scope", [&](JsonObject& scope) {
    scope.read("hosts", source.scope.hosts);
    check_hosts(scope, source.scope.hosts);
    read_patterns(scope, "include", source.scope.include);
    read_patterns(scope, "exclude", source.scope.exclude);
  });
}

namespace {

/// Every address under "start" that is one, with its place; a complaint about each that is not.
template <class Use>
void each_start(JsonObject& object, std::string_view example, Use use) {
  std::vector<std::string> texts;
  object.read("start", texts);
  if (!object.has("start")) {
    object.complain("start", "is missing, expected the addresses to begin at",
                    fmt::format("such as \"start\": [\"{}\"]", example));
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto url = Url::parse(texts[i]);
    if (url) {
      use(*url, std::to_string(i));
      continue;
    }
    object.complain_at(
        {"start", std::to_string(i)},
        fmt::format("is \"{}\", expected an http or https address", texts[i]),
        Url::parse("https://" + texts[i])
            .map([](const Url& meant) { return fmt::format("did you mean \"{}\"?", meant.href()); })
            .value_or(url.error().what));
  }
}

}  // namespace

void read_start(JsonObject& object, Source& source) {
  each_start(object, "https://www.carend.nl/", [&](const Url& url, const std::string& place) {
    if (source.scope.hosts.empty() || source.scope.contains(url)) {
      return source.start.push_back(url);
    }
    object.complain_at({"start", place},
                       fmt::format("is \"{}\", which the scope does not allow", url.href()),
                       how_to_widen(source.scope, url));
  });
}

void read_listings(JsonObject& object, Source& source) {
  const auto keep = [&](const Url& url, const std::string&) { source.start.push_back(url); };
  each_start(object, "https://www.carend.nl/sitemap.xml", keep);
}

}  // namespace wegwijzer::source
