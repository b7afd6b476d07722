#include "searchd/pages/layout.hpp"

#include "searchd/pages/assets.hpp"

namespace wegwijzer::pages {
namespace {

void write_head(Html& html, const Texts& texts, const Frame& frame) {
  html.open("head").open("meta").attr("charset", "utf-8").close();
  html.open("meta")
      .attr("name", "viewport")
      .attr("content", "width=device-width, initial-scale=1")
      .close();
  html.element("title", frame.title + " – " + texts["site"]);
  html.open("meta").attr("name", "description").attr("content", texts["description"]).close();
  if (!frame.for_search_engines) {
    html.open("meta").attr("name", "robots").attr("content", "noindex").close();
  }
  html.open("link").attr("rel", "stylesheet").href(asset_path("stijl.css")).close();
  html.close();
}

void write_banner(Html& html, const Texts& texts, const Frame& frame) {
  const std::string other = texts.language() == "nl" ? "en" : "nl";
  const std::string url = frame.other_language_url.empty() ? search_page_url(Texts::in(other))
                                                           : frame.other_language_url;
  html.open("header").attr("class", "kop");
  html.open("a").attr("class", "naam").href(search_page_url(texts)).text(texts["site"]).close();
  html.open("a").href(url).attr("lang", other).attr("hreflang", other);
  html.text(texts["other_language"]).close();
  html.close();
}

}  // namespace

void open_page(Html& html, const Texts& texts, const Frame& frame) {
  html.open("html").attr("lang", texts.language());
  write_head(html, texts, frame);
  html.open("body");
  html.open("a").attr("class", "overslaan").href("#inhoud");
  html.text(texts["skip_to_content"]).close();
  write_banner(html, texts, frame);
  html.open("main").attr("id", "inhoud");
}

void close_page(Html& html) { html.close().close().close(); }

std::string search_page_url(const Texts& texts) {
  return texts.language() == "nl" ? "/zoek" : "/zoek?lang=" + texts.language();
}

}  // namespace wegwijzer::pages
