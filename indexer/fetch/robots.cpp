#include "indexer/fetch/robots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"

namespace wegwijzer::fetch {

namespace {

constexpr std::size_t maximum_bytes = 500 * 1024;  // RFC 9309 section 2.5
constexpr std::chrono::seconds longest_delay = std::chrono::days(1);

/// Our own name: "wegwijzer" of "Wegwijzer/0.1 (+https://...)".
std::string own_token(std::string_view user_agent) {
  return to_lower_ascii(trim(user_agent.substr(0, user_agent.find_first_of("/("))));
}

/// The name in a user-agent line: letters, "-" and "_" (section 2.2.1). What follows, often a
/// version, is not part of it.
std::string group_token(std::string_view value) {
  const auto in_token = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  };
  const auto end = std::find_if_not(value.begin(), value.end(), in_token);
  return to_lower_ascii(value.substr(0, static_cast<std::size_t>(end - value.begin())));
}

/// The part that we read: no byte-order mark, and no line that the limit cuts in two.
std::string_view readable(std::string_view body) {
  for (const char mark : {'\xEF', '\xBB', '\xBF'}) {  // some files hold half a mark
    if (body.starts_with(mark)) body.remove_prefix(1);
  }
  if (body.size() <= maximum_bytes) return body;
  body = body.substr(0, maximum_bytes);
  return body.substr(0, body.find_last_of("\r\n") + 1);
}

/// Takes one line off the front; CR, LF and CR LF end it (section 2.2).
std::string_view take_line(std::string_view& body) {
  const auto end = std::min(body.find_first_of("\r\n"), body.size());
  const std::string_view line = body.substr(0, end);
  body.remove_prefix(end);
  if (body.starts_with("\r\n")) {
    body.remove_prefix(2);
  } else if (!body.empty()) {
    body.remove_prefix(1);
  }
  return line;
}

struct Directive {
  std::string key;  // lower case; empty when the line is none
  std::string_view value;
};

/// "key: value # comment". Some files forget the colon; we read those too, as they mean something.
Directive to_directive(std::string_view line) {
  line = trim(line.substr(0, line.find('#')));
  const auto colon = line.find(':');
  const auto end = colon != std::string_view::npos ? colon : line.find_first_of(" \t");
  if (end == std::string_view::npos) return {};
  return {to_lower_ascii(trim(line.substr(0, end))), trim(line.substr(end + 1))};
}

std::optional<std::chrono::milliseconds> to_delay(std::string_view value) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc{} || !std::isfinite(seconds) || seconds < 0) return std::nullopt;
  const double most = static_cast<double>(longest_delay.count());
  return std::chrono::milliseconds(std::llround(std::min(seconds, most) * 1000));
}

}  // namespace

/// Walks the lines once and keeps two answers: the group of our name and the group of everybody.
class RobotsReader {
 public:
  explicit RobotsReader(std::string_view user_agent) : token_(own_token(user_agent)) {}

  void read(std::string_view line) {
    ++line_;
    const Directive directive = to_directive(line);
    if (directive.key == "user-agent") {
      begin_group(directive.value);
    } else if (directive.key == "allow" || directive.key == "disallow") {
      add_rule(directive);
    } else if (directive.key == "crawl-delay") {
      add_delay(directive.value);
    } else if (directive.key == "sitemap" && !directive.value.empty()) {
      sitemaps_.emplace_back(directive.value);
    }
  }

  Robots result() {
    Robots robots = std::move(ours_seen_ ? ours_ : everybodys_);
    robots.sitemaps_ = std::move(sitemaps_);
    return robots;
  }

 private:
  /// Section 2.2.1: user-agent lines that follow each other share their rules, and groups of one
  /// name are one group. Other records between them do not count (section 2.2.4).
  void begin_group(std::string_view agent) {
    if (in_rules_) to_ours_ = to_everybody_ = false;
    in_rules_ = false;
    if (agent == "*" || agent.starts_with("* ")) to_everybody_ = true;
    if (!token_.empty() && group_token(agent) == token_) to_ours_ = ours_seen_ = true;
  }

  void add_rule(const Directive& directive) {
    in_rules_ = true;
    if (directive.value.empty()) return;  // "Disallow:" forbids nothing
    const Robots::Rule rule{directive.key == "allow", RobotsPattern(directive.value),
                            fmt::format("{}: {} (line {})", directive.key, directive.value, line_)};
    for_each_group([&](Robots& group) { group.rules_.push_back(rule); });
  }

  void add_delay(std::string_view value) {
    const auto delay = to_delay(value);
    if (!delay) return;
    for_each_group([&](Robots& group) {
      group.crawl_delay_ = std::max(group.crawl_delay_.value_or(*delay), *delay);
    });
  }

  template <class Action>
  void for_each_group(const Action& action) {
    if (to_ours_) action(ours_);
    if (to_everybody_) action(everybodys_);
  }

  std::string token_;
  int line_ = 0;
  bool in_rules_ = false;
  bool to_ours_ = false, to_everybody_ = false;  // whom the current group speaks to
  bool ours_seen_ = false;
  Robots ours_, everybodys_;
  std::vector<std::string> sitemaps_;
};

Robots Robots::parse(std::string_view body, std::string_view user_agent) {
  RobotsReader reader(user_agent);
  body = readable(body);
  while (!body.empty()) reader.read(take_line(body));
  return reader.result();
}

Robots Robots::deny_all(std::string why) {
  Robots robots;
  robots.denied_because_ = std::move(why);
  return robots;
}

Verdict Robots::verdict(std::string_view path) const {
  if (denied_because_) return {false, *denied_because_};
  if (path == "/robots.txt") return {true, {}};  // section 2.2.2

  const std::string comparable = comparable_path(path);
  const Rule* decisive = nullptr;
  for (const Rule& rule : rules_) {
    if (!rule.pattern.matches(comparable)) continue;
    const bool longer = decisive == nullptr || rule.pattern.length() > decisive->pattern.length();
    const bool wins_tie = decisive != nullptr && rule.allow && !decisive->allow &&
                          rule.pattern.length() == decisive->pattern.length();
    if (longer || wins_tie) decisive = &rule;
  }
  if (decisive == nullptr) return {true, {}};
  return {decisive->allow, decisive->shown};
}

}  // namespace wegwijzer::fetch
