#pragma once

#include <xapian.h>
#include <string>

#include "language/analyser.hpp"
#include "schema/ranking.hpp"
#include "searchd/search/dictionary.hpp"
#include "searchd/search/interpretation.hpp"
#include "searchd/search/typed_text.hpp"

namespace wegwijzer::search {

/// How freely a text may be read.
enum class Reading {
  Free,   ///< corrected, expanded, split, joined; words that nothing has are let go
  Exact,  ///< as typed: every word, in any of its endings
};

/// Reads typed texts against one generation (docs/search.md has the steps in their order).
/// For one thread: it looks into the database.
class Interpreter {
 public:
  /// All must outlive this.
  Interpreter(const Dictionary& dictionary, const Ranking& ranking,
              const language::Analyser& analyser, const Xapian::Database& database)
      : dictionary_(dictionary), ranking_(ranking), analyser_(analyser), database_(database) {}

  /// Throws Xapian::Error.
  Interpretation interpret(const std::string& text, Reading reading) const;

 private:
  const Dictionary& dictionary_;
  const Ranking& ranking_;
  const language::Analyser& analyser_;
  const Xapian::Database& database_;
};

}  // namespace wegwijzer::search
