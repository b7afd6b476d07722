#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "base/exit_status.hpp"
#include "base/result.hpp"
#include "searchd/search/query.hpp"

namespace wegwijzer::cli {

/// What every subcommand gets from the command line, and where it leaves how it ended.
struct Context {
  std::filesystem::path data = "data";
  std::string server;  ///< base URL of a searchd; empty: the local index
  bool json = false;
  search::Parameters facets;  ///< chosen with the facets' own flags (facet_flags.hpp)
  ExitStatus status = ExitStatus::Done;
};

/// Tells an error on stderr, and the exit status that goes with it.
ExitStatus report_error(const Error& error);

// One function for each file of this folder: adds the subcommand with its flags and what it does.
void add_search(CLI::App& app, Context& context);
void add_suggest(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_similar(CLI::App& app, Context& context);
void add_facets(CLI::App& app, Context& context);

}  // namespace wegwijzer::cli
