#include "indexer/extract/oai_pmh.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/extract/dc_record.hpp"
#include "indexer/extract/html_snippet.hpp"
#include "indexer/extract/lom_record.hpp"
#include "indexer/extract/moments.hpp"
#include "indexer/extract/titles.hpp"
#include "indexer/extract/xml_listing.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t most_prefixes = 100;
constexpr std::size_t longest_namespace_prefix = 32;

std::string short_form(std::string_view text) { return std::string(cut_utf8(text, 200)); }

/// Where the tag <record> stands in `xml` from `from` on, and the prefix that it has ("oai:").
struct RecordTag {
  std::size_t begin = std::string_view::npos;
  std::string_view prefix;
};

RecordTag find_record(std::string_view xml, std::size_t from) {
  for (auto at = xml.find("record", from); at != std::string_view::npos;
       at = xml.find("record", at + 1)) {
    const std::string_view after = xml.substr(at + 6, 1);
    const std::size_t nearby = at - std::min(at - from, longest_namespace_prefix);
    const auto open = xml.substr(nearby, at - nearby).rfind('<');
    if ((after != ">" && after != " ") || open == std::string_view::npos) continue;
    const std::string_view prefix = xml.substr(nearby + open + 1, at - nearby - open - 1);
    if (prefix.empty() || (prefix.ends_with(':') && prefix.find_first_of(" />") == prefix.npos)) {
      return {nearby + open, prefix};
    }
  }
  return {};
}

/// The answer without the records that break its XML: behind them stand sound ones, and the token
/// without which the harvest would end here.
std::string without_broken_records(const std::string& xml, Extracted& answer) {
  std::string sound;
  std::size_t at = 0, broken = 0;
  for (;;) {
    const RecordTag tag = find_record(xml, at);
    const std::string end = "</" + std::string(tag.prefix) + "record>";
    const auto close = tag.begin == std::string::npos ? tag.begin : xml.find(end, tag.begin);
    if (close == std::string::npos) break;
    sound += std::string_view(xml).substr(at, tag.begin - at);
    const std::string record = xml.substr(tag.begin, close + end.size() - tag.begin);
    if (is_well_formed(record)) {
      sound += record;
    } else {
      ++broken;
    }
    at = close + end.size();
  }
  if (broken > 0) {
    answer.listing->complete = false;
    answer.notes.push_back(fmt::format("records of broken XML that were left out: {}", broken));
  }
  return sound + xml.substr(at);
}

/// Reads the metadata of a record into `item`; false when it is in no form that we know.
bool read_metadata(const pugi::xml_node& metadata, ListedItem& item) {
  for (const pugi::xml_node& form : metadata.children()) {
    const std::string_view name = local_name(form);
    if (name == "dc") {
      read_dc_record(form, item);
    } else if (name == "lom") {
      read_lom_record(form, item);
    } else {
      continue;
    }
    return true;
  }
  return false;
}

class RecordReader {
 public:
  RecordReader(const Rules& rules, Extracted& answer)
      : rules_(rules), answer_(answer), writer_(answer) {}

  void read_all(const pugi::xml_node& list) {
    for (const pugi::xml_node& record : list.children()) {
      if (local_name(record) == "record" && !read(record)) break;
    }
    writer_.finish();
    answer_.listing->oai.resumption_token =
        std::string(trim(raw_text(child_named(list, "resumptionToken"))));
  }

 private:
  /// False when the listing is full.
  bool read(const pugi::xml_node& record) {
    const pugi::xml_node header = child_named(record, "header");
    ListedItem item{""};
    item.id = child_text(header, "identifier");
    item.modified = iso_moment(child_text(header, "datestamp")).utc;
    item.deleted = std::string_view(header.attribute("status").value()) == "deleted";
    const bool known = read_metadata(child_named(record, "metadata"), item);
    item.extracted.title = tidy_title(item.extracted.title, rules_.title_strip, "");
    if (!item.deleted) {
      if (!known) return skip(item, "has metadata in no form that is read");
      if (item.url.empty()) return skip(item, "has no address");
      if (item.extracted.title.empty()) return skip(item, "has no title");
    } else if (item.id.empty()) {
      return skip(item, "is deleted and has no identifier");
    }
    return writer_.add(std::move(item));
  }

  bool skip(const ListedItem& item, std::string_view why) {
    writer_.skip(fmt::format("record \"{}\" {}", short_form(item.id), why));
    return true;
  }

  const Rules& rules_;
  Extracted& answer_;
  ListingWriter writer_;
};

void read_error(const pugi::xml_node& error, Extracted& answer) {
  const std::string code = short_form(trim(error.attribute("code").value()));
  if (code == "noRecordsMatch") {
    answer.listing->oai.no_records = true;
    return;
  }
  answer.listing->oai.error = code.empty() ? "unknown" : code;
  answer.listing->complete = false;
  answer.notes.push_back(fmt::format("the repository answers {}: {}", answer.listing->oai.error,
                                     short_form(text_below(error))));
}

void read_identify(const pugi::xml_node& identify, Extracted& answer) {
  answer.title = snippet_line(raw_text(child_named(identify, "repositoryName")));
  answer.listing->oai.granularity = child_text(identify, "granularity");
  answer.listing->oai.deleted_record = child_text(identify, "deletedRecord");
}

void read_formats(const pugi::xml_node& list, Extracted& answer) {
  std::vector<std::string>& prefixes = answer.listing->oai.metadata_prefixes;
  for (const pugi::xml_node& format : list.children()) {
    std::string prefix = child_text(format, "metadataPrefix");
    if (!prefix.empty() && prefixes.size() < most_prefixes) prefixes.push_back(std::move(prefix));
  }
}

}  // namespace

Result<Extracted> extract_oai_pmh(const Document& document, const Rules& rules) {
  Extracted answer;
  answer.listing.emplace();
  std::string xml = xml_listing_text(document, answer);
  if (!is_well_formed(xml)) xml = without_broken_records(xml, answer);
  const auto tree = parse_xml_listing(xml, answer);
  if (!tree) return fail(tree.error());
  const pugi::xml_node root = tree->document_element();
  if (local_name(root) != "OAI-PMH") {
    return fail(Code::Malformed, fmt::format("is no OAI-PMH: its outermost element is <{}>",
                                             short_form(root.name())));
  }
  answer.listing->oai.response_date = iso_moment(child_text(root, "responseDate")).utc;
  RecordReader records(rules, answer);
  for (const pugi::xml_node& part : root.children()) {
    const std::string_view name = local_name(part);
    if (name == "error") read_error(part, answer);
    if (name == "Identify") read_identify(part, answer);
    if (name == "ListMetadataFormats") read_formats(part, answer);
    if (name == "ListRecords" || name == "GetRecord") records.read_all(part);
  }
  return answer;
}

}  // namespace wegwijzer::extract
