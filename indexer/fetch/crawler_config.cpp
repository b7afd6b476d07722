#include "indexer/fetch/crawler_config.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_reader.hpp"
#include "indexer/fetch/address_gate.hpp"

namespace wegwijzer::fetch {

namespace {

constexpr const char* user_agent_hint =
    "write it as \"Wegwijzer/0.1 (+https://www.example.nl/about-our-crawler)\"";

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; });
}

/// The token by which robots.txt names us (RFC 9309 section 2.2.1), then a version or nothing.
bool starts_with_product_token(std::string_view text) {
  const auto in_token = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  };
  const auto end = std::find_if_not(text.begin(), text.end(), in_token);
  return end != text.begin() && (end == text.end() || *end == '/' || *end == ' ');
}

bool has_contact(std::string_view text) {
  for (const std::string_view mark : {"http://", "https://", "@"}) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

void check_user_agent(const CrawlerConfig& config, JsonObject& object) {
  const std::string_view agent = config.user_agent;
  if (agent.empty()) return;  // told already
  const auto complain = [&](std::string_view what) {
    object.complain("user_agent", fmt::format("is \"{}\", {}", agent, what), user_agent_hint);
  };
  if (!is_printable_ascii(agent)) complain("expected plain ASCII on one line");
  if (!starts_with_product_token(agent)) {
    complain("expected a name of letters, - and _ at the start");
  }
  if (!has_contact(agent)) complain("expected the address of a page or a mailbox to reach you");
}

void check_blocks(const CrawlerConfig& config, JsonObject& object) {
  for (std::size_t i = 0; i < config.allow_private_addresses.size(); ++i) {
    const std::string& block = config.allow_private_addresses[i];
    if (CidrBlock::parse(block)) continue;
    object.complain_at({"allow_private_addresses", std::to_string(i)},
                       fmt::format("is \"{}\", expected a block of addresses", block),
                       std::string(cidr_hint));
  }
}

void read_timeout(std::string_view key, std::chrono::milliseconds& into, JsonObject& object) {
  object.read(key, into);
  if (into.count() == 0) object.complain(key, "is no time at all, expected at least 1ms");
}

CrawlerConfig read_config(JsonObject& object) {
  CrawlerConfig config;
  config.user_agent = object.require("user_agent");
  object.read("minimum_delay", config.minimum_delay);
  object.read("maximum_crawl_delay", config.maximum_crawl_delay);
  object.read("answer_multiple", config.answer_multiple, {0, 100});
  object.read("maximum_rest", config.maximum_rest);
  object.read("maximum_failures", config.maximum_failures, {1, 1'000});
  read_timeout("maximum_run", config.maximum_run, object);
  read_timeout("connect_timeout", config.connect_timeout, object);
  read_timeout("total_timeout", config.total_timeout, object);
  read_timeout("stall_timeout", config.stall_timeout, object);
  object.read("maximum_bytes", config.maximum_bytes, {1, 1'000'000'000});
  object.read("maximum_redirects", config.maximum_redirects, {0, 20});
  object.read("connections", config.connections, {1, 1'000});
  object.read("copy_hosts", config.copy_hosts);
  object.read("allow_private_addresses", config.allow_private_addresses);
  object.allow("$schema");
  check_user_agent(config, object);
  check_blocks(config, object);
  return config;
}

}  // namespace

Result<CrawlerConfig> load_crawler_config(const std::filesystem::path& file) {
  const auto json = parse_json_file(file);
  if (!json) return fail(json.error());
  Problems problems;
  JsonObject object(*json, file.string(), "", problems);
  const CrawlerConfig config = read_config(object);
  object.finish();
  if (!problems.empty()) return fail(problems.to_error());
  return config;
}

}  // namespace wegwijzer::fetch
