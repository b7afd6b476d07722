#include "generated_records.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "support/test_config.hpp"

namespace wegwijzer::bench {

namespace fs = std::filesystem;

namespace {

/// Text between tags, roughly: enough for a vocabulary.
std::string without_tags(const std::string& html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') {
      inside = false;
      text += ' ';
    }
  }
  return text;
}

/// The words of the test web's pages, most frequent first.
std::vector<std::string> read_vocabulary() {
  std::map<std::string, int> counts;
  for (const auto& entry : fs::recursive_directory_iterator(testing::web_of_sites())) {
    if (entry.path().extension() != ".html") continue;
    const auto bytes = read_file(entry.path());
    if (!bytes) continue;
    std::string word;
    for (const char c : without_tags(to_utf8(*bytes)) + " ") {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalpha(byte) != 0 || byte >= 0x80 || c == '-') {
        word += c;
      } else if (!word.empty()) {
        ++counts[word];
        word.clear();
      }
    }
  }
  std::vector<std::pair<int, std::string>> ordered;
  for (const auto& [word, count] : counts) ordered.emplace_back(-count, word);
  std::sort(ordered.begin(), ordered.end());
  std::vector<std::string> words;
  for (auto& [count, word] : ordered) words.push_back(std::move(word));
  return words;
}

std::vector<double> zipf(std::size_t size) {
  std::vector<double> weights;
  for (std::size_t rank = 1; rank <= size; ++rank)
    weights.push_back(1.0 / static_cast<double>(rank));
  return weights;
}

}  // namespace

GeneratedRecords::GeneratedRecords(std::uint32_t seed)
    : random_(seed), vocabulary_(read_vocabulary()) {
  const auto weights = zipf(vocabulary_.size());
  draw_ = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
}

std::string GeneratedRecords::words(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += i % 12 == 0 ? ". " : " ";
    text += vocabulary_[draw_(random_)];
  }
  return text;
}

Record GeneratedRecords::next() {
  Record record;
  record.url = "https://voorbeeld.nl/" + std::to_string(made_++);
  record.id = record_id(record.url);
  record.title = words(3 + random_() % 6);
  record.text = words(80 + random_() % 221);
  record.language = "nl";
  record.published = std::to_string(2010 + random_() % 17);
  record.access = "open";
  record.media_type = "text/html";
  record.source = "proef";
  record.source_label = "Proef";
  return record;
}

std::string GeneratedRecords::query() { return words(1 + random_() % 4); }

void write_catalogue(const fs::path& file, std::size_t count) {
  GeneratedRecords records(1);
  std::ofstream out(file);
  for (std::size_t i = 0; i < count; ++i) {
    const Record record = records.next();
    out << nlohmann::json{{"url", record.url},
                          {"title", record.title},
                          {"text", record.text},
                          {"published", record.published}}
        << '\n';
  }
}

}  // namespace wegwijzer::bench
