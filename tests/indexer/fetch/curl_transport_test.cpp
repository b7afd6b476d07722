#include "indexer/fetch/curl_transport.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "support/raw_server.hpp"
#include "support/site_server.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::fetch {
namespace {

using namespace std::chrono_literals;
using testing::Page;
using testing::RawServer;
using testing::SiteServer;
using Connection = testing::RawServer::Connection;

CrawlerConfig loopback_config() {
  CrawlerConfig config;
  config.user_agent = "Wegwijzer-test/0.1 (+https://example.nl/bot)";
  config.allow_private_addresses = {"127.0.0.0/8"};
  config.maximum_bytes = 1'000'000;
  config.connect_timeout = 5s;
  config.total_timeout = 20s;
  return config;
}

Request to(const std::string& url, Validators validators = {}) {
  return {Url::parse(url).value(), std::move(validators)};
}

/// One exchange from beginning to end.
Result<Response> get(const Request& request, const CrawlerConfig& config = loopback_config()) {
  const auto transport = CurlTransport::make(config).value();
  transport->start(7, request);
  auto done = transport->wait(30s);
  if (done.size() != 1 || done.front().ticket != 7) return fail(Code::Io, "no end in sight");
  return std::move(done.front().response);
}

Result<Response> get(const std::string& url, const CrawlerConfig& config = loopback_config()) {
  return get(to(url), config);
}

class CurlTransportSite : public testing::Test {
 protected:
  testing::TempDir folder_;
  SiteServer server_{folder_.path()};
  const std::string host_ = "site.localhost";

  std::string serve(Page page) {
    server_.set_page(host_, "/page", std::move(page));
    return server_.url(host_, "/page");
  }
};

TEST_F(CurlTransportSite, GivesThePageAndItsHead) {
  const auto response = get(serve({
      .content_type = "Text/HTML; Charset=ISO-8859-1",
      .body = "<p>dag",
      .headers = {{"ETag", "W/\"v 1\""},
                  {"Last-Modified", "Sat, 21 Nov 2026 03:00:00 GMT"},
                  {"X-Robots-Tag", "noindex"}}
  }));
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->media_type, "text/html");
  EXPECT_EQ(response->charset, "iso-8859-1");
  EXPECT_EQ(response->robots_tag, "noindex");
  EXPECT_EQ(response->body, "<p>dag");
  EXPECT_EQ(response->validators, (Validators{"W/\"v 1\"", "Sat, 21 Nov 2026 03:00:00 GMT"}));
}

TEST_F(CurlTransportSite, SaysWhoWeAreAndKeepsNoCookies) {
  const std::string url = serve({.headers = {{"Set-Cookie", "a=b; Path=/"}}});
  const auto transport = CurlTransport::make(loopback_config()).value();
  for (int i = 0; i < 2; ++i) {
    transport->start(1, to(url));
    ASSERT_EQ(transport->wait(30s).size(), 1u);
  }
  const auto requests = server_.requests(host_);
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_EQ(requests[1].header("user-agent"), "Wegwijzer-test/0.1 (+https://example.nl/bot)");
  EXPECT_EQ(requests[1].header("cookie"), "");
}

TEST_F(CurlTransportSite, SendsValidatorsWordForWordAndTakes304) {
  const Validators validators{"W/\"v 1\"", "Sat, 21 Nov 2026 03:00:00 GMT"};
  const std::string url = serve({
      .body = "<p>dag",
      .headers = {{"ETag", validators.etag}, {"Last-Modified", validators.last_modified}}
  });
  const auto response = get(to(url, validators));
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->status, 304);
  EXPECT_EQ(response->body, "");
  EXPECT_EQ(server_.requests(host_).front().header("if-none-match"), validators.etag);
  EXPECT_EQ(server_.requests(host_).front().header("if-modified-since"), validators.last_modified);
}

TEST_F(CurlTransportSite, AValidatorWithALineBreakIsNotSent) {
  const auto response = get(to(serve({}), {"\"a\"\r\nX-Evil: 1", ""}));
  ASSERT_TRUE(response);
  EXPECT_EQ(server_.requests(host_).front().header("if-none-match"), "");
  EXPECT_EQ(server_.requests(host_).front().header("x-evil"), "");
}

TEST_F(CurlTransportSite, DecodesACompressedBody) {
  const std::string text(100'000, 'a');
  const auto response = get(serve({.body = text, .compressed = true}));
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->body, text);
}

TEST_F(CurlTransportSite, CountsDecodedBytes) {
  const std::string url = serve({.body = std::string(3'000'000, 'a'), .compressed = true});
  EXPECT_EQ(get(url).error(),
            (Error{Code::Network, url + ": the body is over 1000000 bytes",
                   "raise maximum_bytes in crawler.json when this document is wanted"}));
}

TEST_F(CurlTransportSite, LeavesARedirectAlone) {
  const auto response = get(serve({.status = 302, .headers = {{"Location", "../elders?a"}}}));
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->status, 302);
  EXPECT_EQ(response->location, "../elders?a");
  EXPECT_EQ(server_.requests().size(), 1u);
}

TEST_F(CurlTransportSite, TellsWhenToComeBack) {
  const auto seconds = get(serve({.status = 503, .headers = {{"Retry-After", "120"}}}));
  EXPECT_EQ(seconds->retry_after, 120s);
  const auto past =
      get(serve({.status = 429, .headers = {{"Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"}}}));
  EXPECT_EQ(past->retry_after, 0s);
  const auto future =
      get(serve({.status = 429, .headers = {{"Retry-After", "Fri, 01 Jan 2100 00:00:00 GMT"}}}));
  EXPECT_GT(future->retry_after, std::chrono::hours(24));
}

TEST_F(CurlTransportSite, SendsNoUserNameAndPassword) {
  std::string url = serve({});
  url.insert(url.find("//") + 2, "user:secret@");
  ASSERT_TRUE(get(url));
  EXPECT_EQ(server_.requests(host_).front().header("authorization"), "");
}

TEST_F(CurlTransportSite, RefusesAnAddressThatIsNotAllowed) {
  CrawlerConfig config = loopback_config();
  config.allow_private_addresses.clear();
  const std::string url = server_.url("127.0.0.1", "/");
  EXPECT_EQ(get(url, config).error(),
            (Error{Code::Refused, url + ": leads to 127.0.0.1, a loopback address",
                   "list its block under allow_private_addresses in crawler.json when that is "
                   "meant"}));
  EXPECT_TRUE(server_.requests().empty());
}

TEST_F(CurlTransportSite, RefusesANameThatLeadsToAnAddressThatIsNotAllowed) {
  CrawlerConfig config = loopback_config();
  config.allow_private_addresses.clear();
  const auto response = get(server_.url("evil.localhost"), config);
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().code, Code::Refused) << response.error().what;
  EXPECT_TRUE(server_.requests().empty());
}

TEST_F(CurlTransportSite, NoProxyOfTheEnvironmentIsUsed) {
  ::setenv("http_proxy", "http://127.0.0.1:1/", 1);
  const auto response = get(serve({}));
  ::unsetenv("http_proxy");
  EXPECT_TRUE(response) << response.error().what;
}

TEST_F(CurlTransportSite, ManyAtOnceEachWithItsTicket) {
  for (int i = 0; i < 100; ++i) {
    server_.set_page(host_, "/" + std::to_string(i), {.body = std::to_string(i)});
  }
  const auto transport = CurlTransport::make(loopback_config()).value();
  for (std::uint64_t i = 0; i < 100; ++i) {
    transport->start(i, to(server_.url(host_, "/" + std::to_string(i))));
  }
  std::size_t ended = 0;
  while (ended < 100) {
    const auto done = transport->wait(30s);
    ASSERT_FALSE(done.empty());
    for (const auto& one : done) {
      ASSERT_TRUE(one.response) << one.response.error().what;
      EXPECT_EQ(one.response->body, std::to_string(one.ticket));
    }
    ended += done.size();
  }
}

TEST(CurlTransport, AnEndlessBodyIsCut) {
  const RawServer server([](const Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\n\r\n");
    while (connection.send(std::string(65'536, 'x'))) continue;
  });
  EXPECT_EQ(get(server.url()).error().what, server.url() + ": the body is over 1000000 bytes");
}

// A robots.txt over the limit was no answer, and so closed the whole site.
TEST(CurlTransport, OfABodyOfWhichTheBeginningIsEnoughTheRestDoesNotCome) {
  const RawServer endless([](const Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
    while (connection.send(std::string(65'536, 'x'))) continue;
  });
  const RawServer long_one([](const Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000001\r\n\r\n" +
                    std::string(1'000'001, 'x'));
  });
  for (const std::string& url : {endless.url(), long_one.url()}) {
    Request request = to(url);
    request.enough = 100'000;
    EXPECT_EQ(get(request).value().body, std::string(100'000, 'x'));
    request.enough = 2'000'000;
    EXPECT_EQ(get(request).value().body.size(), 1'000'000u) << "the limit of all bodies holds";
  }
}

TEST(CurlTransport, ABodyThatSaysItIsTooLongIsNotRead) {
  const RawServer server([](const Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000001\r\n\r\nx");
  });
  EXPECT_EQ(get(server.url()).error().what, server.url() + ": the body is over 1000000 bytes");
}

TEST(CurlTransport, EndlessHeadersAreCut) {
  const RawServer server([](const Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\n");
    while (connection.send("X-Filler: " + std::string(500, 'x') + "\r\n")) continue;
  });
  EXPECT_EQ(get(server.url()).error().what, server.url() + ": the headers are over 65536 bytes");
}

TEST(CurlTransport, ASlowDripIsGivenUp) {
  const RawServer server([](const Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\n\r\n");
    while (connection.send("x")) std::this_thread::sleep_for(100ms);
  });
  CrawlerConfig config = loopback_config();
  config.stall_timeout = 1s;
  EXPECT_EQ(get(server.url(), config).error().what,
            server.url() + ": under 100 bytes a second for 1 s");
}

TEST(CurlTransport, AnAnswerThatTakesTooLongIsGivenUp) {
  const RawServer server([](const Connection& connection) {
    while (connection.send("HTTP/1.1 100 Continue\r\n\r\n")) std::this_thread::sleep_for(10ms);
  });
  CrawlerConfig config = loopback_config();
  config.total_timeout = 300ms;
  EXPECT_EQ(get(server.url(), config).error().what,
            server.url() + ": no whole answer within 0.3 s");
}

TEST_F(CurlTransportSite, AConnectionIsUsedAgainAndItsTimeoutIsNamed) {
  CrawlerConfig config = loopback_config();
  config.total_timeout = 500ms;
  const std::string url = serve({});
  const auto transport = CurlTransport::make(config).value();
  transport->start(1, to(url));
  ASSERT_TRUE(transport->wait(30s).at(0).response);
  server_.set_delay(1500ms);
  transport->start(2, to(url));
  EXPECT_EQ(transport->wait(30s).at(0).response.error().what,
            url + ": no whole answer within 0.5 s");
}

TEST(CurlTransport, AConnectionThatIsNotMadeIsNamed) {
  const RawServer server([](const Connection&) { std::this_thread::sleep_for(1s); });
  CrawlerConfig config = loopback_config();
  config.connect_timeout = 300ms;
  std::string url = server.url();
  url.replace(0, 4, "https");  // the TLS handshake gets no answer
  EXPECT_EQ(get(url, config).error().what, url + ": no connection within 0.3 s");
}

TEST(CurlTransport, AServerThatSaysNothingIsNamed) {
  const RawServer server([](const Connection&) {});
  EXPECT_EQ(get(server.url()).error().what,
            server.url() + ": the server closed the connection without an answer");
}

TEST(CurlTransport, WhatIsNoHttpIsNamed) {
  for (const std::string bytes : {"SSH-2.0-OpenSSH_9.2\r\n", "<html>\n", "HTTP/1.1\r\n\r\n"}) {
    const RawServer server([&](const Connection& connection) { connection.send(bytes); });
    EXPECT_EQ(get(server.url()).error().what,
              server.url() + ": what the server sent is no HTTP answer")
        << bytes;
  }
}

TEST(CurlTransport, ABodyThatBreaksOffIsNoAnswer) {
  const RawServer server([](const Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
  });
  EXPECT_EQ(get(server.url()).error().what,
            server.url() + ": the connection broke off after 4 bytes");
}

TEST(CurlTransport, ABodyThatIsNotCodedAsItSaysIsNamed) {
  const RawServer server([](const Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip at all");
  });
  EXPECT_EQ(get(server.url()).error().what,
            server.url() + ": the body cannot be decoded as its Content-Encoding says");
}

TEST(CurlTransport, NestedCodingsAreRefused) {
  const RawServer server([](const Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\n");
  });
  EXPECT_EQ(get(server.url()).error().what,
            server.url() + ": the body has more than one content coding");
}

TEST(CurlTransport, AClosedPortIsNamed) {
  std::string url;
  {
    const RawServer server([](const Connection&) {});
    url = server.url();
  }
  EXPECT_EQ(get(url).error().what, url + ": cannot connect: connection refused");
}

TEST(CurlTransport, ANameThatIsNotFoundIsNamed) {
  EXPECT_EQ(get("http://no-such-name.invalid/").error(),
            (Error{Code::Network,
                   "http://no-such-name.invalid/: the name no-such-name.invalid is not found",
                   "check the name, and whether this machine has a network"}));
}

TEST(CurlTransport, WaitsNoLongerThanItsPatience) {
  const auto transport = CurlTransport::make(loopback_config()).value();
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(transport->wait(50ms).empty());
  EXPECT_GE(std::chrono::steady_clock::now() - start, 50ms);
}

TEST(CurlTransport, AnotherThreadMayWakeIt) {
  const auto transport = CurlTransport::make(loopback_config()).value();
  std::thread waker([&] { transport->wake(); });
  EXPECT_TRUE(transport->wait(1h).empty());
  waker.join();
}

TEST(CurlTransport, MayEndWithRequestsUnderWay) {
  const RawServer server([](const Connection& connection) {
    while (connection.send("HTTP/1.1 100 Continue\r\n\r\n")) std::this_thread::sleep_for(10ms);
  });
  const auto transport = CurlTransport::make(loopback_config()).value();
  transport->start(1, to(server.url()));
  EXPECT_TRUE(transport->wait(50ms).empty());
}

TEST(CurlTransport, ABlockThatIsNoneIsAnErrorOfConfiguration) {
  CrawlerConfig config = loopback_config();
  config.allow_private_addresses = {"here"};
  EXPECT_EQ(CurlTransport::make(config).error().what, "\"here\" is no block of addresses");
}

}  // namespace
}  // namespace wegwijzer::fetch
