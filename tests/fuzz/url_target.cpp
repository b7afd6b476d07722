#include "base/url.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

namespace {

std::string reassembled(const Url& url) {
  std::string href = std::string(url.scheme()) + "://";
  if (!url.userinfo().empty()) href += std::string(url.userinfo()) + "@";
  href += url.authority() + url.path_and_query();
  if (url.fragment()) href += "#" + std::string(*url.fragment());
  return href;
}

void claim_canonical(const Url& url, const CanonicalRules& rules) {
  const Url key = canonical(url, rules);
  claim(canonical(key, rules) == key, "canonical is idempotent");
  const auto again = Url::parse(key.href());
  claim(again && *again == key, "a canonical address parses to itself");
  claim(key.authority() == url.authority(), "canonical keeps the host and port");
  claim(key.userinfo().empty(), "canonical drops user name and password");
}

}  // namespace

/// First line: an address; second: a base for it, when it is one.
void fuzz_url(std::string_view input) {
  const std::string_view text = take_line(input);
  const auto base = Url::parse(take_line(input));
  const auto url = Url::parse(text, base ? &*base : nullptr);
  if (!url) return claim(url.error().code == Code::Malformed, "what is no address is Malformed");

  const auto again = Url::parse(url->href());
  claim(again && *again == *url, "an href parses to itself");
  claim(reassembled(*url) == url->href(), "an href is the sum of its parts");
  claim(!url->host().empty(), "an address has a host");
  claim(url->path().starts_with('/'), "a path starts with a slash");
  claim(url->host().ends_with(registrable_domain(*url)), "a host ends in its registrable domain");
  claim_canonical(*url, {});
  claim_canonical(*url, {
                            .keep_fragment = true, .drop_parameters = {"lang", "a b"}
  });
}

}  // namespace wegwijzer::fuzz
