#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <map>
#include <regex>
#include <string>

#include "searchd/pages/assets.hpp"

namespace wegwijzer::pages {
namespace {

using Colours = std::map<std::string, std::string>;

/// The custom properties that are colours, of the first :root (light) or the second (dark).
Colours colours(int scheme) {
  const std::string css(find_asset("stijl.css")->bytes);
  std::size_t at = css.find(":root {");
  for (int i = 0; i < scheme; ++i) at = css.find(":root {", at + 1);
  const std::string block = css.substr(at, css.find('}', at) - at);
  const std::regex declaration("--([a-z-]+): (#[0-9a-f]{6})");
  Colours found;
  for (std::sregex_iterator each(block.begin(), block.end(), declaration), end; each != end;
       ++each) {
    found[(*each)[1]] = (*each)[2];
  }
  return found;
}

/// WCAG 2.2, relative luminance.
double luminance(const std::string& colour) {
  std::array<double, 3> channels{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double part = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    channels[i] = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  }
  return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
}

double contrast(const std::string& a, const std::string& b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

struct Pair {
  const char* front;
  const char* back;
  double least;
};

class Contrast : public ::testing::TestWithParam<Pair> {};

TEST_P(Contrast, IsEnoughInBothSchemes) {
  for (int scheme = 0; scheme < 2; ++scheme) {
    const Colours of = colours(scheme);
    const auto& [front, back, least] = GetParam();
    EXPECT_GE(contrast(of.at(front), of.at(back)), least)
        << front << " on " << back << (scheme == 0 ? ", light" : ", dark");
  }
}

INSTANTIATE_TEST_SUITE_P(, Contrast,
                         ::testing::Values(Pair{"tekst", "vlak", 7}, Pair{"tekst", "veld", 7},
                                           Pair{"tekst", "mark", 7}, Pair{"zacht", "vlak", 7},
                                           Pair{"zacht", "veld", 7}, Pair{"accent", "vlak", 7},
                                           Pair{"accent", "veld", 7}, Pair{"accent", "mark", 4.5},
                                           Pair{"op-accent", "accent", 7}, Pair{"rand", "vlak", 3},
                                           Pair{"rand", "veld", 3}),
                         [](const auto& tested) {
                           std::string name =
                               std::string(tested.param.front) + "_on_" + tested.param.back;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(ContrastFormula, GivesBlackOnWhite21) {
  EXPECT_NEAR(contrast("#000000", "#ffffff"), 21, 0.01);
}

}  // namespace
}  // namespace wegwijzer::pages
