#include "cli/facet_flags.hpp"

#include <fmt/format.h>

namespace wegwijzer::cli {

namespace {

bool is_known(const std::string& flag, const CLI::App& app, const CLI::App& command) {
  return app.get_option_no_throw(flag) != nullptr || command.get_option_no_throw(flag) != nullptr;
}

/// A parameter of the API that is no facet: its flag, if any, has another name.
Error no_facet(const std::string& flag) {
  return {Code::Usage, fmt::format("there is no flag {}", flag),
          "wegwijzer search --help lists the flags; what to look for needs none: wegwijzer search "
          "\"pijn bij kinderen\""};
}

}  // namespace

const CLI::App* command_with_facets(const std::vector<std::string>& arguments,
                                    const CLI::App& app) {
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  for (const std::string& argument : arguments) {
    for (const CLI::App* command : commands) {
      if (command->get_name() != argument) continue;
      return argument == "search" || argument == "explain" ? command : nullptr;
    }
  }
  return nullptr;
}

Result<search::Parameters> take_facet_flags(std::vector<std::string>& arguments,
                                            const CLI::App& app, const CLI::App& command) {
  search::Parameters facets;
  std::vector<std::string> rest;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const auto equals = argument.find('=');
    const std::string flag = argument.substr(0, equals);
    if (!flag.starts_with("--") || flag == "--" || is_known(flag, app, command)) {
      rest.push_back(argument);
    } else if (search::is_plain_parameter(flag.substr(2))) {
      return fail(no_facet(flag));
    } else if (equals != std::string::npos) {
      facets.emplace(flag.substr(2), argument.substr(equals + 1));
    } else if (i + 1 < arguments.size() && !arguments[i + 1].starts_with("--")) {
      facets.emplace(flag.substr(2), arguments[++i]);
    } else {
      return fail(Code::Usage, fmt::format("{} needs a value", flag),
                  "wegwijzer facets lists the facets and the ids of their values");
    }
  }
  arguments = std::move(rest);
  return facets;
}

}  // namespace wegwijzer::cli
