#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/html.hpp"

namespace wegwijzer::extract {

/// HTML as if it came from "https://site.example/map/pagina".
inline Document page(std::string html) {
  return {.bytes = std::move(html),
          .media_type = "text/html",
          .url = Url::parse("https://site.example/map/pagina").value()};
}

inline Extracted extract_page(std::string html, const Rules& rules = {}) {
  return extract_html(page(std::move(html)), rules).value();
}

inline std::string repeated(std::string_view part, std::size_t times) {
  std::string all;
  all.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

}  // namespace wegwijzer::extract
