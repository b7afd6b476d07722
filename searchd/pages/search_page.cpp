#include "searchd/pages/search_page.hpp"

#include "searchd/pages/filter_panel.hpp"
#include "searchd/pages/hit_list.hpp"
#include "searchd/pages/html.hpp"
#include "searchd/pages/layout.hpp"
#include "searchd/pages/reading_note.hpp"
#include "searchd/pages/search_url.hpp"
#include "searchd/pages/texts.hpp"

namespace wegwijzer::pages {
namespace {

using search::Query;
using search::Results;
using search::Sort;

/// Longer text can be typed by nobody, and would not fit in an address.
constexpr std::string_view longest_input = "500";

void write_hidden(Html& html, std::string_view name, std::string_view value) {
  html.open("input").attr("type", "hidden").attr("name", name).attr("value", value).close();
}

/// What the form has no field for, but the next answer has to know.
void write_hidden_choices(Html& html, const Query& query) {
  if (query.language != "nl") write_hidden(html, "lang", query.language);
  if (!query.from.empty()) write_hidden(html, "from", query.from);
  if (!query.to.empty()) write_hidden(html, "to", query.to);
  if (query.exact) write_hidden(html, "exact", "1");
  if (query.per_page != search::default_per_page) {
    write_hidden(html, "per_page", std::to_string(query.per_page));
  }
}

void write_search_form(Html& html, const Query& query, const Texts& texts) {
  html.open("form").attr("id", search_form_id).attr("role", "search").attr("action", "/zoek");
  html.open("label").attr("for", "q").text(texts["search_label"]).close();
  html.open("div").attr("class", "zoekregel");
  html.open("input").attr("type", "search").attr("id", "q").attr("name", "q");
  html.attr("value", query.text).attr("maxlength", longest_input).attr("autocomplete", "off");
  html.close();
  html.element("button", texts["search_button"]);
  html.close();
  write_hidden_choices(html, query);
  html.close();
}

std::string count_text(const Results& results, const Texts& texts) {
  const std::string count = results.total == 0 ? texts["none"]
                            : results.total == 1
                                ? texts["one"]
                                : texts.with("many", {
                                                         {"count", texts.number(results.total)}
  });
  if (results.query.text.empty()) return count;
  return texts.with("for_text", {
                                    {"count", count             },
                                    {"text",  results.query.text}
  });
}

void write_option(Html& html, std::string_view value, std::string_view label, bool selected) {
  html.open("option").attr("value", value).flag("selected", selected).text(label).close();
}

void write_sorting(Html& html, const Query& query, const Texts& texts) {
  html.open("div").attr("class", "sortering");
  html.open("label").attr("for", "sort").text(texts["sort_label"]).close();
  html.open("select").attr("id", "sort").attr("name", "sort").attr("form", search_form_id);
  if (query.text.empty()) {
    // Without words the order by relevance is newest first; a search that follows is by relevance.
    write_option(html, "relevance", texts["sort_date"], query.sort != Sort::Title);
  } else {
    write_option(html, "relevance", texts["sort_relevance"], query.sort == Sort::Relevance);
    write_option(html, "date", texts["sort_date"], query.sort == Sort::Date);
  }
  write_option(html, "title", texts["sort_title"], query.sort == Sort::Title);
  html.close();
  html.open("button").attr("form", search_form_id).attr("class", "licht");
  html.text(texts["sort_button"]).close();
  html.close();
}

void write_unknown(Html& html, const std::vector<UnknownChoice>& unknown, const Texts& texts) {
  if (unknown.empty()) return;
  html.open("div").attr("class", "melding");
  for (const auto& [name, value] : unknown) {
    html.element("p", value.empty()
                          ? texts.with("unknown_parameter",
                                       {
                                           {"name", name}
    })
                          : texts.with("unknown_value", {{"name", name}, {"value", value}}));
  }
  html.close();
}

void write_advice(Html& html, const Query& query, const Texts& texts) {
  html.element("p", texts["none_advice"]);
  html.open("ul").element("li", texts["none_words"]).element("li", texts["none_spelling"]);
  if (!query.filters.empty() || !query.from.empty() || !query.to.empty()) {
    html.element("li", texts["none_filters"]);
  }
  html.close();
}

void write_past_the_end(Html& html, const Query& query, const Texts& texts) {
  html.open("p").text(texts["past_the_end"]).text(" ");
  html.open("a").href(search_url_at_page(query, 1)).text(texts["first_page"]).close().close();
}

void write_paging(Html& html, const Results& results, const Texts& texts) {
  if (results.pages < 2) return;
  const Query& query = results.query;
  html.open("nav").attr("class", "bladeren").attr("aria-label", texts["paging"]);
  if (query.page > 1) {
    html.open("a").attr("rel", "prev").href(search_url_at_page(query, query.page - 1));
    html.text(texts["previous"]).close();
  }
  const auto number = [&](int page) { return texts.number(static_cast<std::size_t>(page)); };
  html.element("span", texts.with("page_of", {
                                                 {"page",  number(query.page)   },
                                                 {"pages", number(results.pages)}
  }));
  if (query.page < results.pages) {
    html.open("a").attr("rel", "next").href(search_url_at_page(query, query.page + 1));
    html.text(texts["next"]).close();
  }
  html.close();
}

void write_results(Html& html, const Results& results, const Texts& texts) {
  html.open("section").attr("id", "resultaten").attr("aria-labelledby", "telling");
  html.open("h2").attr("id", "telling").attr("tabindex", "-1");
  html.text(count_text(results, texts)).close();
  write_chosen_filters(html, results, texts);
  write_reading_note(html, results, texts);
  if (results.total == 0) {
    write_advice(html, results.query, texts);
  } else if (results.hits.empty()) {
    write_past_the_end(html, results.query, texts);
  } else {
    write_sorting(html, results.query, texts);
    write_hit_list(html, results, texts);
    write_paging(html, results, texts);
  }
  html.close();
}

Frame frame_for(const Results& results, const Texts& texts) {
  Query translated = results.query;
  translated.language = results.query.language == "nl" ? "en" : "nl";
  const std::string& text = results.query.text;
  // Every combination of filters is an address: search engines need only the bare page.
  return {text.empty() ? texts["title"] : text + " – " + texts["title"], search_url(translated),
          search_url(results.query) == search_page_url(texts)};
}

}  // namespace

std::string search_page(const Results& results, const std::vector<UnknownChoice>& unknown) {
  const Texts& texts = Texts::in(results.query.language);
  Html html;
  open_page(html, texts, frame_for(results, texts));
  html.element("h1", texts["heading"]);
  write_search_form(html, results.query, texts);
  write_unknown(html, unknown, texts);
  html.open("div").attr("class", "kolommen");
  html.open("div").attr("class", "zijkant");
  html.open("a").attr("class", "overslaan").href("#telling").text(texts["skip_filters"]).close();
  write_filter_panel(html, results, texts);
  html.close();
  write_results(html, results, texts);
  html.close();
  close_page(html);
  return html.take_document();
}

}  // namespace wegwijzer::pages
