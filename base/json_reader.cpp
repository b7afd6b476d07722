#include "base/json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"

namespace wegwijzer {

using nlohmann::json;

void Problems::add(std::string what, std::string hint) {
  errors_.push_back(Error{Code::Config, std::move(what), std::move(hint)});
}

void Problems::add(const Error& error) {
  Error alone = error;
  alone.more.clear();
  errors_.push_back(std::move(alone));
  for (const Error& other : error.more) add(other);
}

Error Problems::to_error() const {
  Error first = errors_.front();
  first.more.assign(errors_.begin() + 1, errors_.end());
  return first;
}

Result<json> parse_json(std::string_view text, std::string_view name) {
  try {
    return json::parse(text, nullptr, /*allow_exceptions=*/true, /*ignore_comments=*/true);
  } catch (const json::exception& error) {  // a parse_error, or out_of_range for 1e999
    // "[json.exception.parse_error.101] parse error at line 3, column 5: ..." without the tag.
    std::string_view what = error.what();
    what.remove_prefix(std::min(what.find("] ") + 2, what.size()));
    return fail(Code::Config, fmt::format("{}: {}", name, to_utf8(what)),  // it quotes the input
                "it must be JSON (comments are allowed); look for a comma too many or a quote "
                "too few just before that place");
  }
}

Result<json> parse_json_file(const std::filesystem::path& path) {
  return read_file(path).and_then(
      [&](const std::string& text) { return parse_json(text, path.string()); });
}

std::string describe(const json& value) {
  switch (value.type()) {
    case json::value_t::string: {
      const auto& text = value.get_ref<const std::string&>();
      const auto shown = cut_utf8(text, 60);
      return fmt::format("the text \"{}{}\"", shown, shown.size() < text.size() ? "..." : "");
    }
    case json::value_t::boolean:
      return value.get<bool>() ? "true" : "false";
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
    case json::value_t::number_float:
      return "the number " + value.dump();
    case json::value_t::array:
      return "a list";
    case json::value_t::object:
      return "an object";
    default:
      return "null";
  }
}

namespace {

/// RFC 6901: "~" and "/" in a key are written "~0" and "~1".
std::string escape_pointer(std::string_view key) {
  std::string escaped;
  for (const char c : key) {
    if (c == '~') {
      escaped += "~0";
    } else if (c == '/') {
      escaped += "~1";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

JsonObject::JsonObject(const json& value, std::string file, std::string pointer, Problems& problems)
    : value_(&value), file_(std::move(file)), pointer_(std::move(pointer)), problems_(&problems) {
  if (value.is_object()) return;
  // The pointer to the whole is "" (RFC 6901 section 5).
  const std::string where = pointer_.empty() ? file_ : file_ + ": " + pointer_;
  problems_->add(fmt::format("{}: is {}, expected an object", where, describe(value)));
}

std::string JsonObject::place(std::string_view key) const {
  return fmt::format("{}: {}/{}", file_, pointer_, escape_pointer(key));
}

bool JsonObject::has(std::string_view key) const {
  return value_->is_object() && value_->contains(key);
}

const json* JsonObject::find(std::string_view key) {
  known_.emplace_back(key);
  if (!has(key)) return nullptr;
  return &value_->at(std::string(key));
}

void JsonObject::complain(std::string_view key, std::string what, std::string hint) {
  problems_->add(place(key) + ": " + std::move(what), std::move(hint));
}

void JsonObject::complain_at(std::initializer_list<std::string_view> path, std::string what,
                             std::string hint) {
  std::string where = fmt::format("{}: {}", file_, pointer_);
  for (const std::string_view step : path) where += "/" + escape_pointer(step);
  problems_->add(where + ": " + std::move(what), std::move(hint));
}

void JsonObject::wrong_type(std::string_view key, std::string_view expected) {
  complain(key,
           fmt::format("is {}, expected {}", describe(value_->at(std::string(key))), expected));
}

void JsonObject::read(std::string_view key, std::string& into) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_string()) return wrong_type(key, "a text");
  into = value->get<std::string>();
}

void JsonObject::read(std::string_view key, bool& into) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_boolean()) return wrong_type(key, "true or false");
  into = value->get<bool>();
}

void JsonObject::read(std::string_view key, double& into) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_number()) return wrong_type(key, "a number");
  into = value->get<double>();
}

void JsonObject::read(std::string_view key, std::int64_t& into, Range range) {
  const json* value = find(key);
  if (value == nullptr) return;
  const auto expected = fmt::format("a whole number from {} to {}", range.low, range.high);
  if (!value->is_number_integer()) return wrong_type(key, expected);
  const auto number = value->get<std::int64_t>();
  if (number < range.low || number > range.high) return wrong_type(key, expected);
  into = number;
}

void JsonObject::read(std::string_view key, std::vector<std::string>& into) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_array()) return wrong_type(key, "a list of texts");
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < value->size(); ++i) {
    const json& item = (*value)[i];
    if (item.is_string()) {
      texts.push_back(item.get<std::string>());
    } else {
      problems_->add(fmt::format("{}/{}: is {}, expected a text", place(key), i, describe(item)));
    }
  }
  into = std::move(texts);
}

void JsonObject::read(std::string_view key, std::map<std::string, std::vector<std::string>>& into) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_object()) return wrong_type(key, "an object of lists of texts");
  JsonObject lists(*value, file_, pointer_ + "/" + escape_pointer(key), *problems_);
  for (const auto& [name, item] : value->items()) {
    if (item.is_string()) {
      into[name] = {item.get<std::string>()};
    } else {
      lists.read(name, into[name]);
    }
  }
}

void JsonObject::read(std::string_view key, std::map<std::string, std::string>& into) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_object()) return wrong_type(key, "an object of texts");
  JsonObject texts(*value, file_, pointer_ + "/" + escape_pointer(key), *problems_);
  for (const auto& [name, item] : value->items()) texts.read(name, into[name]);
}

void JsonObject::read(std::string_view key, std::chrono::milliseconds& into) {
  const json* value = find(key);
  if (value == nullptr) return;
  constexpr std::string_view expected = "a length of time such as \"2s\", \"15m\" or \"7d\"";
  if (!value->is_string()) return wrong_type(key, expected);
  const auto duration = parse_duration(value->get_ref<const std::string&>());
  if (!duration) return wrong_type(key, expected);
  into = *duration;
}

std::string JsonObject::require(std::string_view key) {
  std::string text;
  read(key, text);
  if (!has(key)) {
    complain(key, "is missing, expected a text");
  } else if (text.empty() && value_->at(std::string(key)).is_string()) {
    complain(key, "is empty, expected a text");
  }
  return text;
}

std::size_t JsonObject::require_one_of(std::string_view key,
                                       const std::vector<std::string>& words) {
  const std::string text = require(key);
  const auto found = std::find(words.begin(), words.end(), text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  if (!text.empty()) {
    const std::string near = nearest(text, words);
    complain(key, fmt::format("is \"{}\", expected one of: {}", text, fmt::join(words, ", ")),
             near.empty() ? "" : fmt::format("did you mean \"{}\"?", near));
  }
  return 0;
}

void JsonObject::object(std::string_view key, const std::function<void(JsonObject&)>& read_member) {
  const json* value = find(key);
  if (value == nullptr) return;
  JsonObject member(*value, file_, pointer_ + "/" + escape_pointer(key), *problems_);
  if (!value->is_object()) return;
  read_member(member);
  member.finish();
}

void JsonObject::each(std::string_view key, const std::function<void(JsonObject&)>& read_member) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_array()) return wrong_type(key, "a list of objects");
  for (std::size_t i = 0; i < value->size(); ++i) {
    const json& item = (*value)[i];
    JsonObject member(item, file_, fmt::format("{}/{}/{}", pointer_, escape_pointer(key), i),
                      *problems_);
    if (!item.is_object()) continue;
    read_member(member);
    member.finish();
  }
}

void JsonObject::each_member(
    std::string_view key, const std::function<void(const std::string&, const json&)>& read_member) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_object()) return wrong_type(key, "an object");
  for (const auto& [name, item] : value->items()) read_member(name, item);
}

void JsonObject::allow(std::string_view key) { find(key); }

void JsonObject::finish() {
  if (!value_->is_object()) return;
  for (const auto& [key, item] : value_->items()) {
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const std::string near = nearest(key, known_);
    complain(key, "unknown key",
             near.empty() ? fmt::format("known keys: {}", fmt::join(known_, ", "))
                          : fmt::format("did you mean \"{}\"?", near));
  }
}

}  // namespace wegwijzer
