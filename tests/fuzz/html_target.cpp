#include "indexer/extract/html.hpp"

#include "fuzz/extracted_claims.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

namespace {

extract::Rules every_rule() {
  extract::Rules rules;
  rules.title = {"//h1"};
  rules.title_strip = {" - Voorbeeld"};
  rules.title_context = {"//nav//a"};
  rules.body = {"//main"};
  rules.drop = {"//nav", "//*[@class='weg']"};
  rules.drop_text = {"Lees ook"};
  rules.fields["published"] = "//time/@datetime";
  rules.fields["summary"] = "//p[1]";
  rules.fields["language"] = "//@lang";
  rules.fields["Onderdeel"] = "//li";
  rules.labelled = {"//dl"};
  rules.labels = {"Doelgroep", "Niveau"};
  return rules;
}

}  // namespace

/// A page, read once by the rules of no source and once by every rule that a source can have.
void fuzz_html(std::string_view input) {
  const extract::Document document{.bytes = std::string(input),
                                   .media_type = "text/html",
                                   .url = *Url::parse("https://voorbeeld.nl/map/pagina?x=1")};
  claim_sound(extract::extract_html(document, {}));
  claim_sound(extract::extract_html(document, every_rule()));
}

}  // namespace wegwijzer::fuzz
