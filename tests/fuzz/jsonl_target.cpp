#include "base/utf8.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "indexer/source/catalogue_rows.hpp"

namespace wegwijzer::fuzz {

void fuzz_jsonl(std::string_view input) {
  source::Source source;
  source.fields = {
      {"url",       "url"        },
      {"title",     "titel"      },
      {"doelgroep", "doelgroepen"}
  };
  const source::Rows rows = source::read_jsonl(input, source);

  std::size_t line = 0;
  for (const source::Row& row : rows.rows) {
    claim(row.line > line, "rows are in the order of their lines");
    line = row.line;
    for (const auto& [field, words] : row.words) {
      claim(source.fields.contains(field), "a row has fields of the source only");
      claim(std::all_of(words.begin(), words.end(), is_utf8), "a word is UTF-8");
    }
  }
  claim(rows.complete || !rows.faults.empty(), "a row that is lost is told");
  for (const source::RowFault& fault : rows.faults) {
    claim(!fault.what.empty() && is_utf8(fault.what), "a fault is a sentence");
  }
}

}  // namespace wegwijzer::fuzz
