#include "searchd/http/front.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "raw_client.hpp"

namespace wegwijzer::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::body_of;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::Not;
using testing::RawClient;
using ::testing::StartsWith;
using testing::status_of;

/// Answers each request with its own bytes; "/slow" takes a while.
Answer echo(std::string_view request, bool keep_alive, std::string_view) {
  if (request.starts_with("GET /slow")) std::this_thread::sleep_for(milliseconds(300));
  return {"HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(request.size()) + "\r\n" +
              (keep_alive ? "" : "Connection: close\r\n") + "\r\n" + std::string(request),
          keep_alive};
}

FrontOptions impatient() {
  FrontOptions options;
  options.deadlines = {milliseconds(200), milliseconds(200), milliseconds(200), seconds(5)};
  return options;
}

/// A front that serves in a thread of its own until it goes.
class RunningFront {
 public:
  explicit RunningFront(const FrontOptions& options = {}, const std::string& at = "127.0.0.1:0",
                        const Handler& handler = echo)
      : front_(std::move(
            *Front::open(std::move(*Listener::open(at)), options, [handler] { return handler; }))),
        thread_([this] { front_->run(); }) {}

  ~RunningFront() { stop(); }

  void ask_to_stop() { front_->stop(); }
  void stop() {
    front_->stop();
    if (thread_.joinable()) thread_.join();
  }

  const std::string& address() const { return front_->address(); }
  RawClient connect() const { return RawClient(front_->address()); }

  int status_for(std::string_view bytes) const {
    RawClient client = connect();
    client.send(bytes);
    return status_of(client.read_response());
  }

 private:
  std::unique_ptr<Front> front_;
  std::thread thread_;
};

constexpr std::string_view plain_get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

long resident_kilobytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
  }
  return 0;
}

TEST(Front, AnswersARequest) {
  RunningFront front;
  EXPECT_THAT(front.address(), StartsWith("http://127.0.0.1:"));
  RawClient client = front.connect();
  client.send(plain_get);
  const std::string response = client.read_response();
  EXPECT_EQ(status_of(response), 200);
  EXPECT_EQ(body_of(response), plain_get);
}

TEST(Front, AnswersPipelinedRequestsInOrder) {
  RunningFront front;
  RawClient client = front.connect();
  client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(body_of(client.read_response()), StartsWith("GET /slow"));
  EXPECT_THAT(body_of(client.read_response()), StartsWith("GET /second"));
}

TEST(Front, DoesNotTakeABodyForARequest) {
  RunningFront front;
  RawClient client = front.connect();
  const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
  client.send("GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(smuggled.size()) +
              "\r\nConnection: close\r\n\r\n" + smuggled);
  const std::string all = client.read_to_end();
  EXPECT_EQ(all.find("HTTP/1.1 200"), all.rfind("HTTP/1.1 200")) << all;
}

TEST(Front, AnswersARequestThatComesByteByByte) {
  RunningFront front;
  RawClient client = front.connect();
  for (const char c : plain_get) client.send({&c, 1});
  EXPECT_EQ(status_of(client.read_response()), 200);
}

TEST(Front, IgnoresEmptyLinesBeforeARequest) {
  RunningFront front;
  EXPECT_EQ(front.status_for("\r\n\r\n" + std::string(plain_get)), 200);
}

TEST(Front, AnswersAClientThatHasFinishedSending) {
  RunningFront front;
  RawClient client = front.connect();
  client.send(plain_get);
  client.finish_sending();
  EXPECT_EQ(status_of(client.read_to_end()), 200);
}

TEST(Front, RefusalIsAProblemWithAnId) {
  RunningFront front;
  RawClient client = front.connect();
  client.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string response = client.read_to_end();
  EXPECT_THAT(response, StartsWith("HTTP/1.1 411 Length Required\r\n"));
  EXPECT_EQ(header_of(response, "Content-Type"), "application/problem+json");
  EXPECT_EQ(header_of(response, "Connection"), "close");
  const std::string id = header_of(response, "X-Request-Id");
  EXPECT_EQ(body_of(response),
            R"({"type":"about:blank","title":"Length Required","status":411,"detail":"a body )"
            R"(needs a Content-Length; Transfer-Encoding is not accepted","request_id":")" +
                id + "\"}");
}

TEST(Front, RefusalOfHeadHasNoBody) {
  RunningFront front;
  RawClient client = front.connect();
  client.send("HEAD /a HTTP/1.1\r\n\r\n");
  const std::string response = client.read_to_end();
  EXPECT_EQ(status_of(response), 400);
  EXPECT_EQ(body_of(response), "");
}

TEST(Front, RefusesHundredThousandHeaders) {
  RunningFront front;
  RawClient client = front.connect();
  client.send("GET /a HTTP/1.1\r\nHost: x\r\n");
  std::string thousand;
  for (int i = 0; i < 1000; ++i) thousand += "header: value\r\n";
  for (int i = 0; i < 100 && client.send(thousand); ++i) {
  }
  EXPECT_EQ(status_of(client.read_to_end()), 431);
}

TEST(Front, RefusesARequestLineOf200MegabytesInLittleMemory) {
  RunningFront front;
  const long before = resident_kilobytes();
  RawClient client = front.connect();
  client.send("GET /");
  const std::string megabyte(1024 * 1024, 'a');
  for (int i = 0; i < 200 && client.send(megabyte); ++i) {
  }
  EXPECT_EQ(status_of(client.read_to_end()), 414);
  // Of 200: the megabyte above, and what a sanitizer adds to it.
  EXPECT_LT(resident_kilobytes() - before, 20 * 1024);
}

TEST(Front, RefusesALargeOrEncodedBodyBeforeReadingIt) {
  RunningFront front;
  const std::string post = "POST /a HTTP/1.1\r\nHost: x\r\n";
  EXPECT_EQ(front.status_for(post + "Content-Length: 104857600\r\n\r\n"), 413);
  EXPECT_EQ(front.status_for(post + "Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"), 415);
}

TEST(Front, CutsASlowRequestAtItsDeadlineCountedFromTheFirstByte) {
  RunningFront front(impatient());
  RawClient client = front.connect();
  client.send("GET /a HTTP/1.1\r\nX: ");
  const auto begin = std::chrono::steady_clock::now();
  bool open = true;
  while (open && std::chrono::steady_clock::now() - begin < seconds(5)) {
    client.send("a");
    open = !client.is_closed_within(milliseconds(20));
  }
  EXPECT_FALSE(open);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(2));
}

TEST(Front, EmptyLinesBuyNoTime) {
  RunningFront front(impatient());
  RawClient client = front.connect();
  bool open = true;
  for (int i = 0; i < 100 && open; ++i) {
    client.send("\r\n");
    open = !client.is_closed_within(milliseconds(20));
  }
  EXPECT_FALSE(open);
}

TEST(Front, ClosesAnIdleConnection) {
  RunningFront front(impatient());
  RawClient client = front.connect();
  EXPECT_TRUE(client.is_closed_within(seconds(2)));
}

TEST(Front, CutsAClientThatDoesNotTakeItsAnswer) {
  std::atomic<bool> answered = false;
  const Handler large = [&](std::string_view, bool keep_alive, std::string_view) {
    answered = true;
    return Answer{"HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n" + std::string(1 << 26, 'x'),
                  keep_alive};
  };
  RunningFront front(impatient(), "127.0.0.1:0", large);
  RawClient client = front.connect();
  client.send(plain_get);
  std::this_thread::sleep_for(milliseconds(600));
  EXPECT_TRUE(answered);
  EXPECT_LT(client.read_to_end().size(), std::size_t{1} << 26);
}

TEST(Front, IdleAndSlowClientsDoNotKeepOthersWaiting) {
  RunningFront front;
  std::vector<RawClient> idle;
  for (int i = 0; i < 200; ++i) {
    idle.push_back(front.connect());
    if (i % 2 == 0) idle.back().send("GET /a HTTP/1.1\r\nX: ");
  }
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(front.status_for(plain_get), 200);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(500));
}

TEST(Front, SaysThatItIsBusyWhenTheQueueIsFull) {
  FrontOptions options;
  options.longest_queue = 1;
  RunningFront front(options);
  std::vector<RawClient> clients;
  for (int i = 0; i < 6; ++i) {
    clients.push_back(front.connect());
    clients.back().send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  int served = 0;
  int busy = 0;
  for (RawClient& client : clients) {
    const std::string response = client.read_response();
    if (status_of(response) == 200) ++served;
    if (status_of(response) != 503) continue;
    ++busy;
    EXPECT_EQ(header_of(response, "Retry-After"), "1");
    client.send(plain_get);
    EXPECT_NE(status_of(client.read_response()), 0) << "the connection stays of use";
  }
  EXPECT_GE(busy, 3);
  EXPECT_GE(served, 1);
  EXPECT_EQ(served + busy, 6);
}

TEST(Front, TurnsAwayWhoComesAfterTheLastFreePlace) {
  FrontOptions options;
  options.most_connections = 2;
  RunningFront front(options);
  RawClient first = front.connect();
  RawClient second = front.connect();
  RawClient third = front.connect();
  EXPECT_EQ(status_of(third.read_to_end()), 503);
  first.send(plain_get);
  EXPECT_EQ(status_of(first.read_response()), 200);
}

TEST(Front, AnswersWhatIsUnderWayWhenItStops) {
  RunningFront front;
  RawClient busy = front.connect();
  RawClient idle = front.connect();
  busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(milliseconds(100));
  const auto begin = std::chrono::steady_clock::now();
  front.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(2)) << "idle ones delay nothing";
  EXPECT_EQ(status_of(busy.read_to_end()), 200);
  EXPECT_EQ(idle.read_to_end(), "");
  EXPECT_FALSE(front.connect().is_connected());
}

TEST(Front, StopsInTimeWhenAClientDoesNotTakeItsAnswer) {
  FrontOptions options;
  options.deadlines.drain = milliseconds(200);
  RunningFront front(options, "127.0.0.1:0",
                     [](std::string_view, bool keep_alive, std::string_view) {
                       return Answer{std::string(1 << 26, 'x'), keep_alive};
                     });
  RawClient client = front.connect();
  client.send(plain_get);
  std::this_thread::sleep_for(milliseconds(100));
  const auto begin = std::chrono::steady_clock::now();
  front.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(2));
}

TEST(Listener, ServesOnASocketFileAndRemovesIt) {
  const std::string path = ::testing::TempDir() + "front_test.sock";
  {
    RunningFront front({}, "unix:" + path);
    EXPECT_EQ(front.address(), "unix:" + path);
    EXPECT_EQ(front.status_for(plain_get), 200);
    const auto second = Listener::open("unix:" + path);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Code::Io);
    EXPECT_EQ(front.status_for(plain_get), 200) << "the attempt took nothing away";
  }
  EXPECT_FALSE(std::ifstream(path).good());
  EXPECT_FALSE(RawClient("unix:" + path).is_connected());
}

TEST(Listener, ReplacesASocketFileThatNobodyListensOn) {
  const std::string path = ::testing::TempDir() + "front_test_stale.sock";
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  path.copy(name.sun_path, path.size());
  {
    const FileDescriptor left_behind(socket(AF_UNIX, SOCK_STREAM, 0));
    ASSERT_EQ(bind(left_behind.get(), reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
  }
  EXPECT_TRUE(Listener::open("unix:" + path));
}

TEST(Listener, LeavesAnOrdinaryFileAlone) {
  const std::string path = ::testing::TempDir() + "front_test_file";
  std::ofstream(path) << "precious";
  const auto listener = Listener::open("unix:" + path);
  ASSERT_FALSE(listener);
  EXPECT_THAT(listener.error().what, HasSubstr("Address already in use"));
  EXPECT_TRUE(std::ifstream(path).good());
  std::remove(path.c_str());
}

TEST(Listener, APortBelongsToOneProgram) {
  const auto first = Listener::open("127.0.0.1:0");
  ASSERT_TRUE(first);
  const std::string address = first->address().substr(std::string("http://").size());
  const auto second = Listener::open(address);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().what, "cannot listen on " + address + ": Address already in use");
  EXPECT_EQ(second.error().hint,
            "another program has it; stop that one or choose another with --listen");
}

class ListenerRefuses : public ::testing::TestWithParam<const char*> {};

TEST_P(ListenerRefuses, WhatIsNoAddress) {
  const auto listener = Listener::open(GetParam());
  ASSERT_FALSE(listener);
  EXPECT_EQ(listener.error().code, Code::Usage);
  EXPECT_THAT(listener.error().hint, Not(::testing::IsEmpty()));
}

INSTANTIATE_TEST_SUITE_P(, ListenerRefuses,
                         ::testing::Values("", "8080", ":8080", "127.0.0.1", "127.0.0.1:",
                                           "127.0.0.1:http", "127.0.0.1:99999", "::1:8080",
                                           "[127.0.0.1]:80", "no such host:80", "unix:"));

}  // namespace
}  // namespace wegwijzer::http
