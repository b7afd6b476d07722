// An editor gives the address of a site, takes the proposal, and its pages are found.
#include <gmock/gmock.h>

#include "base/files.hpp"
#include "base/json_reader.hpp"
#include "end_to_end/world.hpp"

namespace wegwijzer::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* host = "nieuw.localhost";

class SourceAdd : public ::testing::Test {
 protected:
  SourceAdd() {
    world_.keep_only({"map"});
    const auto set = [&](const std::string& path, const std::string& title) {
      world_.web().set_page(host, path,
                            {200, "text/html",
                             "<html lang=nl><title>" + title + "</title><main><p>" + title +
                                 ": lesmateriaal over palliatieve zorg.</p><a href='/les'>Les</a>"
                                 "</main></html>"});
    };
    set("/", "Welkom");
    set("/les", "Zuurstofloze mondzorg");
  }

  Finished add(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"source", "add", world_.web().url(host)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return world_.indexer(arguments);
  }
  fs::path file() const { return world_.config() / "sources" / "nieuw.json"; }

  World world_;
};

TEST_F(SourceAdd, ShowsASourceFileAndWritesNone) {
  const auto finished = add();
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_THAT(finished.out, StartsWith("// Proposed by \"wegwijzer-indexer source add "));
  EXPECT_THAT(finished.out, HasSubstr("// Not written; --write puts it into "));
  const auto shown = parse_json(finished.out, "stdout");
  ASSERT_TRUE(shown) << to_text(shown.error());
  EXPECT_EQ(shown->at("id"), "nieuw");
  EXPECT_FALSE(fs::exists(file()));
}

TEST_F(SourceAdd, WritesOneThatIsInOrderAndFindsItsPages) {
  ASSERT_EQ(add({"--write"}).status, 0);
  EXPECT_EQ(world_.indexer({"check"}).status, 0);
  ASSERT_EQ(world_.indexer({"run", "--source", "nieuw"}).status, 0);
  EXPECT_THAT(world_.cli({"search", "zuurstofloze"}).out, HasSubstr("Zuurstofloze mondzorg"));
  const auto again = add({"--write"});
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.err, HasSubstr("the source \"nieuw\" visits it already"));
}

TEST_F(SourceAdd, AFileThatIsThereStays) {
  const std::string other = R"({"id": "ander", "label": "Ander", "kind": "site",
      "start": ["https://ander.nl/"], "scope": {"hosts": ["ander.nl"]}})";
  ASSERT_TRUE(write_file(file(), other));
  const auto finished = add({"--write"});
  EXPECT_EQ(finished.status, 2);
  EXPECT_THAT(finished.err, HasSubstr("nieuw.json: exists already"));
  EXPECT_EQ(*read_file(file()), other);
}

TEST_F(SourceAdd, WhatIsNoAddressIsToldWithWhatWasMeant) {
  const auto finished = world_.indexer({"source", "add", "www.pharos.nl"});
  EXPECT_EQ(finished.status, 2);
  EXPECT_EQ(finished.err,
            "error: www.pharos.nl: is no http or https address\n"
            "hint:  did you mean https://www.pharos.nl/?\n");
}

}  // namespace
}  // namespace wegwijzer::testing
