#include "indexer/source/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "indexer/extract/charset.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/source/catalogue_rows.hpp"
#include "indexer/source/media_types.hpp"
#include "indexer/source/vocabulary.hpp"

namespace wegwijzer::source {

namespace {

/// Turns rows into items, and keeps what is wrong with them.
class Cataloguer {
 public:
  Cataloguer(const Source& source, Rows& rows) : source_(source), rows_(rows) {}

  std::vector<Item> items() {
    for (const Row& row : rows_.rows) add(row);
    return std::move(items_);
  }

 private:
  void add(const Row& row) {
    if (has_undecodable(row)) {
      note(row, "has bytes that are not UTF-8; they read as \"\uFFFD\"");
    }
    const std::string address = single(row, "url");
    if (address.empty()) return lose(row, "has no address");
    const auto url = Url::parse(address);
    if (!url) return lose(row, url.error().what);
    const std::string title = single(row, "title");
    if (title.empty()) return lose(row, fmt::format("{} has no title", shown(address)));

    const Url key = canonical(*url, source_.canonical);
    const auto [first, is_new] = lines_.emplace(key, row.line);
    if (!is_new) {
      return note(row, fmt::format("{} is on line {} already; this one is left out",
                                   shown(key.href()), first->second));
    }
    items_.push_back({key, extracted(row, key, title)});
  }

  static bool has_undecodable(const Row& row) {
    return std::any_of(row.words.begin(), row.words.end(), [](const auto& field) {
      return std::any_of(field.second.begin(), field.second.end(), [](const std::string& word) {
        return word.find("\uFFFD") != std::string::npos;
      });
    });
  }

  extract::Extracted extracted(const Row& row, const Url& url, const std::string& title) {
    extract::Extracted extracted;
    extracted.title = title;
    extracted.summary = single(row, "summary");
    extracted.text = text_of(row);
    extracted.language = to_lower_ascii(single(row, "language"));
    extracted.published = published(row);
    extracted.media_type = media_type(row, url);
    for (const auto& [field, words] : row.words) {
      const bool ours = field != "access" && is_record_field(field);
      if (!ours) add_field(extracted, field, words);
    }
    return extracted;
  }

  static bool is_record_field(const std::string& field) {
    return std::find(record_fields.begin(), record_fields.end(), field) != record_fields.end();
  }

  static void add_field(extract::Extracted& extracted, const std::string& field,
                        const std::vector<std::string>& words) {
    std::vector<std::string> tidy;
    for (const std::string& word : words) {
      std::string text = collapse_space(normalise(word));
      if (!text.empty()) tidy.push_back(std::move(text));
    }
    if (!tidy.empty()) extracted.fields[field] = std::move(tidy);
  }

  /// The one text of a field, on one line; empty when there is none.
  std::string single(const Row& row, const std::string& field) {
    const auto found = row.words.find(field);
    if (found == row.words.end() || found->second.empty()) return {};
    if (found->second.size() > 1) {
      note(row, fmt::format("{} has {} texts, the first is used", field, found->second.size()));
    }
    return collapse_space(normalise(found->second.front()));
  }

  /// A list is paragraphs.
  static std::string text_of(const Row& row) {
    const auto found = row.words.find("text");
    if (found == row.words.end()) return {};
    return std::string(trim(normalise(fmt::format("{}", fmt::join(found->second, "\n")))));
  }

  std::string published(const Row& row) {
    const std::string text = single(row, "published");
    std::string date = extract::first_date(text);
    if (date.empty() && !text.empty()) {
      note(row, fmt::format("published is \"{}\", expected YYYY, YYYY-MM or YYYY-MM-DD; left out",
                            shown(text)));
    }
    return date;
  }

  /// "application/pdf" and "pdf" are both understood; without either the address tells.
  std::string media_type(const Row& row, const Url& url) {
    const std::string text = to_lower_ascii(single(row, "media_type"));
    if (text.find('/') != std::string::npos) return text;
    std::string type = text.empty() ? "" : media_type_of("." + text);
    if (type.empty() && !text.empty()) {
      note(row, fmt::format("media_type is \"{}\", expected one such as \"text/html\" or \"pdf\"; "
                            "left out",
                            shown(text)));
    }
    if (type.empty()) type = media_type_of(url.path());
    return type.empty() ? "text/html" : type;
  }

  static std::string shown(std::string_view text) { return std::string(cut_utf8(text, 200)); }

  void note(const Row& row, std::string what) { rows_.faults.push_back({row.line, what}); }

  void lose(const Row& row, std::string what) {
    note(row, std::move(what));
    rows_.complete = false;
  }

  const Source& source_;
  Rows& rows_;
  std::vector<Item> items_;
  std::map<Url, std::size_t> lines_;
};

std::vector<std::string> told(std::vector<RowFault> faults, const std::string& file) {
  std::stable_sort(faults.begin(), faults.end(),
                   [](const RowFault& a, const RowFault& b) { return a.line < b.line; });
  std::vector<std::string> sentences;
  for (const RowFault& fault : faults) {
    if (sentences.size() == maximum_faults) {
      sentences.push_back(fmt::format("{}: and {} more", file, faults.size() - maximum_faults));
      break;
    }
    sentences.push_back(fault.line == 0
                            ? fmt::format("{}: {}", file, fault.what)
                            : fmt::format("{}: line {}: {}", file, fault.line, fault.what));
  }
  return sentences;
}

Result<std::string> read_text(const std::filesystem::path& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (!error && size > maximum_catalogue_bytes) {
    return fail(Code::Io,
                fmt::format("{} is {} bytes, expected at most {}", path.string(), size,
                            maximum_catalogue_bytes),
                "split it into several files, each with a source of its own");
  }
  return read_file(path).transform([](const std::string& bytes) {
    return extract::decode(bytes, "utf-8", extract::Markup::None);
  });
}

}  // namespace

Result<Listing> read_catalogue(const Source& source) {
  const auto text = read_text(source.path);
  if (!text) return fail(text.error());
  auto rows = source.format == CatalogueFormat::Csv ? read_csv(*text, source)
                                                    : Result<Rows>(read_jsonl(*text, source));
  if (!rows) {
    Error error = rows.error();
    error.what = fmt::format("{}: {}", source.path.string(), error.what);
    return fail(std::move(error));
  }

  Listing listing;
  listing.items = Cataloguer(source, *rows).items();
  listing.complete = rows->complete;
  listing.faults = told(std::move(rows->faults), source.path.filename().string());
  return listing;
}

}  // namespace wegwijzer::source
