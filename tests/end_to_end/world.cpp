#include "end_to_end/world.hpp"

#include <httplib.h>

#include <algorithm>
#include <stdexcept>

#include "base/files.hpp"
#include "support/test_config.hpp"

namespace wegwijzer::testing {

namespace {

/// Under a sanitizer on a busy machine a harvest of all sites takes its time.
constexpr std::chrono::minutes patience{5};

std::string replace_port(std::string text, std::uint16_t port) {
  constexpr std::string_view placeholder = "{PORT}";
  for (std::size_t at; (at = text.find(placeholder)) != std::string::npos;) {
    text.replace(at, placeholder.size(), std::to_string(port));
  }
  return text;
}

}  // namespace

std::filesystem::path program(const std::string& name) {
  return std::filesystem::path(PROGRAM_DIR) / name;
}

World::World() : web_(web_of_sites()), config_(copy_config(folder_.path(), web_.port())) {}

void World::keep_only(std::initializer_list<std::string> sources) const {
  for (const auto& entry : std::filesystem::directory_iterator(config_ / "sources")) {
    const std::string name = entry.path().stem().string();
    if (std::find(sources.begin(), sources.end(), name) == sources.end()) {
      std::filesystem::remove(entry);
    }
  }
}

Finished World::indexer(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), program("wegwijzer-indexer").string());
  arguments.insert(arguments.end(), {"--config", config_.string(), "--data", data().string()});
  return run({arguments}, patience);
}

Finished World::cli(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), program("wegwijzer").string());
  arguments.insert(arguments.end(), {"--data", data().string()});
  return run({arguments}, patience);
}

std::vector<nlohmann::json> World::expected() const {
  const auto text = read_file(web_of_sites() / "expected.json");
  const auto json = nlohmann::json::parse(replace_port(*text, web_.port()));
  return json.at("documents");
}

Searchd::Searchd(const std::filesystem::path& data)
    : process_({
          {program("wegwijzer-searchd").string(), "--listen", "127.0.0.1:0", "--data",
           data.string()}
}) {
  constexpr std::string_view ready = "listening on ";
  const auto line = process_.read_line(std::chrono::seconds(60));
  if (!line || !line->starts_with(ready)) throw std::runtime_error("searchd did not start");
  url_ = line->substr(ready.size());
}

int Searchd::stop() {
  process_.signal(SIGTERM);
  return process_.wait(std::chrono::seconds(20)).status;
}

Searchd::Answer Searchd::get(const std::string& path) const {
  httplib::Client client(url_);
  client.set_read_timeout(std::chrono::seconds(60));
  const auto response = client.Get(path);
  if (!response) return {0, {}, httplib::to_string(response.error())};
  return {response->status, nlohmann::json::parse(response->body, nullptr, false), response->body};
}

}  // namespace wegwijzer::testing
