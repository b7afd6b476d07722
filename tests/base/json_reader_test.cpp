#include "base/json_reader.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

/// Reads one object with `read`, then finishes it; gives what was wrong as stderr would show it.
std::string faults(const std::string& text, const std::function<void(JsonObject&)>& read) {
  const json value = parse_json(text, "a.json").value();
  Problems problems;
  JsonObject object(value, "a.json", "", problems);
  read(object);
  object.finish();
  return problems.empty() ? "" : to_text(problems.to_error());
}

TEST(ParseJson, TakesComments) {
  const auto value = parse_json("// who\n{\"a\": /* one */ 1}", "a.json");
  ASSERT_TRUE(value);
  EXPECT_EQ(*value, json({
                        {"a", 1}
  }));
}

TEST(ParseJson, NamesTheLineAndColumn) {
  const auto value = parse_json("{\n  \"a\": 1,\n}", "a.json");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().code, Code::Config);
  EXPECT_EQ(value.error().what,
            "a.json: parse error at line 3, column 1: syntax error while parsing object key - "
            "unexpected '}'; expected string literal");
  EXPECT_EQ(value.error().hint,
            "it must be JSON (comments are allowed); look for a comma too many or a quote too few "
            "just before that place");
}

TEST(ParseJson, AnErrorThatQuotesBrokenBytesIsStillText) {
  const auto value = parse_json("{\"url\": \"\xC3(\"}", "decisions.jsonl");
  ASSERT_FALSE(value);
  EXPECT_TRUE(is_utf8(value.error().what)) << value.error().what;
}

TEST(ParseJson, NoTextThrows) {
  for (const char* text :
       {"", "{", "[1,", "nul", "\"a", "\"\xFF\"", "1e999", "\x01", "{\"a\":1}}"}) {
    EXPECT_FALSE(parse_json(text, "a.json")) << text;
  }
}

TEST(ParseJsonFile, NamesTheFileThatIsMissing) {
  const testing::TempDir folder;
  const auto path = folder.path() / "absent.json";
  EXPECT_EQ(parse_json_file(path).error().what,
            path.string() + ": cannot open: No such file or directory");
  EXPECT_EQ(parse_json_file(folder.write("a.json", "[1]")).value(), json::array({1}));
}

TEST(JsonObject, ReadsWhatIsThereAndLeavesTheRestAlone) {
  std::string text = "default", absent = "default";
  bool flag = false;
  double weight = 0;
  std::int64_t count = 0;
  std::chrono::milliseconds delay{0};
  std::vector<std::string> words;
  std::map<std::string, std::vector<std::string>> lists;
  std::map<std::string, std::string> names;
  const auto found = faults(
      R"({"text": "a", "flag": true, "weight": 1.5, "count": 7, "delay": "2s", "words": ["a", "b"],
          "lists": {"x": ["1", "2"], "y": "3"}, "names": {"nl": "Niveau"}})",
      [&](JsonObject& object) {
        object.read("text", text);
        object.read("absent", absent);
        object.read("flag", flag);
        object.read("weight", weight);
        object.read("count", count, {1, 10});
        object.read("delay", delay);
        object.read("words", words);
        object.read("lists", lists);
        object.read("names", names);
      });
  EXPECT_EQ(found, "");
  EXPECT_EQ(text, "a");
  EXPECT_EQ(absent, "default");
  EXPECT_TRUE(flag);
  EXPECT_EQ(weight, 1.5);
  EXPECT_EQ(count, 7);
  EXPECT_EQ(delay, 2s);
  EXPECT_EQ(words, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(lists, (std::map<std::string, std::vector<std::string>>{
                       {"x", {"1", "2"}},
                       {"y", {"3"}     }
  }));
  EXPECT_EQ(names, (std::map<std::string, std::string>{
                       {"nl", "Niveau"}
  }));
}

TEST(JsonObject, TellsAllWrongTypesAtOnce) {
  std::string text;
  bool flag = false;
  double weight = 0;
  std::int64_t count = 3;
  std::chrono::milliseconds delay{0};
  std::vector<std::string> words;
  const auto found = faults(
      R"({"text": 5, "flag": "yes", "weight": null, "count": 11, "delay": "2 s", "words": ["a", {}]})",
      [&](JsonObject& object) {
        object.read("text", text);
        object.read("flag", flag);
        object.read("weight", weight);
        object.read("count", count, {1, 10});
        object.read("delay", delay);
        object.read("words", words);
      });
  EXPECT_EQ(found,
            "error: a.json: /text: is the number 5, expected a text\n"
            "error: a.json: /flag: is the text \"yes\", expected true or false\n"
            "error: a.json: /weight: is null, expected a number\n"
            "error: a.json: /count: is the number 11, expected a whole number from 1 to 10\n"
            "error: a.json: /delay: is the text \"2 s\", expected a length of time such as \"2s\", "
            "\"15m\" or \"7d\"\n"
            "error: a.json: /words/1: is an object, expected a text\n");
  EXPECT_EQ(count, 3);
}

TEST(JsonObject, AnUnknownKeyGetsASuggestion) {
  std::string delay, id;
  EXPECT_EQ(faults(R"({"dealy": "2s", "zzzzzz": 1})",
                   [&](JsonObject& object) {
                     object.read("delay", delay);
                     object.read("id", id);
                   }),
            "error: a.json: /dealy: unknown key\n"
            "hint:  did you mean \"delay\"?\n"
            "error: a.json: /zzzzzz: unknown key\n"
            "hint:  known keys: delay, id\n");
}

TEST(JsonObject, ARequiredTextMustBeThereAndNotEmpty) {
  EXPECT_EQ(faults(R"({"b": "", "c": 1})",
                   [](JsonObject& object) {
                     object.require("a");
                     object.require("b");
                     object.require("c");
                   }),
            "error: a.json: /a: is missing, expected a text\n"
            "error: a.json: /b: is empty, expected a text\n"
            "error: a.json: /c: is the number 1, expected a text\n");
}

TEST(JsonObject, OneOfAListGivesItsPlace) {
  const std::vector<std::string> kinds = {"site", "feed", "folder"};
  std::size_t kind = 9;
  EXPECT_EQ(faults(R"({"kind": "feed"})",
                   [&](JsonObject& object) { kind = object.require_one_of("kind", kinds); }),
            "");
  EXPECT_EQ(kind, 1u);
  EXPECT_EQ(faults(R"({"kind": "foldr"})",
                   [&](JsonObject& object) { object.require_one_of("kind", kinds); }),
            "error: a.json: /kind: is \"foldr\", expected one of: site, feed, folder\n"
            "hint:  did you mean \"folder\"?\n");
}

TEST(JsonObject, FaultsDeepDownNameTheirPlace) {
  std::string text;
  std::map<std::string, std::vector<std::string>> lists;
  const auto found = faults(
      R"({"a/b": {"x~y": 1}, "list": [{"t": "ok"}, 5, {"u": 1}], "lists": {"k": 1}, "no": 1})",
      [&](JsonObject& object) {
        object.object("a/b", [&](JsonObject& member) { member.read("x~y", text); });
        object.each("list", [&](JsonObject& member) { member.read("t", text); });
        object.read("lists", lists);
        object.object("no", [](JsonObject&) { FAIL() << "it is no object"; });
      });
  EXPECT_EQ(found,
            "error: a.json: /a~1b/x~0y: is the number 1, expected a text\n"
            "error: a.json: /list/1: is the number 5, expected an object\n"
            "error: a.json: /list/2/u: unknown key\n"
            "hint:  did you mean \"t\"?\n"
            "error: a.json: /lists/k: is the number 1, expected a list of texts\n"
            "error: a.json: /no: is the number 1, expected an object\n");
}

TEST(JsonObject, WhatIsNoObjectIsTold) {
  EXPECT_EQ(faults("[]", [](JsonObject& object) { EXPECT_FALSE(object.has("a")); }),
            "error: a.json: is a list, expected an object\n");
}

TEST(JsonObject, AnAllowedKeyIsNotLookedAt) {
  EXPECT_EQ(faults(R"({"$schema": 1})", [](JsonObject& object) { object.allow("$schema"); }), "");
}

TEST(JsonObject, EachMemberComesWithItsName) {
  std::vector<std::string> seen;
  faults(R"({"m": {"b": 2, "a": 1}})", [&](JsonObject& object) {
    object.each_member("m", [&](const std::string& name, const json& value) {
      seen.push_back(name + "=" + value.dump());
    });
  });
  EXPECT_EQ(seen, (std::vector<std::string>{"a=1", "b=2"}));
}

TEST(Describe, CutsALongText) {
  EXPECT_EQ(describe(json(std::string(100, 'x'))), "the text \"" + std::string(60, 'x') + "...\"");
}

}  // namespace
}  // namespace wegwijzer
