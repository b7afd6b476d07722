// Sites that answer 200 with a login instead of the page.
#include "indexer/nights.hpp"

namespace wegwijzer::testing {
namespace {

using ledger::Outcome;

const std::string form = "<form><input name=u><input type=password name=p></form>";

/// What a stranger sees, whatever he asked for.
Page wall(const std::string& words = "") {
  return html("<html lang=nl><title>Inloggen | Leerplein</title><main><h1>Leerplein</h1>" + form +
              "<p>Wachtwoord vergeten? " + words + "</p></main></html>");
}

/// The same in so many words that it might be a page, below a title that does not say login.
Page wordy_wall() {
  std::string words;
  for (int i = 0; i < 90; ++i) words += "leden hebben toegang tot alles op dit leerplein ";
  return html("<html lang=nl><title>Leerplein</title><main><p>" + words.substr(0, 900) + "</p>" +
              form + "</main></html>");
}

class LoginWall : public Nights {};

TEST_F(LoginWall, DoesNotReplaceTheDocumentThatWasThere) {
  night();
  const std::string before = *ledger_.fingerprint({"site"});
  answer(7, wall());
  const SourceReport report = next_night();
  EXPECT_EQ(*ledger_.fingerprint({"site"}), before);
  EXPECT_EQ(report.changed, 0);
  EXPECT_EQ(report.failures.at(Outcome::Denied).count, 1);
  EXPECT_THAT(report.failures.at(Outcome::Denied).examples.front(), HasSubstr("asks for a login"));
}

TEST_F(LoginWall, DoesNotBecomeADocument) {
  answer(7, wall());
  night();
  EXPECT_EQ(documents(), pages - 1);
}

TEST_F(LoginWall, EndsWhenThePageIsBack) {
  answer(7, wall());
  night();
  answer(7, html(page_body(7)));
  next_night();
  EXPECT_EQ(documents(), pages);
}

TEST_F(LoginWall, ThatStandsAtSeveralAddressesIsKnownByThat) {
  night();
  const std::string before = *ledger_.fingerprint({"site"});
  for (const int number : {3, 7, 9}) answer(number, wordy_wall());
  const SourceReport report = next_night();
  EXPECT_EQ(*ledger_.fingerprint({"site"}), before);
  EXPECT_EQ(report.failures.at(Outcome::Denied).count, 3);
}

TEST_F(LoginWall, IsNotAPageThatOffersALoginBesideItsText) {
  answer(7, wordy_wall());
  const SourceReport report = night();
  EXPECT_EQ(documents(), pages);
  EXPECT_EQ(report.added, pages);
}

TEST_F(LoginWall, IsNotABoxInTheHeader) {
  answer(7, html("<html lang=nl><title>Les</title><header>" + form +
                 "</header><main><p>Een korte les.</p></main></html>"));
  night();
  EXPECT_EQ(documents(), pages);
}

// It looked like a page that does not exist: the address that cannot exist shows it too.
TEST_F(LoginWall, AroundTheWholeSiteLosesNothing) {
  night();
  const std::string before = *ledger_.fingerprint({"site"});
  web_.serve(host, [](std::string_view target) -> std::optional<Page> {
    return target == "/robots.txt" ? Page{404} : wordy_wall();
  });
  const SourceReport report = next_night();
  EXPECT_EQ(*ledger_.fingerprint({"site"}), before);
  EXPECT_EQ(report.failures.at(Outcome::Denied).count, pages);
  EXPECT_FALSE(report.failures.contains(Outcome::SoftGone));
}

}  // namespace
}  // namespace wegwijzer::testing
