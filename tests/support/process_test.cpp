#include "support/process.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <system_error>

#include "support/temp_dir.hpp"

namespace wegwijzer::testing {
namespace {

using namespace std::chrono_literals;

Command shell(const std::string& script) {
  return {
      .args = {"sh", "-c", script}
  };
}

TEST(Run, GivesStatusAndBothOutputs) {
  const Finished finished = run(shell("echo uit; echo fout >&2; exit 3"));
  EXPECT_EQ(finished.status, 3);
  EXPECT_EQ(finished.out, "uit\n");
  EXPECT_EQ(finished.err, "fout\n");
  EXPECT_FALSE(finished.timed_out);
}

TEST(Run, TakesMoreOutputThanAPipeHolds) {
  const Finished finished = run(shell("head -c 3000000 /dev/zero; head -c 200000 /dev/zero >&2"));
  EXPECT_EQ(finished.out.size(), 3'000'000u);
  EXPECT_EQ(finished.err.size(), 200'000u);
}

TEST(Run, SetsEnvironmentAndFolder) {
  const TempDir folder;
  Command command = shell("echo $WOORD; pwd -P");
  command.environment = {
      {"WOORD", "rouw"}
  };
  command.folder = folder.path();
  EXPECT_EQ(run(command).out, "rouw\n" + std::filesystem::canonical(folder.path()).string() + "\n");
}

TEST(Run, KillsWhatTakesTooLongWithItsChildren) {
  const auto before = std::chrono::steady_clock::now();
  const Finished finished = run(shell("echo begin; sleep 60 | cat"), 100ms);
  EXPECT_LT(std::chrono::steady_clock::now() - before, 10s);
  EXPECT_TRUE(finished.timed_out);
  EXPECT_EQ(finished.status, 128 + SIGKILL);
  EXPECT_EQ(finished.out, "begin\n");
}

TEST(Run, DoesNotWaitForADaemonThatHoldsThePipe) {
  const auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(run(shell("sleep 5 & echo klaar")).out, "klaar\n");
  EXPECT_LT(std::chrono::steady_clock::now() - before, 4s);
}

TEST(Run, ThrowsWhenThereIsNoSuchProgram) {
  EXPECT_THROW(run({.args = {"/no/such/program"}}), std::system_error);
}

TEST(Process, GivesLinesAsTheyCome) {
  Process process(shell("echo een; echo twee; exec sleep 60"));
  EXPECT_EQ(process.read_line(10s), "een");
  EXPECT_EQ(process.read_line(10s), "twee");
  EXPECT_EQ(process.read_line(50ms), std::nullopt);
  process.signal(SIGTERM);
  EXPECT_EQ(process.wait(10s).status, 128 + SIGTERM);
}

TEST(Process, GivesNoMoreLinesAfterTheEnd) {
  Process process(shell("echo een; printf rest"));
  EXPECT_EQ(process.read_line(10s), "een");
  EXPECT_EQ(process.read_line(10s), std::nullopt);
  EXPECT_EQ(process.wait(10s).out, "een\nrest");
}

TEST(Process, IsKilledWhenItIsLetGo) {
  pid_t pid = 0;
  {
    const Process process(shell("exec sleep 60"));
    pid = process.pid();
  }
  EXPECT_EQ(::kill(pid, 0), -1);
}

TEST(TempDir, IsGoneAfterwards) {
  std::filesystem::path path;
  {
    const TempDir folder;
    path = folder.path();
    const auto file = folder.write("diep/blad.txt", "tekst");
    EXPECT_EQ(std::filesystem::file_size(file), 5u);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace wegwijzer::testing
