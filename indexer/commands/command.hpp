#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>

#include "base/exit_status.hpp"
#include "base/result.hpp"

namespace wegwijzer::commands {

/// What every subcommand gets from the command line, and where it leaves how it ended.
struct Context {
  std::filesystem::path config;
  std::filesystem::path data;
  ExitStatus status = ExitStatus::Done;
};

/// Tells an error on stderr, and the exit status that goes with it.
ExitStatus report_error(const Error& error);

// One function for each file of this folder: adds the subcommand with its flags and what it does.
void add_run(CLI::App& app, Context& context);
void add_harvest(CLI::App& app, Context& context);
void add_build(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_preview(CLI::App& app, Context& context);
void add_why(CLI::App& app, Context& context);
void add_report(CLI::App& app, Context& context);
void add_accept(CLI::App& app, Context& context);
void add_generations(CLI::App& app, Context& context);
void add_rollback(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_source(CLI::App& app, Context& context);
void add_robots(CLI::App& app, Context& context);
void add_url(CLI::App& app, Context& context);

}  // namespace wegwijzer::commands
