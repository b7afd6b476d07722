#include "indexer/survey/preview.hpp"

#include <algorithm>

#include "indexer/extract/titles.hpp"
#include "indexer/source/listed.hpp"

namespace wegwijzer::survey {

namespace {

std::string fault_of(const extract::Extracted& page) {
  if (page.login == extract::Login::Demanded) return "the page asks for a login";
  if (page.no_index) return "the page asks not to be indexed";
  if (page.text.empty()) return "no text to search in";
  return {};
}

/// Errors begin with the address, which is shown already.
std::string without_address(const std::string& what, const std::string& address) {
  const std::string opening = address + ": ";
  return what.starts_with(opening) ? what.substr(opening.size()) : what;
}

PreviewedPage visit(const std::string& address, const source::Source& source, SingleFetch& fetch,
                    SingleExtractor& extractor) {
  const auto url = Url::parse(address);
  if (!url) return {address, url.error().what};
  const auto document = fetch.document(*url);
  if (!document) {
    const bool is_lost = document.error().code == Code::Network;
    return {address, without_address(document.error().what, address), {}, {}, is_lost};
  }
  const Url page = canonical(document->url, source.canonical);
  if (!source.scope.contains(page)) return {page.href(), "leads out of the scope of the source"};
  auto extracted = extractor.extract(*document, source.extract);
  if (!extracted) return {page.href(), extracted.error().what};
  std::string fault = fault_of(*extracted);
  return {page.href(), std::move(fault), std::move(*extracted)};
}

}  // namespace

std::vector<PreviewedPage> preview(const Proposal& proposal, const source::Source& source,
                                   SingleFetch& fetch, SingleExtractor& extractor) {
  std::vector<PreviewedPage> pages;
  for (const std::string& address : proposal.pages) {
    pages.push_back(visit(address, source, fetch, extractor));
  }
  for (const extract::ListedItem& listed : proposal.records) {
    const auto item = source::item_of(source, listed);
    if (item) pages.push_back({item->url.href(), "", item->extracted});
  }
  return pages;
}

std::string shared_loss(std::span<const PreviewedPage> pages) {
  const bool all = std::all_of(pages.begin(), pages.end(),
                               [](const PreviewedPage& page) { return page.is_lost; });
  return all && !pages.empty() ? pages.front().fault : std::string();
}

void add_tags(std::vector<PreviewedPage>& pages, const source::Source& source,
              const tag::Tagger& tagger) {
  for (PreviewedPage& page : pages) {
    if (page.fault.empty()) page.tags = tagger.tag({&page.extracted, &source, page.url}).tags;
  }
}

std::string shared_ending(std::span<const PreviewedPage> pages) {
  std::vector<std::string> titles;
  for (const PreviewedPage& page : pages) {
    if (page.fault.empty()) titles.push_back(page.extracted.title);
  }
  return extract::shared_ending(titles);
}

void strip_titles(std::span<PreviewedPage> pages, const std::string& ending) {
  for (PreviewedPage& page : pages) {
    page.extracted.title = extract::tidy_title(page.extracted.title, {ending}, "");
  }
}

}  // namespace wegwijzer::survey
