#include "searchd/pages/html.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/utf8.hpp"

namespace wegwijzer::pages {
namespace {

constexpr std::array<std::string_view, 5> void_elements = {"br", "hr", "input", "link", "meta"};

bool is_void(std::string_view tag) {
  return std::find(void_elements.begin(), void_elements.end(), tag) != void_elements.end();
}

/// Both quotes too, so that one way of escaping serves text and attributes.
void append_escaped(std::string& into, std::string_view value) {
  for (const char c : value) {
    switch (c) {
      case '&':
        into += "&amp;";
        break;
      case '<':
        into += "&lt;";
        break;
      case '>':
        into += "&gt;";
        break;
      case '"':
        into += "&quot;";
        break;
      case '\'':
        into += "&#39;";
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        const bool allowed = (byte >= 0x20 && byte != 0x7f) || c == '\n' || c == '\t';
        if (allowed) into += c;
      }
    }
  }
}

/// Whether a link may lead there. A browser drops tabs and line ends within an address, and spaces
/// before it, so nothing but a plain beginning is trusted.
bool is_safe(std::string_view url) {
  const std::string start = to_lower_ascii(url.substr(0, 8));
  if (start.starts_with("https://") || start.starts_with("http://")) return true;
  const bool other_site = url.starts_with("//") || url.starts_with("/\\");
  return (url.starts_with('/') && !other_site) || url.starts_with('#');
}

}  // namespace

Html& Html::open(std::string_view tag) {
  finish_start_tag();
  html_ += '<';
  html_ += tag;
  open_.push_back(tag);
  in_start_tag_ = true;
  return *this;
}

Html& Html::attr(std::string_view name, std::string_view value) {
  assert(in_start_tag_);
  html_ += ' ';
  html_ += name;
  html_ += "=\"";
  append_escaped(html_, value);
  html_ += '"';
  return *this;
}

Html& Html::flag(std::string_view name, bool on) {
  assert(in_start_tag_);
  if (on) {
    html_ += ' ';
    html_ += name;
  }
  return *this;
}

Html& Html::href(std::string_view url) { return is_safe(url) ? attr("href", url) : *this; }

Html& Html::text(std::string_view text) {
  finish_start_tag();
  append_escaped(html_, text);
  return *this;
}

Html& Html::close() {
  assert(!open_.empty());
  finish_start_tag();
  if (!is_void(open_.back())) {
    html_ += "</";
    html_ += open_.back();
    html_ += '>';
  }
  open_.pop_back();
  return *this;
}

Html& Html::element(std::string_view tag, std::string_view text) {
  return open(tag).text(text).close();
}

std::string Html::take_document() {
  assert(open_.empty());
  return "<!doctype html>\n" + std::move(html_) + "\n";
}

void Html::finish_start_tag() {
  if (in_start_tag_) html_ += '>';
  in_start_tag_ = false;
}

}  // namespace wegwijzer::pages
