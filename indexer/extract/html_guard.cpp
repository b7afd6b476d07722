#include "indexer/extract/html_guard.hpp"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/utf8.hpp"
#include "indexer/extract/tag_scanner.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t maximum_open = 1000;
constexpr std::size_t maximum_attributes = 1000;

GumboTag tag_of(std::string_view name) {
  return gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
}

/// Void elements, and those that the next of their kind closes: they do not nest in HTML.
bool closes_itself(GumboTag tag) {
  constexpr auto tags = std::to_array<GumboTag>(
      {GUMBO_TAG_AREA,  GUMBO_TAG_BASE,   GUMBO_TAG_BR,   GUMBO_TAG_COL,    GUMBO_TAG_DD,
       GUMBO_TAG_DT,    GUMBO_TAG_EMBED,  GUMBO_TAG_HR,   GUMBO_TAG_IMG,    GUMBO_TAG_INPUT,
       GUMBO_TAG_LI,    GUMBO_TAG_LINK,   GUMBO_TAG_META, GUMBO_TAG_OPTION, GUMBO_TAG_P,
       GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE, GUMBO_TAG_TD,   GUMBO_TAG_TH,     GUMBO_TAG_TR,
       GUMBO_TAG_TRACK, GUMBO_TAG_WBR});
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Elements whose content is text, whatever it looks like.
bool is_raw(GumboTag tag) {
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TEXTAREA ||
         tag == GUMBO_TAG_TITLE;
}

/// How many elements are open, by name, so that an end tag without a start closes nothing.
class OpenElements {
 public:
  std::size_t count() const { return count_; }
  bool in_foreign_content() const { return known_[GUMBO_TAG_SVG] + known_[GUMBO_TAG_MATH] > 0; }

  void open(GumboTag tag, std::string_view name) {
    ++of(tag, name);
    ++count_;
  }

  void close(GumboTag tag, std::string_view name) {
    std::size_t& same = of(tag, name);
    if (same == 0) return;
    --same;
    --count_;
  }

 private:
  std::size_t& of(GumboTag tag, std::string_view name) {
    return tag == GUMBO_TAG_UNKNOWN ? custom_[to_lower_ascii(name)] : known_[tag];
  }

  std::array<std::size_t, GUMBO_TAG_LAST + 1> known_ = {};
  std::unordered_map<std::string, std::size_t> custom_;
  std::size_t count_ = 0;
};

/// Tags that stand inside a line of text.
bool is_inline(GumboTag tag) {
  constexpr auto tags = std::to_array<GumboTag>(
      {GUMBO_TAG_A, GUMBO_TAG_ABBR, GUMBO_TAG_B, GUMBO_TAG_CITE, GUMBO_TAG_CODE, GUMBO_TAG_EM,
       GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_MARK, GUMBO_TAG_Q, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
       GUMBO_TAG_STRONG, GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_U});
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

}  // namespace

Result<void> check_shape(std::string_view html) {
  TagScanner scanner(html);
  OpenElements open;
  for (Piece piece = scanner.next(); piece.kind != Piece::End; piece = scanner.next()) {
    if (piece.kind == Piece::Text) continue;
    const GumboTag tag = tag_of(piece.name);
    if (piece.kind == Piece::EndTag) {
      open.close(tag, piece.name);
      continue;
    }
    if (piece.attributes > maximum_attributes) {
      return fail(Code::Malformed,
                  fmt::format("a tag has more than {} attributes", maximum_attributes));
    }
    // Inside svg and math nothing closes itself but by "/>".
    const bool foreign = open.in_foreign_content();
    if (!foreign && is_raw(tag)) {
      scanner.skip_to_end_of(piece.name);
      open.open(tag, piece.name);
    } else if (foreign ? !piece.self_closing : !closes_itself(tag)) {
      open.open(tag, piece.name);
    }
    if (open.count() > maximum_open) {
      return fail(Code::Malformed,
                  fmt::format("more than {} elements stand inside each other", maximum_open));
    }
  }
  return {};
}

std::string without_tags(std::string_view html) {
  constexpr std::string_view line_end = "<br>";
  TagScanner scanner(html);
  std::string text;
  for (Piece piece = scanner.next(); piece.kind != Piece::End; piece = scanner.next()) {
    if (piece.kind == Piece::Text) {
      // A lone "<" must not become a tag with what comes after it.
      text += piece.text == "<" ? "&lt;" : piece.text;
      continue;
    }
    const GumboTag tag = tag_of(piece.name);
    if (piece.kind == Piece::StartTag && (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE)) {
      scanner.skip_to_end_of(piece.name);
    }
    if (!is_inline(tag) && !text.ends_with(line_end)) text += line_end;
  }
  return text;
}

}  // namespace wegwijzer::extract
