// Corners of a site without end: what is left out is told, and the real pages are reached all the
// same.
#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using testing::html;
using testing::lesson;
using testing::Nights;
using testing::Page;

/// A trap: whatever is asked below it leads to more of the same, and to the lessons.
struct Trap {
  std::string name, entrance;
  std::function<std::string(const std::string& target)> links;
  std::string told;
  std::size_t most_asked;
};

class HasATrap : public Nights, public ::testing::WithParamInterface<Trap> {};

TEST_P(HasATrap, ThatIsLeftAfterAWhileAndToldAndEveryLessonIsReached) {
  const Trap& trap = GetParam();
  web_.serve(host, [&](std::string_view target) -> std::optional<Page> {
    if (target == "/robots.txt" || target.find("wegwijzer-test") != target.npos) return Page{404};
    if (target.starts_with("/les/")) return html(lesson(fmt::format("Les {}", target)));
    std::string links = trap.links(std::string(target));
    // The lessons stand behind the trap, where a crawl that is caught in it comes too late.
    for (int i = 1; i <= pages; ++i) links += fmt::format("<a href=/les/{0}>les {0}</a>", i);
    return html(lesson(fmt::format("Overzicht {}", target), links));
  });
  first_source().start = {*Url::parse(web_.url(host, trap.entrance))};
  first_source().max_documents = 600;
  first_source().depth = 200;
  const SourceReport report = night();

  const auto targets = asked();
  for (int i = 1; i <= pages; ++i) {
    EXPECT_THAT(targets, Contains(fmt::format("/les/{}", i)));
  }
  EXPECT_GT(report.traps.count, 0);
  EXPECT_THAT(report.traps.examples, Contains(HasSubstr(trap.told)));
  EXPECT_LE(targets.size(), trap.most_asked);
}

std::string next_month(const std::string& target) {
  const int months = target == "/agenda"
                         ? 24'320
                         : std::atoi(target.c_str() + 8) * 12 + std::atoi(target.c_str() + 13);
  return fmt::format("<a href=/agenda/{:04}/{:02}>verder</a>", months / 12, months % 12 + 1);
}

std::string more_filters(const std::string& target) {
  const std::size_t kleur = std::hash<std::string>()(target) % 1'000'000;
  std::string links;
  for (int i = 0; i < 12; ++i) {
    links += fmt::format("<a href='/zoek?soort={}&kleur={}'>x</a> ", i, kleur);
  }
  return links;
}

std::string deeper(const std::string& target) {
  return fmt::format("<a href='{}/map/deel'>verder</a>", target);
}

std::string session(const std::string& target) {
  return fmt::format("<a href='/lijst?sessie={}'>lijst</a>",
                     std::hash<std::string>()(target) % 1'000'000);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, HasATrap,
    ::testing::Values(Trap{"Calendar", "/agenda", next_month, "beyond the horizon", 120},
                      Trap{"Filters", "/zoek", more_filters, "addresses like", 140},
                      Trap{"RepeatedSegments", "/boom", deeper, "\"map\" stands more than 3 times",
                           60},
                      Trap{"Sessions", "/lijst", session, "addresses like", 140}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace wegwijzer
