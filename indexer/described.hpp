#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/config.hpp"
#include "indexer/ledger/ledger.hpp"
#include "indexer/tag/tagger.hpp"

namespace wegwijzer {

/// One address with all that sources say of it: the page itself first, then lists that name it.
/// Becomes one record, so that an address is found once.
class Described {
 public:
  /// Reads the documents of a build item.
  static Result<Described> read(ledger::Ledger& ledger, const ledger::BuildItem& item,
                                const Config& config);
  /// The same for one document that is in no ledger.
  Described(std::string url, extract::Extracted extracted, const source::Source& source);

  const std::string& url() const { return url_; }
  tag::Input input() const;
  const extract::Extracted& primary() const { return documents_.front().extracted; }
  /// What the tagger found, as a record with the best of title, summary and date of all documents.
  Record record(tag::Tagged tagged) const;

 private:
  struct Document {
    extract::Extracted extracted;
    const source::Source* source;
  };
  Described() = default;

  std::string url_;
  std::string published_;
  std::vector<std::string> also_at_;
  bool on_copy_site_ = false;
  std::vector<Document> documents_;
};

}  // namespace wegwijzer
