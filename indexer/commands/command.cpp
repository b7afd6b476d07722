#include "indexer/commands/command.hpp"

#include <fmt/format.h>

namespace wegwijzer::commands {

ExitStatus report_error(const Error& error) {
  fmt::print(stderr, "{}", to_text(error));
  return exit_status(error.code);
}

}  // namespace wegwijzer::commands
