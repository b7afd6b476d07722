#include "indexer/extract/charset.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// A page must declare its encoding within this (HTML standard, section 4.2.5.4).
constexpr std::size_t prescan_bytes = 1024;

constexpr std::string_view utf8 = "utf-8";
constexpr std::string_view windows_1252 = "windows-1252";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Label {
  std::string_view label, encoding;
};

/// Labels that differ from the encoding's name (Encoding standard, section 4.2).
constexpr auto charset_labels = std::to_array<Label>({
    {"utf8",              "utf-8"       },
    {"unicode-1-1-utf-8", "utf-8"       },
    {"x-unicode20utf8",   "utf-8"       },
    {"ascii",             "windows-1252"},
    {"us-ascii",          "windows-1252"},
    {"ansi_x3.4-1968",    "windows-1252"},
    {"iso-8859-1",        "windows-1252"},
    {"iso8859-1",         "windows-1252"},
    {"iso88591",          "windows-1252"},
    {"iso_8859-1",        "windows-1252"},
    {"iso-ir-100",        "windows-1252"},
    {"latin1",            "windows-1252"},
    {"l1",                "windows-1252"},
    {"latin-1",           "windows-1252"},
    {"cp1252",            "windows-1252"},
    {"x-cp1252",          "windows-1252"},
    {"cp819",             "windows-1252"},
    {"x-user-defined",    "windows-1252"},
    {"cp1250",            "windows-1250"},
    {"x-cp1250",          "windows-1250"},
    {"cp1251",            "windows-1251"},
    {"x-cp1251",          "windows-1251"},
    {"cp1253",            "windows-1253"},
    {"cp1254",            "windows-1254"},
    {"iso-8859-9",        "windows-1254"},
    {"latin5",            "windows-1254"},
    {"cp1255",            "windows-1255"},
    {"cp1256",            "windows-1256"},
    {"cp1257",            "windows-1257"},
    {"cp1258",            "windows-1258"},
    {"iso8859-2",         "iso-8859-2"  },
    {"latin2",            "iso-8859-2"  },
    {"iso8859-15",        "iso-8859-15" },
    {"latin9",            "iso-8859-15" },
    {"l9",                "iso-8859-15" },
    {"mac",               "macintosh"   },
    {"x-mac-roman",       "macintosh"   },
    {"utf-16",            "utf-16le"    },
    {"unicode",           "utf-16le"    },
    {"unicodefffe",       "utf-16be"    },
    {"gb2312",            "gbk"         },
    {"x-sjis",            "shift_jis"   },
    {"sjis",              "shift_jis"   },
    {"ks_c_5601-1987",    "euc-kr"      },
});

/// Encodings under the name by which iconv knows them too.
constexpr auto encodings = std::to_array<std::string_view>({
    "utf-8",        "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254",
    "windows-1255", "windows-1256", "windows-1257", "windows-1258", "iso-8859-2",   "iso-8859-3",
    "iso-8859-4",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",   "iso-8859-8",   "iso-8859-10",
    "iso-8859-13",  "iso-8859-14",  "iso-8859-15",  "iso-8859-16",  "koi8-r",       "koi8-u",
    "macintosh",    "utf-16le",     "utf-16be",     "gbk",          "gb18030",      "big5",
    "euc-jp",       "shift_jis",    "euc-kr",
});

/// Bytes 0x80 to 0x9F of windows-1252; the five that it leaves open are C1 controls.
constexpr std::array<std::uint16_t, 32> windows_1252_high = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

/// A code point below U+10000 as UTF-8.
void append_point(std::string& text, std::uint16_t point) {
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | (point >> 6));
    text += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | (point >> 12));
    text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (point & 0x3F));
  }
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool high = byte >= 0x80 && byte < 0xA0;
    append_point(text, high ? windows_1252_high[byte - 0x80] : byte);
  }
  return text;
}

struct CloseIconv {
  using pointer = iconv_t;
  void operator()(iconv_t converter) const { iconv_close(converter); }
};

/// What iconv cannot map becomes U+FFFD, one for each code unit.
std::string from_iconv(std::string_view bytes, std::string_view encoding) {
  const iconv_t opened = iconv_open("UTF-8", std::string(encoding).c_str());
  if (opened == reinterpret_cast<iconv_t>(-1)) return from_windows_1252(bytes);
  const std::unique_ptr<void, CloseIconv> converter(opened);
  const std::size_t unit = encoding.starts_with("utf-16") ? 2 : 1;

  std::string text;
  std::array<char, 16384> buffer;
  char* in = const_cast<char*>(bytes.data());  // iconv does not write to its input
  std::size_t left = bytes.size();
  while (left > 0) {
    char* out = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t outcome = iconv(converter.get(), &in, &left, &out, &room);
    const bool full = outcome == static_cast<std::size_t>(-1) && errno == E2BIG;
    text.append(buffer.data(), buffer.size() - room);
    if (outcome != static_cast<std::size_t>(-1) || full) continue;
    text += replacement;
    const std::size_t skipped = std::min(unit, left);
    in += skipped;
    left -= skipped;
  }
  return text;
}

std::string convert(std::string_view bytes, std::string_view encoding) {
  if (encoding == utf8) return to_utf8(bytes);
  if (encoding == windows_1252) return from_windows_1252(bytes);
  return from_iconv(bytes, encoding);
}

/// Removes a byte order mark and tells which encoding it names; empty without one.
std::string_view take_byte_order_mark(std::string_view& bytes) {
  constexpr auto marks = std::to_array<Label>({
      {"\xEF\xBB\xBF", "utf-8"   },
      {"\xFE\xFF",     "utf-16be"},
      {"\xFF\xFE",     "utf-16le"},
  });
  for (const auto& [mark, encoding] : marks) {
    if (!bytes.starts_with(mark)) continue;
    bytes.remove_prefix(mark.size());
    return encoding;
  }
  return {};
}

/// The value of charset= inside one <meta ...> tag, in either of its two forms.
std::string_view charset_of_meta(std::string_view tag) {
  const auto at = tag.find("charset");
  if (at == std::string_view::npos) return {};
  std::string_view rest = trim(tag.substr(at + 7));
  if (!rest.starts_with('=')) return {};
  rest = trim(rest.substr(1));
  const char quote = !rest.empty() && (rest[0] == '"' || rest[0] == '\'') ? rest[0] : '\0';
  if (quote != '\0') rest.remove_prefix(1);
  return trim(rest.substr(0, rest.find_first_of(quote != '\0' ? "\"'" : " \t\r\n;\"'/>")));
}

std::string_view prescan(std::string_view bytes) {
  const std::string head = to_lower_ascii(bytes.substr(0, prescan_bytes));
  for (std::size_t at = 0; (at = head.find('<', at)) != std::string::npos; ++at) {
    const std::string_view rest = std::string_view(head).substr(at);
    if (rest.starts_with("<!--")) {
      at = std::min(head.find("-->", at), head.size());
    } else if (rest.starts_with("<meta")) {
      const auto encoding = encoding_of_label(charset_of_meta(rest.substr(0, rest.find('>'))));
      // We just read the tag as ASCII, so it cannot be UTF-16 (same section, step 2.14).
      if (encoding.starts_with("utf-16")) return utf8;
      if (!encoding.empty()) return encoding;
    }
  }
  return {};
}

/// The value of encoding="..." in an XML declaration.
std::string_view encoding_of_xml(std::string_view bytes) {
  bytes = trim(bytes.substr(0, prescan_bytes));
  if (!bytes.starts_with("<?xml")) return {};
  bytes = bytes.substr(0, bytes.find("?>"));
  const auto at = bytes.find("encoding");
  if (at == std::string_view::npos) return {};
  const auto open = bytes.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const auto close = bytes.find(bytes[open], open + 1);
  const auto encoding = encoding_of_label(bytes.substr(open + 1, close - open - 1));
  // We just read it as ASCII, so it cannot be UTF-16.
  return encoding.starts_with("utf-16") ? utf8 : encoding;
}

/// Whether any character beyond ASCII is well-formed UTF-8: a lead byte with what it announces.
bool has_utf8_character(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0xC2) continue;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (is_utf8(bytes.substr(i, length))) return true;
  }
  return false;
}

bool is_multibyte(std::string_view encoding) {
  constexpr auto multibyte = std::to_array<std::string_view>(
      {"utf-16le", "utf-16be", "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr"});
  return std::find(multibyte.begin(), multibyte.end(), encoding) != multibyte.end();
}

/// The encoding of bytes that are not UTF-8, whatever was declared (see decode).
std::string_view believable(std::string_view encoding, std::string_view bytes) {
  if (encoding == utf8 && has_utf8_character(bytes)) return utf8;
  return encoding.empty() || encoding == utf8 ? windows_1252 : encoding;
}

}  // namespace

std::string_view encoding_of_label(std::string_view label) {
  const std::string wanted = to_lower_ascii(trim(label));
  for (const auto& [name, encoding] : charset_labels) {
    if (name == wanted) return encoding;
  }
  const auto* known = std::find(encodings.begin(), encodings.end(), wanted);
  return known != encodings.end() ? *known : std::string_view();
}

std::string decode(std::string_view bytes, std::string_view declared, Markup markup) {
  const std::string_view marked = take_byte_order_mark(bytes);
  if (!marked.empty()) return convert(bytes, marked);

  std::string_view encoding = encoding_of_label(declared);
  if (encoding.empty() && markup == Markup::Html) encoding = prescan(bytes);
  if (encoding.empty() && markup == Markup::Xml) encoding = encoding_of_xml(bytes);
  if (!is_multibyte(encoding) && is_utf8(bytes)) return std::string(bytes);
  return convert(bytes, believable(encoding, bytes));
}

}  // namespace wegwijzer::extract
