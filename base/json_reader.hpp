#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer {

/// Every fault found while reading configuration, so that all are told at once.
class Problems {
 public:
  void add(std::string what, std::string hint = {});
  void add(const Error& error);
  bool empty() const { return errors_.empty(); }
  std::size_t size() const { return errors_.size(); }
  /// The first fault with the others in `more`. Not to be called when there is none.
  Error to_error() const;

 private:
  std::vector<Error> errors_;
};

/// The text of one JSON file as a value. Comments are allowed (// and /* */); an error names the
/// file, the line and the column.
Result<nlohmann::json> parse_json_file(const std::filesystem::path& path);
/// The same for text that we have already; `name` stands for the file in the error.
Result<nlohmann::json> parse_json(std::string_view text, std::string_view name);

/// One JSON object of a configuration file, read key by key. What is wrong (absent, of another
/// type, out of range, an unknown key) is added to the Problems with file and JSON pointer
/// (RFC 6901), and reading goes on with the default. Lives shorter than the json and Problems.
class JsonObject {
 public:
  JsonObject(const nlohmann::json& value, std::string file, std::string pointer,
             Problems& problems);

  bool has(std::string_view key) const;

  /// Reads `key` into `into` when it is there; leaves it alone when not.
  void read(std::string_view key, std::string& into);
  void read(std::string_view key, bool& into);
  void read(std::string_view key, double& into);
  void read(std::string_view key, std::vector<std::string>& into);
  /// {"key": ["word", ...]}; a single word may stand for a list of one.
  void read(std::string_view key, std::map<std::string, std::vector<std::string>>& into);
  void read(std::string_view key, std::map<std::string, std::string>& into);
  /// A duration such as "2s" (parse_duration).
  void read(std::string_view key, std::chrono::milliseconds& into);

  struct Range {
    std::int64_t low, high;
  };
  void read(std::string_view key, std::int64_t& into, Range range);

  /// A text that must be there and not be empty.
  std::string require(std::string_view key);
  /// One of a fixed list of words, as its place in that list.
  std::size_t require_one_of(std::string_view key, const std::vector<std::string>& words);

  /// Calls `read_member` with the object under `key`, when it is there.
  void object(std::string_view key, const std::function<void(JsonObject&)>& read_member);
  /// Calls `read_member` for each object of the array under `key`, when it is there.
  void each(std::string_view key, const std::function<void(JsonObject&)>& read_member);
  /// Calls `read_member` with each key and its value, when `key` is an object.
  void each_member(
      std::string_view key,
      const std::function<void(const std::string&, const nlohmann::json&)>& read_member);
  /// Accepts `key` whatever it holds, and does not look at it.
  void allow(std::string_view key);

  /// Adds a fault at `key` of this object.
  void complain(std::string_view key, std::string what, std::string hint = {});
  /// The same deeper down, such as {"values", "doelgroep", "GGZ"} or {"start", "0"}.
  void complain_at(std::initializer_list<std::string_view> path, std::string what,
                   std::string hint = {});
  /// To be called last: each key that nobody asked for is a fault, with the nearest known key.
  void finish();

  std::string place(std::string_view key) const;

 private:
  const nlohmann::json* find(std::string_view key);
  void wrong_type(std::string_view key, std::string_view expected);

  const nlohmann::json* value_;
  std::string file_;
  std::string pointer_;
  Problems* problems_;
  std::vector<std::string> known_;
};

/// A value in the words of an error message: 'the text "abc"', 'the number 5', 'an array'.
std::string describe(const nlohmann::json& value);

}  // namespace wegwijzer
