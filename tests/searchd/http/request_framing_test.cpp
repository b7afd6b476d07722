#include "searchd/http/request_framing.hpp"

#include <gmock/gmock.h>

#include <ostream>

namespace wegwijzer::http {

void PrintTo(const Framing& framing, std::ostream* out) {
  if (const auto* more = std::get_if<NeedsMore>(&framing)) *out << "needs " << more->at_least;
  if (const auto* framed = std::get_if<Framed>(&framing)) {
    *out << "framed " << framed->length << (framed->keep_alive ? ", keep" : ", close");
  }
  if (const auto* refused = std::get_if<Refused>(&framing)) {
    *out << "refused " << refused->status << ": " << refused->detail;
  }
}

namespace {

using ::testing::TestWithParam;
using ::testing::Values;

constexpr auto by_name = [](const auto& tested) { return std::string(tested.param.name); };

std::string get(const std::string& fields = {}) {
  return "GET /a HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

std::string fields(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += "a: b\r\n";
  return all;
}

struct WholeCase {
  const char* name;
  std::string bytes;
  bool keep_alive;
};

class FrameAccepts : public TestWithParam<WholeCase> {};

TEST_P(FrameAccepts, WholeRequest) {
  const auto& c = GetParam();
  EXPECT_EQ(frame(c.bytes), Framing(Framed{c.bytes.size(), c.keep_alive}));
  EXPECT_EQ(frame(c.bytes + "GET /next"), Framing(Framed{c.bytes.size(), c.keep_alive}))
      << "what follows is the next request";
}

INSTANTIATE_TEST_SUITE_P(
    , FrameAccepts,
    Values(
        WholeCase{"PlainGet", get(), true},
        WholeCase{"BodyOfTheGivenLength",
                  "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", true},
        WholeCase{"BodyOnGet", "GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", true},
        WholeCase{"EmptyBody", get("Content-Length: 0\r\n"), true},
        WholeCase{"ConnectionClose", get("Connection: close\r\n"), false},
        // RFC 9110 section 7.6.1: a list, in any case
        WholeCase{"ConnectionCloseInAList", get("connection: Keep-Alive, Close\r\n"), false},
        WholeCase{"Http10ClosesByDefault", "GET /a HTTP/1.0\r\n\r\n", false},
        WholeCase{"Http10KeepsWhenAsked", "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
                  true},
        WholeCase{"AHundredFields", "GET /a HTTP/1.1\r\nHost: x\r\n" + fields(99) + "\r\n", true},
        WholeCase{"FieldWithoutValue", get("Accept:\r\n"), true},
        WholeCase{"LongQuery", "GET /" + std::string(7900, 'q') + " HTTP/1.1\r\nHost: x\r\n\r\n",
                  true},
        WholeCase{"LargestBody",
                  "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1048576\r\n\r\n" +
                      std::string(1048576, 'b'),
                  true}),
    by_name);

struct RefusedCase {
  const char* name;
  std::string bytes;
  int status;
};

class FrameRefuses : public TestWithParam<RefusedCase> {};

TEST_P(FrameRefuses, Request) {
  const Framing framing = frame(GetParam().bytes);
  ASSERT_TRUE(std::holds_alternative<Refused>(framing)) << ::testing::PrintToString(framing);
  EXPECT_EQ(std::get<Refused>(framing).status, GetParam().status);
}

INSTANTIATE_TEST_SUITE_P(
    , FrameRefuses,
    Values(
        // request line, RFC 9112 section 3
        RefusedCase{"NoVersion", "GET /a\r\nHost: x\r\n\r\n", 400},
        RefusedCase{"SpaceInTarget", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        RefusedCase{"NoToken", "G@T /a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        RefusedCase{"NulInTarget", std::string("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 29), 400},
        RefusedCase{"TlsHello", std::string("\x16\x03\x01\x02\x00\r\n\r\n", 9), 400},
        RefusedCase{"Http2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        RefusedCase{"LongLineWhole",
                    "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
        RefusedCase{"LongLineGrowing", "GET /" + std::string(9000, 'a'), 414},
        RefusedCase{"NoHost", "GET /a HTTP/1.1\r\n\r\n", 400},
        RefusedCase{"TwoHosts", get("Host: y\r\n"), 400},
        // field lines, section 5
        RefusedCase{"FieldWithoutColon", get("abc\r\n"), 400},
        RefusedCase{"SpaceBeforeColon", get("Content-Length : 3\r\n"), 400},
        RefusedCase{"FoldedField", get("a: b\r\n c\r\n"), 400},
        RefusedCase{"BareLineFeed", get("a: b\nContent-Length: 3\r\n"), 400},
        RefusedCase{"BareCarriageReturn", get("a: b\rc\r\n"), 400},
        RefusedCase{"EmptyName", get(": b\r\n"), 400},
        RefusedCase{"HundredAndOneFields", "GET /a HTTP/1.1\r\nHost: x\r\n" + fields(100) + "\r\n",
                    431},
        RefusedCase{"LongField", get("a: " + std::string(8000, 'b') + "\r\n"), 431},
        RefusedCase{"HeadGrowing", "GET /a HTTP/1.1\r\n" + fields(3000), 431},
        RefusedCase{"LargeHead",
                    get("a: " + std::string(7000, 'b') + "\r\nc: " + std::string(7000, 'd') +
                        "\r\ne: " + std::string(7000, 'f') + "\r\n"),
                    431},
        // the end of the body, section 6
        RefusedCase{"Chunked", get("Transfer-Encoding: chunked\r\n"), 411},
        RefusedCase{"ChunkedAndLength", get("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"),
                    411},
        RefusedCase{"TwoLengths", get("Content-Length: 3\r\nContent-Length: 3\r\n"), 400},
        RefusedCase{"LengthList", get("Content-Length: 3, 3\r\n"), 400},
        RefusedCase{"NegativeLength", get("Content-Length: -1\r\n"), 400},
        RefusedCase{"PlusLength", get("Content-Length: +3\r\n"), 400},
        RefusedCase{"HexLength", get("Content-Length: 0x3\r\n"), 400},
        RefusedCase{"WordLength", get("Content-Length: abc\r\n"), 400},
        RefusedCase{"EmptyLength", get("Content-Length:\r\n"), 400},
        RefusedCase{"LargeBody", get("Content-Length: 1048577\r\n"), 413},
        RefusedCase{"OverflowingLength", get("Content-Length: 99999999999999999999999\r\n"), 413},
        RefusedCase{"GzipBody", get("Content-Encoding: gzip\r\n"), 415}),
    by_name);

TEST(Frame, EveryBeginningOfARequestNeedsMore) {
  const std::string whole = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Framing framing = frame(whole.substr(0, size));
    ASSERT_TRUE(std::holds_alternative<NeedsMore>(framing)) << size;
    EXPECT_GT(std::get<NeedsMore>(framing).at_least, size);
    EXPECT_LE(std::get<NeedsMore>(framing).at_least, whole.size());
  }
}

TEST(Frame, OnceTheHeadIsThereItAsksForTheWholeBody) {
  const std::string head = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";
  EXPECT_EQ(frame(head), Framing(NeedsMore{head.size() + 1000}));
}

TEST(LeadingEmptyLines, AreCountedWhole) {
  EXPECT_EQ(leading_empty_lines("\r\n\r\nGET"), 4u);
  EXPECT_EQ(leading_empty_lines("\r"), 0u);
  EXPECT_EQ(leading_empty_lines("GET"), 0u);
}

struct VettedCase {
  const char* name;
  std::string before;
  std::string after;
};

class Vetted : public TestWithParam<VettedCase> {};

TEST_P(Vetted, Request) { EXPECT_EQ(vetted(GetParam().before), GetParam().after); }

INSTANTIATE_TEST_SUITE_P(
    , Vetted,
    Values(VettedCase{"KeepsOrdinaryFields", get("Accept: */*\r\n"), get("Accept: */*\r\n")},
           VettedCase{"KeepsTheBody", get("Content-Length: 3\r\n") + "a\r\n",
                      get("Content-Length: 3\r\n") + "a\r\n"},
           VettedCase{"DropsRange", get("Range: bytes=0-,0-\r\nIf-Range: \"a\"\r\n"), get()},
           VettedCase{"DropsExpect", get("expect: 100-continue\r\n"), get()},
           VettedCase{"DropsWhatTheLibrarySetsItself",
                      get("REMOTE_ADDR: 6.6.6.6\r\nLocal_Port: 1\r\n"), get()},
           VettedCase{"OffersGzipOnly", get("Accept-Encoding: br, gzip;q=0.8\r\n"),
                      get("Accept-Encoding: gzip\r\n")},
           VettedCase{"HearsThatGzipIsNotWanted", get("Accept-Encoding: gzip;q=0, br\r\n"), get()},
           VettedCase{"EscapesLaterQuestionMarks", "GET /a?q=wat?&b=? HTTP/1.1\r\nHost: x\r\n\r\n",
                      "GET /a?q=wat%3F&b=%3F HTTP/1.1\r\nHost: x\r\n\r\n"},
           VettedCase{"Http10WithoutFields", "GET /a HTTP/1.0\r\n\r\n", "GET /a HTTP/1.0\r\n\r\n"}),
    by_name);

}  // namespace
}  // namespace wegwijzer::http
