#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/analyser.hpp"
#include "schema/blob_file.hpp"
#include "searchd/search/document_facts.hpp"
#include "searchd/search/suggestion_table.hpp"

namespace wegwijzer::search {

/// The titles of a generation, each once: those of the documents that ranking prefers first, then
/// the newest.
class SuggestedTitles {
 public:
  /// `file`: titles.blob. Left out are titles that hold no word, that are too long for a list, that
  /// are in `never` (as language::squeezed), and those whose search would not find them.
  SuggestedTitles(BlobFile file, const DocumentFacts& facts, const std::vector<std::string>& never,
                  const language::Analyser& analyser);

  const SuggestionTable& table() const { return table_; }
  /// The title as written, by its number in the table; good as long as this lives.
  std::string_view text(std::uint32_t number) const;

 private:
  SuggestionTable read(const DocumentFacts& facts, const std::vector<std::string>& never,
                       const language::Analyser& analyser);

  BlobFile file_;
  std::vector<std::uint32_t> documents_;  // that have them, docid - 1
  SuggestionTable table_;
};

}  // namespace wegwijzer::search
