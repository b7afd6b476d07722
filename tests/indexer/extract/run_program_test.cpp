#include "indexer/extract/run_program.hpp"

#include <gmock/gmock.h>
#include <signal.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

namespace wegwijzer::extract {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

Command shell(std::string script) {
  return {
      .program = "/bin/sh", .arguments = {"-c", script}
  };
}

Finished run(const Command& command, std::string_view input = {}) {
  return run_program(command, input, seconds(10), 1'000'000).value();
}

/// A zombie is not: nobody may be there to reap it.
bool is_running(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  const std::string stat((std::istreambuf_iterator<char>(file)), {});
  return !stat.empty() && stat.find(") Z ") == std::string::npos;
}

TEST(RunProgram, GivesOutputErrorsAndStatus) {
  const Finished finished = run(shell("cat; echo mis >&2; exit 3"), "zorg");
  EXPECT_EQ(finished.output, "zorg");
  EXPECT_EQ(finished.errors, "mis\n");
  EXPECT_EQ(finished.ending.status, 3);
  EXPECT_EQ(finished.by, Finished::By::Itself);
}

TEST(RunProgram, HandlesInputLargerThanAPipe) {
  const std::string input(900'000, 'x');
  EXPECT_EQ(run(shell("cat"), input).output, input);
}

TEST(RunProgram, GivesNoEnvironmentAndNoOtherDescriptor) {
  EXPECT_EQ(run({.program = "/usr/bin/env"}).output, "");
  EXPECT_EQ(run(shell("ls /proc/self/fd | wc -l")).output, "4\n");  // 0, 1, 2 and ls's own
}

TEST(RunProgram, GivesNoNewPrivileges) {
  EXPECT_EQ(run(shell("grep NoNewPrivs /proc/self/status")).output, "NoNewPrivs:\t1\n");
}

TEST(RunProgram, LimitsMemoryCpuAndFiles) {
  Command limited = shell("ulimit -v; ulimit -t; ulimit -f; ulimit -c");
  limited.address_space = 512 << 20;
  limited.cpu = seconds(7);
  EXPECT_EQ(run(limited).output, "524288\n7\n0\n0\n");
}

TEST(RunProgram, KillsAfterTheTimeLimit) {
  const auto finished = run_program(shell("exec sleep 3600"), "", milliseconds(200), 100);
  ASSERT_TRUE(finished);
  EXPECT_EQ(finished->by, Finished::By::Time);
  EXPECT_EQ(finished->ending.signal, SIGKILL);
}

TEST(RunProgram, KillsWhatTheProgramStartedToo) {
  const auto finished = run_program(shell("sleep 60 & echo $!; wait"), "", milliseconds(500), 100);
  ASSERT_TRUE(finished);
  const pid_t started = std::stoi(finished->output);
  for (int i = 0; i < 500 && is_running(started); ++i)
    std::this_thread::sleep_for(milliseconds(10));
  EXPECT_FALSE(is_running(started));
}

TEST(RunProgram, KillsAfterTheOutputLimit) {
  const auto finished = run_program(shell("exec cat /dev/zero"), "", seconds(10), 100'000);
  ASSERT_TRUE(finished);
  EXPECT_EQ(finished->by, Finished::By::Output);
}

TEST(RunProgram, OutputOfJustTheLimitIsFine) {
  const auto finished = run_program(shell("printf 12345"), "", seconds(10), 5);
  ASSERT_TRUE(finished);
  EXPECT_EQ(finished->by, Finished::By::Itself);
  EXPECT_EQ(finished->output, "12345");
}

TEST(RunProgram, TellsTheSignal) { EXPECT_EQ(run(shell("kill -SEGV $$")).ending.signal, SIGSEGV); }

TEST(RunProgram, ProgramThatIsNotThereIsAnError) {
  const auto finished = run_program({.program = "/nowhere/x"}, "", seconds(1), 1);
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().code, Code::Io);
  EXPECT_EQ(finished.error().what, "/nowhere/x: cannot be started: No such file or directory");
}

}  // namespace
}  // namespace wegwijzer::extract
