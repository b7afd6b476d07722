#include "base/json_reader.hpp"

#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

namespace {

/// Asks for a key of every type, as if it were a configuration file.
void read_keys(JsonObject& object) {
  std::string text = "default";
  bool flag = false;
  double weight = 0;
  std::int64_t number = 5;
  std::chrono::milliseconds delay{0};
  std::vector<std::string> words;
  std::map<std::string, std::vector<std::string>> lists;
  std::map<std::string, std::string> label;
  object.read("text", text);
  object.read("flag", flag);
  object.read("weight", weight);
  object.read("number", number, {1, 10});
  object.read("delay", delay);
  object.read("words", words);
  object.read("lists", lists);
  object.read("label", label);
  object.require("id");
  const std::size_t kind = object.require_one_of("kind", {"site", "folder"});
  claim(number >= 1 && number <= 10, "a number outside its range is not read");
  claim(kind < 2, "one of two words is the first or the second");
}

}  // namespace

void fuzz_json_reader(std::string_view input) {
  const auto json = parse_json(input, "bron.json");
  if (!json) {
    claim(json.error().code == Code::Config, "what is no JSON is a fault of configuration");
    claim(json.error().what.starts_with("bron.json: "), "an error names the file");
    claim(is_utf8(json.error().what), "an error is text, whatever it quotes");
    return;
  }

  Problems problems;
  JsonObject object(*json, "bron.json", "", problems);
  read_keys(object);
  object.object("object", read_keys);
  object.each("list", read_keys);
  object.each_member("members", [&](const std::string& name, const nlohmann::json& value) {
    claim(!describe(value).empty(), "every value can be described");
    object.complain_at({"members", name}, "is not wanted");
  });
  object.finish();
  if (problems.empty()) return;
  const Error error = problems.to_error();
  claim(error.more.size() + 1 == problems.size(), "all faults are told");
  claim(error.what.starts_with("bron.json: "), "a fault names the file");
}

}  // namespace wegwijzer::fuzz
