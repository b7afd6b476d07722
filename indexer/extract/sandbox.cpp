#include "indexer/extract/sandbox.hpp"

#include <chrono>
#include <filesystem>
#include <system_error>

#include "indexer/extract/run_program.hpp"

namespace wegwijzer::extract {

namespace {

constexpr const char* bubblewrap = "/usr/bin/bwrap";

/// Where the program stands inside: its own folder may hold anything.
constexpr const char* program_inside = "/program";

/// The sanitizers read /proc. Nothing else does, and a service whose /proc/sys is protected may not
/// mount one.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool needs_proc = true;
#else
constexpr bool needs_proc = false;
#endif

/// Debian's /bin and /lib are links into /usr.
std::vector<std::string> bubblewrap_arguments(const std::string& program) {
  std::vector<std::string> arguments{"--unshare-all",
                                     "--unshare-user",
                                     "--uid",
                                     "65534",
                                     "--gid",
                                     "65534",
                                     "--cap-drop",
                                     "ALL",
                                     "--die-with-parent",
                                     "--ro-bind",
                                     "/usr",
                                     "/usr",
                                     "--symlink",
                                     "usr/bin",
                                     "/bin",
                                     "--symlink",
                                     "usr/lib",
                                     "/lib",
                                     "--symlink",
                                     "usr/lib64",
                                     "/lib64",
                                     "--ro-bind-try",
                                     "/etc/ld.so.cache",
                                     "/etc/ld.so.cache",
                                     "--ro-bind-try",
                                     "/etc/fonts",
                                     "/etc/fonts",
                                     "--ro-bind",
                                     program,
                                     program_inside};
  if (needs_proc) arguments.insert(arguments.end(), {"--proc", "/proc"});
  arguments.insert(arguments.end(), {"--remount-ro", "/", "--chdir", "/", "--", program_inside});
  return arguments;
}

Sandbox try_bubblewrap() {
  const Command nothing = shut_in({.program = "/usr/bin/true"}, Sandbox::Bubblewrap);
  const auto finished = run_program(nothing, "", std::chrono::seconds(5), 1000);
  const bool works = finished && finished->by == Finished::By::Itself &&
                     finished->ending.signal == 0 && finished->ending.status == 0;
  return works ? Sandbox::Bubblewrap : Sandbox::Limits;
}

}  // namespace

Sandbox available_sandbox() {
  static const Sandbox available = try_bubblewrap();
  return available;
}

std::string_view describe(Sandbox sandbox) {
  return sandbox == Sandbox::Bubblewrap
             ? "shut in by bubblewrap: no network, no files"
             : "limits only: bubblewrap is not installed, or may not make namespaces here";
}

Command shut_in(Command command, Sandbox sandbox) {
  std::error_code missing;
  const auto program = std::filesystem::canonical(command.program, missing);
  if (sandbox == Sandbox::Limits || missing) return command;
  std::vector<std::string> arguments = bubblewrap_arguments(program);
  arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
  command.program = bubblewrap;
  command.arguments = std::move(arguments);
  return command;
}

}  // namespace wegwijzer::extract
