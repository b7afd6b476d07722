#include "indexer/extract/formats.hpp"

#include <gmock/gmock.h>

#include <random>

namespace wegwijzer::extract {
namespace {

struct Case {
  const char* name;
  std::string bytes;
  const char* media_type;
  const char* place;  ///< a path of the URL, or a file name when it has no "/"
  const char* chosen;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Chosen : public testing::TestWithParam<Case> {};

TEST_P(Chosen, Is) {
  const Case& c = GetParam();
  const std::string place = c.place;
  Document document{.bytes = c.bytes, .media_type = c.media_type};
  if (place.starts_with('/')) {
    document.url = Url::parse("https://site.example" + place).value();
  } else {
    document.file_name = place;
  }
  const auto extracted = extract(document, {});
  ASSERT_TRUE(extracted) << extracted.error().what;
  EXPECT_EQ(extracted->media_type, c.chosen);
}

INSTANTIATE_TEST_SUITE_P(
    Formats, Chosen,
    testing::Values(
        Case{"MediaTypeBeforeExtension", "# x", "text/html", "/a.md", "text/html"},
        Case{"Xhtml", "<p>x", "application/xhtml+xml", "/a", "application/xhtml+xml"},
        Case{"HtmlSentAsText", "\n<!DOCTYPE html><p>x", "text/plain", "/a", "text/html"},
        Case{"HtmlBehindAComment", "<!-- x --><HTML>", "", "/a", "text/html"},
        Case{"MarkdownSentAsText", "# x", "text/plain", "/a/LEESMIJ.MD", "text/markdown"},
        Case{"ExtensionOfAFile", "# x", "", "leesmij.md", "text/markdown"},
        Case{"TextWithoutAName", "zorg", "", "", "text/plain"},
        Case{"TextOfAnUnknownExtension", "zorg", "application/octet-stream", "zorg.log",
             "text/plain"},
        Case{"EmptyFile", "", "", "leeg.txt", "text/plain"}),
    [](const auto& tested) { return tested.param.name; });

// 100 KB of random bytes became a document under each of these names.
TEST(Formats, BytesUnderTheNameOfATextAreNoDocument) {
  std::mt19937 random(20261122);
  std::string noise;
  for (int i = 0; i < 100'000; ++i) noise += static_cast<char>(random());
  for (const auto& [media_type, name] :
       {std::pair("text/html", "ruis.html"), std::pair("text/plain", "ruis.txt"),
        std::pair("text/markdown", "ruis.md")}) {
    const auto extracted =
        extract({.bytes = noise, .media_type = media_type, .file_name = name}, {});
    ASSERT_FALSE(extracted) << name;
    EXPECT_EQ(extracted.error().code, Code::Malformed);
    EXPECT_EQ(extracted.error().what, "is no text: too many of its bytes stand for no character");
  }
}

TEST(Formats, SomeUnreadableCharactersDoNotMatter) {
  std::string text = "zorg\f\f\x01\x02";
  for (int i = 0; i < 1000; ++i) text += " palliatieve zorg voor wie ziek is caf\xE9 caf\xC3\xA9";
  EXPECT_TRUE(extract({.bytes = text, .media_type = "text/plain", .charset = "utf-8"}, {}));
  EXPECT_TRUE(extract({.bytes = "\x01\x02 zorg", .media_type = "text/html"}, {}));
}

TEST(Formats, UnreadableMediaTypeIsNamed) {
  const auto extracted = extract({.bytes = "GIF89a", .media_type = "image/gif"}, {});
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error(),
            (Error{.code = Code::Malformed,
                   .what = "media type image/gif is not one that is read",
                   .hint = "read are: text/html, application/xhtml+xml, application/pdf, "
                           "text/markdown, text/plain, "
                           "application/vnd.openxmlformats-officedocument.wordprocessingml."
                           "document, "
                           "application/vnd.openxmlformats-officedocument.presentationml."
                           "presentation, "
                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, "
                           "application/vnd.oasis.opendocument.text, "
                           "application/vnd.oasis.opendocument.presentation, "
                           "application/vnd.oasis.opendocument.spreadsheet, "
                           "application/epub+zip"}));
}

TEST(Formats, BinaryWithoutAMediaTypeIsRefused) {
  const auto extracted = extract({.bytes = std::string("\0\1\2", 3)}, {});
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error().what,
            "the document has no media type and looks like none that is read");
}

TEST(Formats, RobotsHeaderHoldsForEach) {
  const auto extracted =
      extract({.bytes = "zorg", .media_type = "text/plain", .robots_tag = "noindex"}, {});
  ASSERT_TRUE(extracted);
  EXPECT_TRUE(extracted->no_index);
}

}  // namespace
}  // namespace wegwijzer::extract
