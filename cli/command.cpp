#include "cli/command.hpp"

#include <fmt/format.h>

namespace wegwijzer::cli {

ExitStatus report_error(const Error& error) {
  fmt::print(stderr, "{}", to_text(error));
  return exit_status(error.code);
}

}  // namespace wegwijzer::cli
