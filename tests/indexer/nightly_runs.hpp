#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/nights.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/store/generations.hpp"

namespace wegwijzer::testing {

/// Whole runs (harvest, build, report) over several nights: the configuration stands on disk with
/// the shipped taxonomy, and the servers are on loopback.
class NightlyRuns : public ::testing::Test {
 protected:
  static constexpr const char* host = "site.localhost";

  NightlyRuns() {
    const std::filesystem::path shipped = std::filesystem::path(PROJECT_DIR) / "crawl-config";
    std::filesystem::create_directories(config() / "sources");
    for (const char* name : {"taxonomy", "language"}) {
      std::filesystem::create_directory_symlink(shipped / name, config() / name);
    }
    folder_.write("config/crawler.json",
                  R"json({"user_agent": "Wegwijzer-test/0.1 (+https://voorbeeld.nl/)",
                          "minimum_delay": "0ms", "answer_multiple": 0, "total_timeout": "1s",
                          "allow_private_addresses": ["127.0.0.0/8", "::1/128"]})json");
  }

  std::filesystem::path config() const { return folder_.path() / "config"; }
  std::filesystem::path data() const { return folder_.path() / "data"; }

  /// A source of kind site that is due again in every night, with these keys besides.
  void write_site(const std::string& id, const std::string& at,
                  const nlohmann::json& more = nlohmann::json::object()) {
    nlohmann::json source = {
        {"id",      id                                        },
        {"label",   id                                        },
        {"kind",    "site"                                    },
        {"start",   nlohmann::json::array({web_.url(at, "/")})},
        {"recheck", "1s"                                      }
    };
    source["scope"]["hosts"] = {at};
    source.update(more);
    folder_.write("config/sources/" + id + ".json", source.dump());
  }

  RunReport run() {
    std::filesystem::create_directories(data());
    const auto config = load_config(this->config());
    EXPECT_TRUE(config) << to_text(config.error());
    Job job;
    job.command = "run";
    job.harvest = job.build = true;
    const auto report = run_job(job, *config, data(), clock_);
    EXPECT_TRUE(report) << to_text(report.error());
    EXPECT_FALSE(report->build_failure) << report->build_failure->what;
    return *report;
  }
  RunReport next_night() {
    clock_.pass(std::chrono::hours(25));
    return run();
  }

  /// What `wegwijzer-indexer` prints with these arguments.
  std::string command(std::vector<std::string> arguments) {
    commands::Context context{config(), data()};
    CLI::App app;
    commands::add_accept(app, context);
    commands::add_why(app, context);
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    ::testing::internal::CaptureStdout();
    app.parse(arguments);
    const std::string printed = ::testing::internal::GetCapturedStdout();
    EXPECT_EQ(context.status, ExitStatus::Done) << printed;
    return printed;
  }

  /// Of the index in use.
  std::uint64_t indexed() const { return store::Generations(data()).current()->documents; }

  TempDir folder_;
  SiteServer web_{folder_.path()};
  LaterClock clock_;
};

}  // namespace wegwijzer::testing
