#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/event.hpp"

namespace wegwijzer {

/// Why a record carries a facet value (rule 5 of the product: a tag has evidence).
struct Evidence {
  std::string from;     ///< "source", "field", "trigger", "synonym", "url", "language", "date",
                        ///< "access", "parent", "otherwise", "person"; of a doubtful tag also
                        ///< "held"
  std::string trigger;  ///< the words that matched, or the field's own word
  std::string place;    ///< "title", "heading", "summary", "text", the field's name, ...
  double score = 0;     ///< sum over all places; 0 where nothing was weighed

  bool operator==(const Evidence&) const = default;
};

/// One value of one facet, by their ids in the Taxonomy.
struct Tag {
  std::string facet;
  std::string value;
  Evidence evidence;

  bool operator==(const Tag&) const = default;
};

/// A part of a document that can be pointed to: a headed section, a page of a PDF.
struct Section {
  std::string title;       ///< its heading; empty where it has none
  std::string fragment;    ///< of its address, without "#": "doseren", "page=3"
  std::size_t offset = 0;  ///< byte in Record::text where it begins

  bool operator==(const Section&) const = default;
};

/// One search result to be: text fields, and facet values in the words of the Taxonomy.
/// All text is UTF-8 in NFC.
struct Record {
  std::string id;   ///< fingerprint of the canonical URL: stable over runs and machines
  std::string url;  ///< canonical, http or https
  std::string title;
  std::string summary;
  std::string text;                    ///< the body; never stored in the Xapian document
  std::vector<Section> sections = {};  ///< of the text, in its order
  std::string language;                ///< BCP 47 primary subtag, "nl"; empty when unknown
  std::string published;               ///< YYYY, YYYY-MM or YYYY-MM-DD; empty when unknown
  std::string access;                  ///< value of the facet whose `from` is "access"
  std::string media_type;              ///< of the document behind the URL, "text/html"
  std::string source;                  ///< id of the source that gave it
  std::string source_label;
  std::optional<Event> event = {};
  std::vector<std::string> also_at = {};  ///< other hosts' addresses of the same text
  bool on_copy_site = false;   ///< from a site that copies what others made; its maker is elsewhere
  std::vector<Tag> tags = {};  ///< ordered by facet, then value; parents included

  bool operator==(const Record&) const = default;
};

/// The id of the record at a canonical URL.
std::string record_id(const std::string& canonical_url);

}  // namespace wegwijzer
