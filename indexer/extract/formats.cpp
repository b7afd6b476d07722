#include "indexer/extract/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <new>

#include "base/utf8.hpp"
#include "indexer/extract/compound_file.hpp"
#include "indexer/extract/docx.hpp"
#include "indexer/extract/epub.hpp"
#include "indexer/extract/feed.hpp"
#include "indexer/extract/html.hpp"
#include "indexer/extract/ical.hpp"
#include "indexer/extract/markdown.hpp"
#include "indexer/extract/mojibake.hpp"
#include "indexer/extract/oai_pmh.hpp"
#include "indexer/extract/opendocument.hpp"
#include "indexer/extract/package.hpp"
#include "indexer/extract/page_language.hpp"
#include "indexer/extract/pdf.hpp"
#include "indexer/extract/plain_text.hpp"
#include "indexer/extract/pptx.hpp"
#include "indexer/extract/robots_directives.hpp"
#include "indexer/extract/sitemap.hpp"
#include "indexer/extract/story_template.hpp"
#include "indexer/extract/xlsx.hpp"

namespace wegwijzer::extract {

namespace {

constexpr auto table = std::to_array<Format>({
    {"html",         "text/html",             "html",  extract_html        },
    {"html",         "application/xhtml+xml", "xhtml", extract_html        },
    {"html",         "text/html",             "htm",   extract_html        },
    {"pdf",          "application/pdf",       "pdf",   extract_pdf         },
    {"markdown",     "text/markdown",         "md",    extract_markdown    },
    {"plain_text",   "text/plain",            "txt",   extract_plain_text  },
    {"docx",         docx_media_type,         "docx",  extract_docx        },
    {"pptx",         pptx_media_type,         "pptx",  extract_pptx        },
    {"xlsx",         xlsx_media_type,         "xlsx",  extract_xlsx        },
    {"opendocument", odt_media_type,          "odt",   extract_opendocument},
    {"opendocument", odp_media_type,          "odp",   extract_opendocument},
    {"opendocument", ods_media_type,          "ods",   extract_opendocument},
    {"epub",         epub_media_type,         "epub",  extract_epub        },
});

constexpr auto listing_table = std::to_array<Format>({
    {"sitemap", "application/xml",     "xml", extract_sitemap},
    {"feed",    "application/rss+xml", "rss", extract_feed   },
    {"oai_pmh", "text/xml",            "xml", extract_oai_pmh},
    {"ical",    "text/calendar",       "ics", extract_ical   },
});

/// Where a signature must stand.
constexpr std::size_t sniffed_bytes = 1024;

const Format* with_media_type(std::string_view media_type) {
  const auto* found = std::find_if(table.begin(), table.end(),
                                   [&](const Format& row) { return row.media_type == media_type; });
  return found != table.end() ? found : nullptr;
}

const Format* with_extension(std::string_view name) {
  const auto dot = name.find_last_of("./");
  if (dot == std::string_view::npos || name[dot] == '/') return nullptr;
  const std::string extension = to_lower_ascii(name.substr(dot + 1));
  const auto* found = std::find_if(table.begin(), table.end(),
                                   [&](const Format& row) { return row.extension == extension; });
  return found != table.end() ? found : nullptr;
}

bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-"); }

/// A zip archive; one that is empty begins with its end.
bool is_archive(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

/// Whether it opens as HTML does, byte order mark, space and comments aside.
bool looks_like_html(std::string_view bytes) {
  const std::string head = to_lower_ascii(bytes.substr(0, sniffed_bytes));
  const auto open = head.find_first_not_of(" \t\r\n\f\xEF\xBB\xBF");
  if (open == std::string::npos) return false;
  const std::string_view start = std::string_view(head).substr(open);
  constexpr auto signatures =
      std::to_array<std::string_view>({"<!doctype html", "<html", "<head", "<body"});
  return std::any_of(signatures.begin(), signatures.end(), [&](std::string_view signature) {
    return start.starts_with(signature) ||
           (start.starts_with("<!--") && start.find(signature) != std::string_view::npos);
  });
}

/// Media types that say little: servers give them to what they do not know.
bool is_vague(std::string_view media_type) {
  return media_type.empty() || media_type == "text/plain" ||
         media_type == "application/octet-stream" || media_type == "binary/octet-stream" ||
         media_type == "application/x-download" || media_type == "application/force-download";
}

const Format* listing_named(std::string_view name) {
  const auto* found = std::find_if(listing_table.begin(), listing_table.end(),
                                   [&](const Format& row) { return row.name == name; });
  return found != listing_table.end() ? found : nullptr;
}

bool is_package(const Format& format) {
  return format.media_type.starts_with("application/vnd.") || format.name == "epub";
}

std::string_view name_of(const Document& document) {
  return document.file_name.empty() ? document.url.path() : std::string_view(document.file_name);
}

/// What is in the archive decides: servers and people mix the types of Office up. A damaged one is
/// taken for what it claims to be, so that the error tells what is wrong with it.
const Format* choose_package(const Document& document) {
  const std::string_view packaged = packaged_media_type(document.bytes);
  if (!packaged.empty()) return with_media_type(packaged);
  const Format* claimed = with_media_type(document.media_type);
  if (claimed == nullptr) claimed = with_extension(name_of(document));
  return claimed != nullptr && is_package(*claimed) ? claimed : nullptr;
}

const Format* choose(const Document& document) {
  if (is_pdf(document.bytes)) return with_media_type("application/pdf");
  if (is_archive(document.bytes)) return choose_package(document);
  if (!is_vague(document.media_type)) return with_media_type(document.media_type);
  if (looks_like_html(document.bytes)) return with_media_type("text/html");
  if (const Format* format = with_extension(name_of(document))) return format;
  const bool is_text = document.bytes.find('\0') == std::string::npos;
  return is_text ? with_media_type("text/plain") : nullptr;
}

tl::unexpected<Error> no_format(const Document& document) {
  std::string known;
  for (const Format& format : table) {
    if (known.find(format.media_type) != std::string::npos) continue;
    known += (known.empty() ? "" : ", ") + std::string(format.media_type);
  }
  const std::string_view type = document.media_type;
  return fail(Code::Malformed,
              type.empty() ? "the document has no media type and looks like none that is read"
                           : fmt::format("media type {} is not one that is read", type),
              "read are: " + known);
}

/// X-Robots-Tag speaks about a document of any format.
void apply_header(const Document& document, Extracted& extracted) {
  RobotsDirectives robots;
  robots.add_header(document.robots_tag);
  extracted.no_index = extracted.no_index || robots.keeps_out(document.now);
  extracted.no_follow = extracted.no_follow || robots.no_follow;
  extracted.no_snippet = extracted.no_snippet || robots.no_snippet;
}

}  // namespace

std::span<const Format> formats() { return table; }

std::span<const Format> listing_formats() { return listing_table; }

Result<Extracted> extract(const Document& document, const Rules& rules) {
  if (is_compound_file(document.bytes)) return fail(compound_file_error(document.bytes));
  std::string_view name = "format";
  try {
    const Format* format = rules.listing.empty() ? choose(document) : listing_named(rules.listing);
    if (format == nullptr) return no_format(document);
    name = format->name;
    Result<Extracted> extracted = format->extract(document, rules);
    if (!extracted) return extracted;
    extracted->media_type = format->media_type;
    apply_header(document, *extracted);
    mend_mojibake(*extracted);
    if (extracted->language.empty()) extracted->language = language_of(*extracted, "");
    recognise_story(*extracted);
    return extracted;
  } catch (const std::bad_alloc&) {
    return fail(Code::Malformed, "the document needs more memory than an extractor may use");
  } catch (const std::exception& error) {
    return fail(Code::Malformed, fmt::format("the {} extractor failed: {}", name, error.what()));
  }
}

}  // namespace wegwijzer::extract
