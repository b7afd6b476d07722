#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer {

struct UrlParts;

/// An absolute http or https URL in the form of the WHATWG URL Standard
/// (https://url.spec.whatwg.org): lower-case ASCII host (UTS 46 by libidn2), no default port, no
/// dot segments, encoded path. A user name and password are part of the href, as the standard says;
/// canonical() drops them. A value; comparing compares the whole href.
class Url {
 public:
  /// The empty address, for a struct that gets its URL later.
  Url() = default;

  /// Parses by the standard's rules, relative to `base` when given. Anything that the standard
  /// calls a failure, any scheme but http and https, and a text over 64 KiB is Malformed. `text`
  /// is taken as UTF-8; what is ill-formed in it becomes U+FFFD.
  static Result<Url> parse(std::string_view text, const Url* base = nullptr);

  const std::string& href() const { return href_; }
  std::string_view scheme() const;
  /// "user:password", percent-encoded; empty when there is none.
  std::string_view userinfo() const;
  /// As it stands in the href: an IPv6 address keeps its brackets.
  std::string_view host() const;
  /// The port in the URL, or the scheme's own.
  std::uint16_t port() const;
  /// Host, and ":port" when the URL names one that is not the scheme's own: the key of politeness
  /// and of robots.txt. Without user name and password.
  std::string authority() const;
  /// scheme://authority
  std::string origin() const;
  std::string_view path() const;
  /// Without the "?"; nullopt when there is none (which differs from an empty one).
  std::optional<std::string_view> query() const;
  std::optional<std::string_view> fragment() const;
  /// Path and query as robots.txt matches them (RFC 9309 section 2.2.2).
  std::string path_and_query() const;

  auto operator<=>(const Url&) const = default;

 private:
  explicit Url(const UrlParts& parts);
  std::string_view between(std::size_t begin, std::size_t end) const;

  std::string href_;
  // Offsets into href_, so that a copy needs no care. Query and fragment begin at their "?" and
  // "#"; absent ones begin where the href, or the fragment, does.
  std::size_t host_begin_ = 0, host_end_ = 0, path_begin_ = 0, query_begin_ = 0,
              fragment_begin_ = 0;
};

/// How addresses of one source are made equal, beyond the standard.
struct CanonicalRules {
  /// Fragments are part of the key (sites that keep many items on one page). Text fragments
  /// (#:~:text=) never are.
  bool keep_fragment = false;
  /// Query parameters to drop in addition to the tracking parameters that we always drop.
  std::vector<std::string> drop_parameters = {};

  bool operator==(const CanonicalRules&) const = default;
};

/// The key under which a page is known, and the address to ask it at: user name and password off,
/// fragment off, tracking parameters off (utm_*, gclid, fbclid, msclkid, mc_cid, mc_eid), an empty
/// query off, upper-case percent triplets, unreserved characters decoded.
/// canonical(canonical(u)) == canonical(u).
Url canonical(const Url& url, const CanonicalRules& rules = {});

/// The registrable domain ("palliaweb.nl" of "www.palliaweb.nl") by the Public Suffix List of
/// libpsl; the host itself for an IP address or a public suffix.
std::string registrable_domain(const Url& url);

}  // namespace wegwijzer
