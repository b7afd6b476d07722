#pragma once

#include <string_view>

#include "indexer/extract/child_process.hpp"

namespace wegwijzer::extract {

/// What stands between a process that parses hostile bytes and the rest of the machine.
enum class Sandbox {
  /// What ChildProcess gives every process: limits, no new privileges, an empty environment.
  Limits,
  /// Besides that, by bubblewrap: no network, no other processes, nobody's rights, and of the file
  /// system only /usr and what the loader and poppler read, all read-only.
  Bubblewrap,
};

/// The best that this machine allows, found by trying it once per program: containers often forbid
/// the namespaces that bubblewrap needs. Safe to call from any thread.
Sandbox available_sandbox();

/// For the log: what is in use, and what would be better.
std::string_view describe(Sandbox sandbox);

/// `command` to be run in `sandbox`. The program is found by its path now; one that is not there
/// is left as it is, so that starting it gives the error. In bubblewrap a signal that ends the
/// program becomes exit status 128 and the signal's number.
Command shut_in(Command command, Sandbox sandbox);

}  // namespace wegwijzer::extract
