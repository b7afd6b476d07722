#include "indexer/extract/json_repair.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// What stands around a block for the sake of parsers that are gone.
std::string_view unwrapped(std::string_view json) {
  constexpr auto openings =
      std::to_array<std::string_view>({"\xEF\xBB\xBF", "<!--", "//<![CDATA[", "/*<![CDATA[*/",
                                       "/* <![CDATA[ */", "// <![CDATA[", "<![CDATA["});
  constexpr auto endings = std::to_array<std::string_view>(
      {"/*]]>*/", "/* ]]> */", "//]]>", "// ]]>", "]]>", "//-->", "-->", ";"});
  for (bool again = true; again;) {
    again = false;
    json = trim(json);
    for (const std::string_view opening : openings) {
      if (!json.starts_with(opening)) continue;
      json.remove_prefix(opening.size());
      again = true;
    }
    for (const std::string_view ending : endings) {
      if (!json.ends_with(ending)) continue;
      json.remove_suffix(ending.size());
      again = true;
    }
  }
  return json;
}

/// The entities that a template engine makes of JSON.
std::string unescaped_html(std::string_view json) {
  constexpr auto entities = std::to_array<std::pair<std::string_view, char>>({
      {"&quot;", '"' },
      {"&#34;",  '"' },
      {"&#x22;", '"' },
      {"&#39;",  '\''},
      {"&#x27;", '\''},
      {"&lt;",   '<' },
      {"&gt;",   '>' },
      {"&amp;",  '&' },
  });
  std::string text;
  while (!json.empty()) {
    const auto* entity = std::find_if(entities.begin(), entities.end(), [&](const auto& known) {
      return json.starts_with(known.first);
    });
    const bool found = entity != entities.end();
    text += found ? entity->second : json.front();
    json.remove_prefix(found ? entity->first.size() : 1);
  }
  return text;
}

/// Copies JSON and mends it on the way.
class Mender {
 public:
  explicit Mender(std::string_view json) : rest_(json) {}

  std::string mended() {
    while (!rest_.empty()) {
      if (rest_.front() == '"') {
        copy_string();
      } else if (rest_.starts_with("//")) {
        skip_until("\n");
      } else if (rest_.starts_with("/*")) {
        skip_until("*/");
      } else {
        copy_mark();
      }
    }
    return std::move(mended_);
  }

 private:
  void skip_until(std::string_view end) {
    const auto found = rest_.find(end, 2);
    rest_.remove_prefix(found == std::string_view::npos ? rest_.size() : found + end.size());
  }

  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  void copy_mark() {
    const char c = take();
    if (c == '}' || c == ']') drop_comma();
    mended_ += c;
  }

  /// The comma that stands last, space aside.
  void drop_comma() {
    const auto last = mended_.find_last_not_of(" \t\r\n");
    if (last != std::string::npos && mended_[last] == ',') mended_.erase(last, 1);
  }

  void copy_string() {
    mended_ += take();
    while (!rest_.empty()) {
      const char c = take();
      if (c == '\\') {
        copy_escape();
      } else if (static_cast<unsigned char>(c) < 0x20) {
        mended_ += c == '\n' ? "\\n" : " ";
      } else {
        mended_ += c;
        if (c == '"') return;
      }
    }
  }

  void copy_escape() {
    if (rest_.empty()) return;
    const char c = take();
    const bool known = std::string_view("\"\\/bfnrtu").find(c) != std::string_view::npos;
    if (known) mended_ += '\\';
    mended_ += c;
  }

  std::string_view rest_;
  std::string mended_;
};

}  // namespace

std::string repaired_json(std::string_view written) {
  const std::string_view json = unwrapped(written);
  const bool escaped =
      json.find('"') == std::string_view::npos && json.find("&quot;") != std::string_view::npos;
  return escaped ? Mender(unescaped_html(json)).mended() : Mender(json).mended();
}

std::size_t json_depth(std::string_view json) {
  std::size_t depth = 0, deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
      continue;
    }
    if (c == '"') in_string = true;
    if (c == '{' || c == '[') deepest = std::max(deepest, ++depth);
    if ((c == '}' || c == ']') && depth > 0) --depth;
  }
  return deepest;
}

}  // namespace wegwijzer::extract
