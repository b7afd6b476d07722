#include "schema/pins.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"
#include "base/url.hpp"

namespace wegwijzer {

using nlohmann::json;

namespace {

void check_facets(JsonObject& object, const Pin& pin, const Taxonomy& taxonomy) {
  for (const auto& [name, values] : pin.facets) {
    const Facet* facet = taxonomy.find(name);
    if (facet == nullptr) {
      object.complain_at({"facets", name}, "there is no such facet");
      continue;
    }
    for (const std::string& value : values) {
      if (facet->find(value) != nullptr) continue;
      object.complain_at({"facets", name}, fmt::format("there is no value \"{}\"", value));
    }
  }
}

bool is_day(const std::string& text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
}

Pin read_pin(JsonObject& object, const Taxonomy& taxonomy) {
  Pin pin;
  object.read("words", pin.words);
  object.read("facets", pin.facets);
  object.read("until", pin.until);
  std::vector<std::string> urls;
  object.read("urls", urls);
  object.allow("why");
  check_facets(object, pin, taxonomy);
  for (const std::string& text : urls) {
    const auto url = Url::parse(text);
    if (url) {
      pin.urls.push_back(canonical(*url).href());
    } else {
      object.complain("urls", fmt::format("\"{}\" is no address", text));
    }
  }
  if (urls.empty()) object.complain("urls", "is empty, expected the pages to put at the top");
  if (pin.words.empty() && pin.facets.empty()) {
    object.complain("words", "is empty, and so is facets: this pin would be always on top");
  }
  if (!pin.until.empty() && !is_day(pin.until)) {
    object.complain("until",
                    fmt::format("is \"{}\", expected a day such as 2027-12-31", pin.until));
  }
  return pin;
}

}  // namespace

Result<std::vector<Pin>> load_pins(const std::filesystem::path& file, const Taxonomy& taxonomy) {
  std::vector<Pin> pins;
  if (!std::filesystem::exists(file)) return pins;
  const auto value = parse_json_file(file);
  if (!value) return fail(value.error());
  Problems problems;
  JsonObject whole(*value, file.string(), "", problems);
  whole.each("pins", [&](JsonObject& object) { pins.push_back(read_pin(object, taxonomy)); });
  whole.finish();
  if (!problems.empty()) return fail(problems.to_error());
  return pins;
}

std::vector<Pin> pins_on(const std::vector<Pin>& pins, const std::string& day) {
  std::vector<Pin> holding;
  for (const Pin& pin : pins) {
    if (pin.until.empty() || pin.until >= day) holding.push_back(pin);
  }
  return holding;
}

json to_json(const std::vector<Pin>& pins) {
  json list = json::array();
  for (const Pin& pin : pins) {
    list.push_back({
        {"words",  pin.words },
        {"facets", pin.facets},
        {"urls",   pin.urls  },
        {"until",  pin.until }
    });
  }
  return list;
}

Result<std::vector<Pin>> pins_from_json(const json& value) {
  std::vector<Pin> pins;
  try {
    for (const json& item : value) {
      Pin pin;
      item.at("words").get_to(pin.words);
      item.at("facets").get_to(pin.facets);
      item.at("urls").get_to(pin.urls);
      item.at("until").get_to(pin.until);
      pins.push_back(std::move(pin));
    }
  } catch (const json::exception& error) {
    return fail(Code::Index, fmt::format("pins of the index: {}", error.what()),
                "rebuild it: wegwijzer-indexer build");
  }
  return pins;
}

}  // namespace wegwijzer
