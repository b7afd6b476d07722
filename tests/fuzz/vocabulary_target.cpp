#include "language/vocabulary.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "language/compounds.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::fuzz {

void fuzz_vocabulary(std::string_view input) {
  const testing::TempDir folder;
  const auto vocabulary = language::Vocabulary::open(folder.write("vocabulary.tsv", input));
  if (!vocabulary) {
    return claim(vocabulary.error().code == Code::Index, "what is no vocabulary is a broken index");
  }

  std::map<std::string, std::uint32_t> counts;
  std::string previous;
  bool sorted = true;
  for (const auto& [form, count] : vocabulary->entries()) {
    claim(form.find_first_of("\t\n") == std::string_view::npos, "a form is within its line");
    sorted = sorted && (counts.empty() || previous < form);
    previous = form;
    counts.emplace(form, count);
  }
  const std::string_view beginning = input.substr(0, 3);
  for (const auto& entry : vocabulary->beginning_with(beginning)) {
    claim(!sorted || entry.form.starts_with(beginning), "what begins so begins so");
  }

  if (!sorted) return;  // what follows holds of what write_vocabulary writes
  const auto copy_file = folder.path() / "copy.tsv";
  claim(language::write_vocabulary(copy_file, counts).has_value(), "a vocabulary can be written");
  const auto copy = language::Vocabulary::open(copy_file);
  claim(copy && copy->entries().size() == counts.size(), "what is written is read again");
  for (const auto& [form, count] : counts) {
    claim(copy->count(form) == count && vocabulary->count(form) == count,
          "each form has its count");
  }

  const language::LanguageData data;
  const auto parts = language::Compounds(data, *vocabulary).split(input.substr(0, 60));
  for (const std::string& part : parts) {
    claim(part.size() >= 4 && vocabulary->count(part) >= 2, "a part of a compound is a word");
  }
  claim(parts.empty() || (parts.size() >= 2 && parts.size() <= 4), "a compound has some parts");
}

}  // namespace wegwijzer::fuzz
