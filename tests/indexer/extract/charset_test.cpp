#include "indexer/extract/charset.hpp"

#include <gmock/gmock.h>

#include "base/utf8.hpp"

namespace wegwijzer::extract {
namespace {

using namespace std::string_literals;

struct Case {
  const char* name;
  std::string bytes;
  const char* declared;
  Markup markup;
  std::string text;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Decode : public testing::TestWithParam<Case> {};

TEST_P(Decode, Gives) {
  const Case& c = GetParam();
  EXPECT_EQ(decode(c.bytes, c.declared, c.markup), c.text);
}

INSTANTIATE_TEST_SUITE_P(
    Charset, Decode,
    testing::Values(
        Case{"ByteOrderMarkWins", "\xEF\xBB\xBFpati\xC3\xABnt", "windows-1252", Markup::None,
             "patiënt"},
        Case{"Utf16LittleEndianMark", "\xFF\xFEz\0o\0r\0g\0\xEB\0"s, "", Markup::None, "zorgë"},
        Case{"Utf16BigEndianMark", "\xFE\xFF\0z\0o\0r\0g"s, "utf-8", Markup::None, "zorg"},
        Case{"OddByteAfterUtf16", "\xFF\xFEz\0o"s, "", Markup::None, "z\uFFFD"},
        Case{"HeaderBeforeMeta", "<meta charset=iso-8859-15>\x80", "windows-1252", Markup::Html,
             "<meta charset=iso-8859-15>€"},
        Case{"Latin1MeansWindows1252", "\x93pati\xEBnt\x94", "ISO-8859-1", Markup::None,
             "“patiënt”"},
        Case{"MetaCharset", "<meta charset='latin2'>\xB9", "", Markup::Html,
             "<meta charset='latin2'>š"},
        Case{"MetaHttpEquiv",
             "<META HTTP-EQUIV=content-type content=\"text/html; charset=windows-1257\">\xE8", "",
             Markup::Html,
             "<META HTTP-EQUIV=content-type content=\"text/html; charset=windows-1257\">č"},
        Case{"MetaInACommentIsNone", "<!-- <meta charset=latin2> -->\xB9", "", Markup::Html,
             "<!-- <meta charset=latin2> -->¹"},
        Case{"MetaCannotSayUtf16", "<meta charset=utf-16>\xC3\xAB", "", Markup::Html,
             "<meta charset=utf-16>ë"},
        Case{"MetaOutsideMarkupIsText", "<meta charset=latin2>\xB9", "", Markup::None,
             "<meta charset=latin2>¹"},
        Case{"MetaBeyondTheFirst1024Bytes", std::string(1024, ' ') + "<meta charset=latin2>\xB9",
             "", Markup::Html, std::string(1024, ' ') + "<meta charset=latin2>¹"},
        Case{"UndeclaredUtf8", "caf\xC3\xA9", "", Markup::None, "café"},
        Case{"UndeclaredOther", "caf\xE9", "", Markup::None, "café"},
        Case{"UnknownLabelIsNoDeclaration", "caf\xC3\xA9", "x-klingon", Markup::None, "café"},
        Case{"BytesOverruleADefaultOfTheServer", "pati\xC3\xABnt", "iso-8859-1", Markup::None,
             "patiënt"},
        Case{"DeclaredUtf8ButIsNot", "pati\xEBnt met be\xEFnvloeding", "utf-8", Markup::None,
             "patiënt met beïnvloeding"},
        Case{"DamagedUtf8KeepsTheRest", "pati\xC3\xABnt \xC3", "utf-8", Markup::None,
             "patiënt \uFFFD"},
        Case{"Windows1252HasC1InItsGaps", "a\x81z", "windows-1252", Markup::None, "a\u0081z"},
        Case{"ByteThatTheCharsetLacks", "a\xFFz", "windows-1257", Markup::None, "a˙z"},
        Case{"ByteThatTheCharsetLacksIsReplaced", "a\xA1z", "windows-1257", Markup::None,
             "a\uFFFDz"},
        Case{"Iso8859_15HasTheEuro", "\xA4", "latin9", Markup::None, "€"},
        Case{"ShiftJis", "\x82\xA0", "shift_jis", Markup::None, "あ"},
        Case{"Empty", "", "", Markup::Html, ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(Charset, LabelsIgnoreCaseAndSpace) {
  EXPECT_EQ(encoding_of_label(" UTF8\n"), "utf-8");
  EXPECT_EQ(encoding_of_label("Latin1"), "windows-1252");
  EXPECT_EQ(encoding_of_label("utf-16"), "utf-16le");
  EXPECT_EQ(encoding_of_label("no such thing"), "");
}

TEST(Charset, AnyBytesUnderAnyLabelGiveUtf8) {
  std::string bytes;
  for (int i = 0; i < 70'000; ++i) bytes += static_cast<char>((i * 7919) >> 3);
  for (const char* label :
       {"", "utf-8", "windows-1252", "iso-8859-2", "utf-16le", "utf-16be", "shift_jis", "gbk",
        "big5", "euc-jp", "euc-kr", "koi8-r", "macintosh"}) {
    EXPECT_TRUE(is_utf8(decode(bytes, label, Markup::Html))) << label;
  }
}

}  // namespace
}  // namespace wegwijzer::extract
