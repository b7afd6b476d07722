#include "searchd/pages/message_page.hpp"

#include "searchd/pages/layout.hpp"

namespace wegwijzer::pages {

std::string message_page(Message message, const Texts& texts) {
  const bool error = message == Message::Error;
  const std::string& heading = texts[error ? "error" : "not_found"];
  Html html;
  open_page(html, texts, {heading, {}, /*for_search_engines=*/false});
  html.element("h1", heading);
  html.element("p", texts[error ? "error_advice" : "not_found_advice"]);
  html.open("p").open("a").href(search_page_url(texts)).text(texts["to_search"]).close().close();
  close_page(html);
  return html.take_document();
}

}  // namespace wegwijzer::pages
