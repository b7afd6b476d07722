#pragma once

#include <filesystem>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/process.hpp"
#include "support/site_server.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::testing {

/// The web of sites on loopback, a configuration that names it, and an empty data directory.
class World {
 public:
  World();

  SiteServer& web() { return web_; }
  const std::filesystem::path& config() const { return config_; }
  std::filesystem::path data() const { return folder_.path() / "data"; }
  /// Takes all sources away but those that are named.
  void keep_only(std::initializer_list<std::string> sources) const;
  const std::filesystem::path& folder() const { return folder_.path(); }

  Finished indexer(std::vector<std::string> arguments) const;
  Finished cli(std::vector<std::string> arguments) const;

  /// What tests/web_of_sites/expected.json says of each document, with our port filled in.
  std::vector<nlohmann::json> expected() const;

 private:
  TempDir folder_;
  SiteServer web_;
  std::filesystem::path config_;
};

/// A wegwijzer-searchd over a data directory; ended with this.
class Searchd {
 public:
  explicit Searchd(const std::filesystem::path& data);

  const std::string& url() const { return url_; }
  struct Answer {
    int status;
    nlohmann::json body;  ///< discarded when it is no JSON
    std::string text;
  };
  Answer get(const std::string& path) const;
  /// Asks it to end, and waits until it has; its exit status.
  int stop();

 private:
  Process process_;
  std::string url_;
};

/// The programs of this build.
std::filesystem::path program(const std::string& name);

}  // namespace wegwijzer::testing
