#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/language_data.hpp"
#include "schema/record.hpp"

namespace wegwijzer::store {

/// What has to be known of all records before the first can be indexed: how often each word occurs,
/// which decides where compounds are cut, and which abbreviations the texts explain.
class Census {
 public:
  void add(const Record& record);
  void add(const Census& other);

  /// Folded form -> occurrences.
  std::map<std::string, std::uint32_t> counts() const;
  /// The abbreviations as groups of a thesaurus: explained by two records, or letter by letter.
  std::vector<language::ThesaurusGroup> abbreviations() const;

 private:
  struct Explained {
    std::uint32_t records = 0;
    bool initials = false;
  };

  std::unordered_map<std::string, std::uint32_t> forms_;
  std::map<std::pair<std::string, std::string>, Explained> explained_;  // short, long form
};

}  // namespace wegwijzer::store
