#include "indexer/extract/login_form.hpp"

#include <gtest/gtest.h>

#include "indexer/extract/formats.hpp"

namespace wegwijzer::extract {
namespace {

struct Case {
  const char* name;
  std::string page;
  Login login;
};

void PrintTo(const Case& tested, std::ostream* out) { *out << tested.name; }

std::string words(int count) {
  std::string text = "<p>";
  for (int i = 0; i < count; ++i) text += "woord ";
  return text + "</p>";
}

const std::string form =
    "<form action=/in><label>Gebruikersnaam <input name=u></label><label>Wachtwoord "
    "<input type=Password name=p></label><button>Inloggen</button></form>";

class LoginOn : public ::testing::TestWithParam<Case> {};

TEST_P(LoginOn, APage) {
  const Document document{"<!doctype html><html lang=nl>" + GetParam().page, "text/html"};
  const auto page = extract(document, {});
  ASSERT_TRUE(page) << page.error().what;
  EXPECT_EQ(page->login, GetParam().login) << page->text;
}

INSTANTIATE_TEST_SUITE_P(
    Pages, LoginOn,
    ::testing::Values(
        Case{"FormAlone", "<title>Leerplein</title>" + form, Login::Demanded},
        // As Moodle shows it: what is said of guests, cookies and first visits is a page of text.
        Case{"LearningEnvironment",
             "<title>Inloggen op de site | Leerplein</title><div role=main><h1>Leerplein</h1>" +
                 form + words(100) + "</div>",
             Login::Demanded},
        Case{
            "OnlyForMembers",
            "<title>Casus | Site</title><main><h1>Casus</h1><p>Dit deel is alleen voor leden.</p>" +
                form + "</main>",
            Login::Demanded},
        Case{"OnePassword",
             "<main><h1>Beveiligd: Lesbrief</h1><form><p>Deze inhoud is beschermd met een "
             "wachtwoord.</p><input type=password></form></main>",
             Login::Demanded},
        Case{"ManyWordsUnderLoginTitle", "<title>Inloggen</title><main>" + form + words(180),
             Login::Offered},
        Case{"SomeWords", "<title>Welkom</title><main>" + form + words(100), Login::Offered},
        Case{"ManyWords", "<title>Welkom</title><main>" + form + words(300), Login::None},
        Case{"BoxInTheHeader",
             "<title>Les</title><header>" + form + "</header><main><p>Korte les.</p></main>",
             Login::None},
        Case{"BoxThatOpensLater",
             "<title>Les</title><main><p>Korte les.</p></main><div class='login-modal'>" + form +
                 "</div>",
             Login::None},
        Case{"HiddenBox", "<title>Les</title><p>Korte les.</p><div hidden>" + form + "</div>",
             Login::None},
        Case{"NoPassword", "<title>Inloggen</title><form><input name=zoek></form>", Login::None},
        Case{"TextAboutLogins", "<title>Inloggen</title><p>Zo logt u in met een wachtwoord.</p>",
             Login::None}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace wegwijzer::extract
