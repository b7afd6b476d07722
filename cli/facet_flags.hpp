#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "searchd/search/query.hpp"

namespace wegwijzer::cli {

/// The subcommand that the arguments name, when it takes facets as flags; nullptr otherwise.
const CLI::App* command_with_facets(const std::vector<std::string>& arguments, const CLI::App& app);

/// Facets are data, so no flag of ours can name them: takes the flags that neither `app` nor its
/// subcommand knows out of `arguments`, each with its value ("--doelgroep kinderen",
/// "--niveau=hbo"), and gives them as request parameters. What is no facet either is found out by
/// parse_query. Usage when a value is missing, or for a parameter of the API that is no facet: it
/// would silently win from our own flags.
Result<search::Parameters> take_facet_flags(std::vector<std::string>& arguments,
                                            const CLI::App& app, const CLI::App& command);

}  // namespace wegwijzer::cli
