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

constexpr std::string_view json_space = " \t\r\n";

/// Copies JSON and mends it on the way. It knows in which brackets it is, and whether a key or a
/// value comes next.
class Mender {
 public:
  explicit Mender(std::string_view json) : rest_(json) {}

  std::string mended() {
    while (!rest_.empty()) {
      if (rest_.starts_with("//")) {
        skip_until("\n");
      } else if (rest_.starts_with("/*")) {
        skip_until("*/");
      } else if (open_.empty() && wholes_ > 0) {
        begin_another();
      } else if (rest_.front() == '"' || rest_.front() == '\'') {
        copy_string();
      } else {
        copy_mark();
      }
    }
    close_all();
    return wholes_ > 1 ? "[" + mended_ + "]" : std::move(mended_);
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

  /// What stands behind a whole value is another one, or nothing that matters.
  void begin_another() {
    rest_.remove_prefix(std::min(rest_.find_first_of("{["), rest_.size()));
    if (rest_.empty()) return;
    mended_ += ',';
    open(take());
  }

  void open(char bracket) {
    open_ += bracket;
    key_is_next_ = bracket == '{';
    mended_ += bracket;
  }

  void copy_mark() {
    const char c = take();
    if (c == '{' || c == '[') return open(c);
    if (c == '}' || c == ']') return close(c == '}' ? '{' : '[');
    if (c == ',') key_is_next_ = is_in_object();
    if (c == ':') key_is_next_ = false;
    mended_ += c;
  }

  bool is_in_object() const { return open_.ends_with('{'); }

  /// Closes the brackets up to the nearest `bracket`; without one the mark is one too many.
  void close(char bracket) {
    const auto opened = open_.rfind(bracket);
    if (opened == std::string::npos) return;
    while (open_.size() > opened) close_last();
  }

  void close_last() {
    drop_comma();
    mended_ += is_in_object() ? '}' : ']';
    open_.pop_back();
    key_is_next_ = false;
    if (open_.empty()) ++wholes_;
  }

  /// The comma that stands last, space aside.
  void drop_comma() {
    const auto last = mended_.find_last_not_of(json_space);
    if (last != std::string::npos && mended_[last] == ',') mended_.erase(last, 1);
  }

  /// For a block that was cut off: its last number or word may be half of one.
  void close_all() {
    if (open_.empty()) return;
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzE0123456789+-.";
    mended_.erase(mended_.find_last_not_of(plain) + 1);
    const auto last = mended_.find_last_not_of(json_space);
    const bool lacks_value = mended_[last] == ':';
    const bool is_key = key_is_next_ && mended_[last] == '"';
    if (lacks_value) mended_ += "null";
    if (is_key) mended_ += ":null";
    while (!open_.empty()) close_last();
  }

  void copy_string() {
    const char quote = take();
    const std::size_t begin = mended_.size();
    mended_ += '"';
    while (!rest_.empty()) {
      const char c = take();
      if (c == '\\') {
        copy_escape();
      } else if (static_cast<unsigned char>(c) < 0x20) {
        mended_ += c == '\n' ? "\\n" : " ";
      } else if (c == quote && ends_string()) {
        mended_ += '"';
        return;
      } else {
        mended_ += c == '"' ? "\\\"" : std::string(1, c);
      }
    }
    mended_.erase(begin);  // half a text says something else than the whole
  }

  /// Whether a quotation mark before `rest_` ends its string, by what must come behind it.
  bool ends_string() const {
    const std::string_view next =
        rest_.substr(std::min(rest_.find_first_not_of(json_space), rest_.size()));
    if (next.empty() || open_.empty() || next.starts_with("//") || next.starts_with("/*")) {
      return true;
    }
    if (is_in_object() && key_is_next_) return next.front() == ':';
    if (next.front() == '}' || next.front() == ']' || begins_key(next)) return true;
    return next.front() == ',' && begins_item(next.substr(1));
  }

  /// Whether a key comes without a comma before it: what would stand behind is no text.
  static bool begins_key(std::string_view text) {
    if (text.front() != '"') return false;
    const std::string_view behind = text.substr(std::min(text.find('"', 1), text.size() - 1) + 1);
    const auto colon = behind.find_first_not_of(json_space);
    return colon != std::string_view::npos && behind[colon] == ':';
  }

  /// Whether what stands behind a comma can be the next of its list or object.
  bool begins_item(std::string_view text) const {
    text.remove_prefix(std::min(text.find_first_not_of(json_space), text.size()));
    const std::string_view begins = is_in_object() ? "\"'}/" : "\"'{}[]/-0123456789tfn";
    return text.empty() || begins.find(text.front()) != std::string_view::npos;
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
  std::string open_;  ///< the brackets that are open
  bool key_is_next_ = false;
  std::size_t wholes_ = 0;  ///< values outside all brackets
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
