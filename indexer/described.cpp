#include "indexer/described.hpp"

#include "indexer/copies.hpp"
#include "indexer/tag/to_record.hpp"

namespace wegwijzer {

Described::Described(std::string url, extract::Extracted extracted, const source::Source& source)
    : url_(std::move(url)), published_(extracted.published) {
  documents_.push_back({std::move(extracted), &source});
}

Result<Described> Described::read(ledger::Ledger& ledger, const ledger::BuildItem& item,
                                  const Config& config) {
  Described described;
  described.url_ = item.url;
  described.published_ = item.published;
  described.also_at_ = item.also_at;
  described.on_copy_site_ = is_on_host(item.url, config.crawler.copy_hosts);
  for (const std::int64_t id : item.documents) {
    auto stored = ledger.document(id);
    if (!stored) return fail(stored.error());
    described.documents_.push_back({std::move(stored->extracted), config.find(stored->source)});
  }
  // The page tells its language and date better than nothing does, and a list better than that.
  extract::Extracted& page = described.documents_.front().extracted;
  for (const Document& document : described.documents_) {
    if (page.title.empty()) page.title = document.extracted.title;
    if (page.summary.empty()) page.summary = document.extracted.summary;
    if (page.language.empty()) page.language = document.extracted.language;
  }
  page.published = item.published;
  return described;
}

tag::Input Described::input() const {
  tag::Input input{&documents_.front().extracted, documents_.front().source, url_, {}};
  for (std::size_t i = 1; i < documents_.size(); ++i) {
    input.listings.push_back({&documents_[i].extracted, documents_[i].source});
  }
  return input;
}

Record Described::record(tag::Tagged tagged) const {
  Record record = tag::to_record(input(), std::move(tagged));
  record.also_at = also_at_;
  record.on_copy_site = on_copy_site_;
  return record;
}

}  // namespace wegwijzer
