#include "indexer/fetch/response_head.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::fetch {
namespace {

Response head(std::initializer_list<std::string_view> lines) {
  ResponseHead head;
  for (const auto line : lines) EXPECT_EQ(head.add(line), ResponseHead::Outcome::Good) << line;
  Response response;
  head.fill(response);
  return response;
}

struct ContentType {
  std::string value, media_type, charset;
};

TEST(ResponseHead, SplitsTheContentType) {
  const auto cases = std::to_array<ContentType>({
      {"text/html",                                           "text/html", ""            },
      {"Text/HTML; charset=UTF-8",                            "text/html", "utf-8"       },
      {"text/html;charset=\"ISO-8859-1\"",                    "text/html", "iso-8859-1"  },
      {"text/html; boundary=x; Charset = 'windows-1252' ; y", "text/html", "windows-1252"},
      {"text/html; charset=",                                 "text/html", ""            },
      {"text/html;;;",                                        "text/html", ""            },
      {"; charset=utf-8",                                     "",          "utf-8"       },
      {"",                                                    "",          ""            },
  });
  for (const ContentType& c : cases) {
    const Response response = head({"HTTP/1.1 200 OK\r\n", "Content-Type: " + c.value + "\r\n"});
    EXPECT_EQ(response.media_type, c.media_type) << c.value;
    EXPECT_EQ(response.charset, c.charset) << c.value;
  }
}

TEST(ResponseHead, KeepsValidatorsWordForWord) {
  const Response response = head({"HTTP/2 200\r\n", "etag:  W/\"a b\" \r\n",
                                  "LAST-MODIFIED: Sat, 21 Nov 2026 03:00:00 GMT\r\n"});
  EXPECT_EQ(response.validators, (Validators{"W/\"a b\"", "Sat, 21 Nov 2026 03:00:00 GMT"}));
}

TEST(ResponseHead, KeepsRobotsTagsOnLinesOfTheirOwn) {
  EXPECT_EQ(
      head({"HTTP/1.1 200 OK\r\n", "X-Robots-Tag: noindex\r\n", "x-robots-tag: nosnippet\r\n"})
          .robots_tag,
      "noindex\nnosnippet");
}

TEST(ResponseHead, AnInterimAnswerIsForgotten) {
  EXPECT_EQ(head({"HTTP/1.1 103 Early Hints\r\n", "Location: /early\r\n", "\r\n",
                  "HTTP/1.1 302 Found\r\n", "Location: /late\r\n", "\r\n"})
                .location,
            "/late");
}

TEST(ResponseHead, TrailersAndLinesWithoutAColonAreNoHeaders) {
  EXPECT_EQ(head({"HTTP/1.1 200 OK\r\n", "garbage\r\n", "\r\n", "Location: /trailer\r\n"}).location,
            "");
}

TEST(ResponseHead, OneContentCodingIsEnough) {
  using Outcome = ResponseHead::Outcome;
  EXPECT_EQ(ResponseHead().add("Content-Encoding: gzip\r\n"), Outcome::Good);
  EXPECT_EQ(ResponseHead().add("Content-Encoding: gzip, gzip\r\n"), Outcome::SeveralCodings);
  ResponseHead twice;
  EXPECT_EQ(twice.add("Content-Encoding: identity\r\n"), Outcome::Good);
  EXPECT_EQ(twice.add("Content-Encoding: br\r\n"), Outcome::Good);
  EXPECT_EQ(twice.add("Content-Encoding: gzip\r\n"), Outcome::SeveralCodings);
}

TEST(ResponseHead, HasALimit) {
  ResponseHead head;
  const std::string line = "X-Filler: " + std::string(1'000, 'x') + "\r\n";
  int lines = 0;
  while (head.add(line) == ResponseHead::Outcome::Good) ++lines;
  EXPECT_EQ(lines, 64);
}

}  // namespace
}  // namespace wegwijzer::fetch
