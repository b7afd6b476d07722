#include "indexer/extract/sandbox.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "base/files.hpp"
#include "indexer/extract/descriptor.hpp"
#include "indexer/extract/extractor_pool.hpp"
#include "indexer/extract/run_program.hpp"

namespace wegwijzer::extract {
namespace {

using testing::HasSubstr;

/// A socket that listens on loopback.
struct Listener {
  Listener() : socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), size);
    ::listen(socket.get(), 5);
    ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
  }
  Descriptor socket;
  int port = 0;
};

/// Whether a script of bash ends well.
bool succeeds(const std::string& script, Sandbox sandbox) {
  const Command bash = shut_in(
      {
          .program = "/usr/bin/bash", .arguments = {"-c", script},
               .may_write_files = true
  },
      sandbox);
  const auto finished = run_program(bash, "", std::chrono::seconds(20), 100'000);
  return finished && finished->ending.status == 0 && finished->ending.signal == 0;
}

class InBubblewrap : public testing::Test {
 protected:
  void SetUp() override {
    if (available_sandbox() != Sandbox::Bubblewrap) {
      GTEST_SKIP() << "bubblewrap is not installed, or may not make namespaces here";
    }
  }
};

TEST_F(InBubblewrap, ThereIsNoNetwork) {
  const Listener listener;
  const std::string connect = fmt::format("exec 3<>/dev/tcp/127.0.0.1/{}", listener.port);
  EXPECT_TRUE(succeeds(connect, Sandbox::Limits));
  EXPECT_FALSE(succeeds(connect, Sandbox::Bubblewrap));
}

TEST_F(InBubblewrap, ThereAreNoFilesButThoseOfTheSystem) {
  const std::string read = "read line < /etc/passwd";
  EXPECT_TRUE(succeeds(read, Sandbox::Limits));
  EXPECT_FALSE(succeeds(read, Sandbox::Bubblewrap));
  EXPECT_FALSE(succeeds("test -e " + std::string(PROJECT_DIR), Sandbox::Bubblewrap));
  EXPECT_FALSE(succeeds("test -e /tmp", Sandbox::Bubblewrap));
  EXPECT_TRUE(succeeds("test -r /usr/bin/pdftotext", Sandbox::Bubblewrap));
}

TEST_F(InBubblewrap, NothingCanBeWritten) {
  EXPECT_FALSE(succeeds("echo x > /x", Sandbox::Bubblewrap));
  EXPECT_FALSE(succeeds("echo x > /usr/share/x", Sandbox::Bubblewrap));
}

TEST_F(InBubblewrap, ThereAreNoOtherProcesses) {
  const std::string see = fmt::format("test -e /proc/{}/status", getpid());
  EXPECT_TRUE(succeeds(see, Sandbox::Limits));
  // Its own are bwrap's and bash, of low numbers.
  EXPECT_FALSE(succeeds("shopt -s nullglob; all=(/proc/[0-9]*); test ${#all[@]} -gt 3",
                        Sandbox::Bubblewrap));
}

TEST_F(InBubblewrap, WorkersReadDocumentsAndPdfs) {
  ExtractorPool pool({.workers = 1});
  pool.submit(1, {.bytes = "<p>zorg", .media_type = "text/html"}, {});
  pool.submit(2, {.bytes = read_file(std::string(TEST_DIR) + "/golden/pdf/guideline.pdf").value()},
              {});
  std::vector<ExtractorPool::Done> done;
  while (done.size() < 2) {
    for (auto& each : pool.take()) done.push_back(std::move(each));
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  EXPECT_EQ(done[0].extracted.value().text, "zorg");
  EXPECT_THAT(done[1].extracted.value().text, HasSubstr("mondzorg"));
}

TEST(Sandbox, LimitsAloneStillExtract) {
  ExtractorPool pool({.workers = 1, .sandbox = Sandbox::Limits});
  pool.submit(1, {.bytes = "<p>zorg", .media_type = "text/html"}, {});
  std::vector<ExtractorPool::Done> done;
  while (done.empty()) {
    done = pool.take();
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  EXPECT_EQ(done[0].extracted.value().text, "zorg");
}

TEST(Sandbox, ProgramThatIsNotThereIsLeftAsItIs) {
  EXPECT_EQ(shut_in({.program = "/nowhere/x"}, Sandbox::Bubblewrap).program, "/nowhere/x");
}

}  // namespace
}  // namespace wegwijzer::extract
