#include <gmock/gmock.h>

#include "indexer/run_report.hpp"

namespace wegwijzer {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A night on which one source gave twenty new pages and another nothing.
RunReport night() {
  RunReport report;
  report.run = 12;
  report.command = "run";
  report.started = report.ended = *from_iso("2026-11-22T07:17:24Z");
  SourceReport lessons;
  lessons.id = "lessen";
  lessons.label = "Lessen & meer";
  lessons.kind = "site";
  lessons.requests = 31;
  lessons.bytes = 1'234'567;
  for (int i = 0; i < 20; ++i) lessons.count_added("https://lessen.example/" + std::to_string(i));
  lessons.count_failure(ledger::Outcome::Gone, "https://lessen.example/weg?a=1&b=<2>", "HTTP 404");
  SourceReport silent;
  silent.id = "stil";
  silent.label = "Stil";
  silent.failure = "https://stil.example/: no whole answer within 50 s";
  report.sources = {lessons, silent};
  return report;
}

TEST(ReportAsText, TellsWhatNeedsAttentionFirst) {
  const std::string text = report_as_text(to_json(night()));
  EXPECT_THAT(text, HasSubstr("Verslag van run 12, 22 november 2026, 08:17\n"));
  EXPECT_LT(text.find("Bronnen die niets gaven"), text.find("Per bron"));
  EXPECT_THAT(text, HasSubstr("Stil: https://stil.example/: geen volledig antwoord binnen 50 "
                              "seconden. Wat er al was, blijft staan.\n"));
  EXPECT_THAT(text,
              HasSubstr("Lessen & meer: 1 keer weg\n"
                        "    https://lessen.example/weg?a=1&b=<2>: bestaat niet (HTTP 404)\n"));
}

TEST(ReportAsText, PutsNumbersUnderTheirColumn) {
  const std::string text = report_as_text(to_json(night()));
  EXPECT_THAT(text, HasSubstr("  bron           nieuw  gewijzigd"));
  EXPECT_THAT(text, HasSubstr("  Lessen & meer  20     0  "));
  EXPECT_THAT(text, HasSubstr("1,2 MB"));
}

TEST(ReportAsHtml, MakesLinksOfAddressesAndEscapesTheRest) {
  const std::string html = report_as_html(to_json(night()));
  EXPECT_THAT(html, HasSubstr("<a href=\"https://lessen.example/weg?a=1&amp;b=&lt;2&gt;\" "
                              "rel=\"noreferrer\">https://lessen.example/weg?a=1&amp;b=&lt;2&gt;"
                              "</a>: bestaat niet (HTTP 404)"));
  EXPECT_THAT(html, HasSubstr("<td>Lessen &amp; meer</td><td class=\"number\">20</td>"));
}

TEST(ReportAsHtml, FoldsALongList) {
  RunReport report = night();
  EXPECT_THAT(report_as_html(to_json(report)),
              HasSubstr("<details><summary>Lessen &amp; meer (20)</summary>"));
  report.sources[0].added_urls.resize(12);
  EXPECT_THAT(report_as_html(to_json(report)), Not(HasSubstr("<details>")));
}

TEST(ReportAsHtml, AnAddressThatIsAScriptIsNoLink) {
  RunReport report = night();
  report.sources[0].added_urls = {"javascript:alert(1)", "https://a.example/\"><script>"};
  const std::string html = report_as_html(to_json(report));
  EXPECT_THAT(html, Not(HasSubstr("href=\"javascript")));
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
}

}  // namespace
}  // namespace wegwijzer
