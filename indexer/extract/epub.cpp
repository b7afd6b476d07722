#include "indexer/extract/epub.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "indexer/extract/html.hpp"
#include "indexer/extract/outlined_text.hpp"
#include "indexer/extract/package.hpp"
#include "indexer/extract/properties.hpp"
#include "indexer/extract/walk.hpp"
#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

namespace {

/// Where chapters stand while they are read: links to it stay within the book.
constexpr std::string_view inside_the_book = "https://epub.invalid/";

/// The package document that META-INF/container.xml names.
Result<std::string> package_document(Package& package) {
  const auto container = package.xml("META-INF/container.xml");
  if (!container) return fail(container.error());
  for (const pugi::xml_node& root :
       child_named(container->document_element(), "rootfiles").children()) {
    const std::string_view path = attribute_named(root, "full-path");
    if (!path.empty()) return resolve_part("", path);
  }
  return fail(Code::Malformed, "META-INF/container.xml in the archive names no book");
}

/// The chapters in reading order. What is "not linear" (notes, answers) is read where it stands.
std::vector<std::string> spine(const pugi::xml_node& book, const std::string& part) {
  std::map<std::string_view, std::string_view> references;
  for (const pugi::xml_node& item : child_named(book, "manifest").children()) {
    references.emplace(attribute_named(item, "id"), attribute_named(item, "href"));
  }
  std::vector<std::string> chapters;
  std::set<std::string_view> seen;
  for (const pugi::xml_node& item : child_named(book, "spine").children()) {
    const auto found = references.find(attribute_named(item, "idref"));
    if (found == references.end() || !seen.insert(found->first).second) continue;
    chapters.push_back(resolve_part(part, found->second));
  }
  return chapters;
}

/// The members that are encrypted. Fonts often are, in a way that every reader undoes.
std::set<std::string> encrypted_members(Package& package) {
  std::set<std::string> members;
  const auto encryption = package.optional_xml("META-INF/encryption.xml");
  contains_element(encryption, [&](const pugi::xml_node& node) {
    if (local_name(node) == "CipherReference") {
      members.insert(resolve_part("", attribute_named(node, "URI")));
    }
    return false;
  });
  return members;
}

/// Adds one chapter; the title that opens it, which the HTML extractor leaves out of the text, is
/// a line of the book.
void add_chapter(const Extracted& chapter, OutlinedText& text, Extracted& book) {
  const bool opens_with_title = !chapter.headings.empty() && chapter.headings[0].offset == 0 &&
                                !chapter.text.starts_with(chapter.headings[0].text);
  auto headings = chapter.headings;
  for (Heading& heading : headings) heading.anchor.clear();  // it leads nowhere from outside
  if (opens_with_title) {
    text.add(headings[0].text);
    text.end_heading(headings[0].level);
    headings.erase(headings.begin());
  }
  text.append(chapter.text, headings);
  for (const Link& link : chapter.links) {
    if (!link.url.starts_with(inside_the_book)) book.links.push_back(link);
  }
}

void read_chapter(Package& package, const std::string& part, const Rules& rules, OutlinedText& text,
                  Extracted& book) {
  auto bytes = package.read(part);
  if (!bytes) {
    book.notes.push_back(bytes.error().what);
    return;
  }
  // UTF-8, or UTF-16 by its mark (EPUB 3.3, section 3.2).
  const Document document{.bytes = std::move(*bytes),
                          .charset = "utf-8",
                          .url = Url::parse(inside_the_book).value_or(Url())};
  const auto chapter = extract_html(document, rules);
  if (chapter) {
    add_chapter(*chapter, text, book);
  } else {
    book.notes.push_back(fmt::format("{}: {}", part, chapter.error().what));
  }
}

}  // namespace

Result<Extracted> extract_epub(const Document& document, const Rules& rules) {
  auto package = Package::open(document.bytes);
  if (!package) return fail(package.error());
  const auto part = package_document(*package);
  if (!part) return fail(part.error());
  const auto xml = package->xml(*part);
  if (!xml) return fail(xml.error());

  const std::set<std::string> encrypted = encrypted_members(*package);
  Extracted book;
  OutlinedText text;
  for (const std::string& chapter : spine(xml->document_element(), *part)) {
    if (encrypted.contains(chapter)) {
      return fail(Code::Malformed, "the book is protected against copying",
                  "ask for a copy without protection");
    }
    if (!text.is_full()) read_chapter(*package, chapter, rules, text, book);
  }
  book.notes.insert(book.notes.end(), package->notes().begin(), package->notes().end());
  text.move_to(book);
  apply_properties(read_properties(child_named(xml->document_element(), "metadata")), document,
                   rules, book);
  return book;
}

}  // namespace wegwijzer::extract
