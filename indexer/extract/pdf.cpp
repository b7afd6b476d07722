#include "indexer/extract/pdf.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/html_tree.hpp"
#include "indexer/extract/page_head.hpp"
#include "indexer/extract/published.hpp"
#include "indexer/extract/reflow.hpp"
#include "indexer/extract/run_program.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/titles.hpp"

namespace wegwijzer::extract {

namespace {

// 300 pages take 0.2 s and 12 MB; a PDF that needs more than this is made to.
constexpr std::uint64_t pdf_memory = 1ULL << 30;
constexpr std::chrono::seconds cpu_time{10};
constexpr std::chrono::seconds wall_time{15};
constexpr std::size_t longest_pdf_output = 16'000'000;

constexpr std::string_view text_begins = "<pre>\n";
constexpr std::string_view text_ends = "</pre>";

/// Below any heading that the text itself could have.
constexpr int page_level = 6;

/// The first of these lengths in bytes is no heading, the last no longer one.
constexpr std::size_t shortest_title = 8;
constexpr std::size_t longest_title = 200;
/// A title page has little on it: what is no title within these lines is not there.
constexpr std::size_t title_lines = 12;

tl::unexpected<Error> damaged(const Finished& finished) {
  const bool encrypted = finished.errors.find("Incorrect password") != std::string::npos;
  if (encrypted) {
    return fail(Code::Malformed, "the PDF is encrypted and opens with a password only",
                "ask for a copy without a password");
  }
  const std::string first(trim(finished.errors.substr(0, finished.errors.find('\n'))));
  return fail(Code::Malformed,
              fmt::format("the PDF is damaged: pdftotext ended with status {}{}{}",
                          finished.ending.status, first.empty() ? "" : ": ", to_utf8(first)));
}

Result<std::string> run_pdftotext(const std::string& program, std::string_view bytes) {
  const Command command{
      .program = program,
      .arguments = {"-enc", "UTF-8", "-htmlmeta", "-", "-"},
      .address_space = pdf_memory,
      .cpu = cpu_time
  };
  auto finished = run_program(command, bytes, wall_time, longest_pdf_output);
  if (!finished) {
    return fail(finished.error().code, finished.error().what,
                "PDFs are read by pdftotext: apt-get install poppler-utils");
  }
  if (finished->by == Finished::By::Time) {
    return fail(Code::Malformed,
                fmt::format("the PDF takes pdftotext more than {} s", wall_time.count()));
  }
  if (finished->by == Finished::By::Output) {
    return fail(Code::Malformed,
                fmt::format("the PDF has more than {} bytes of text", longest_pdf_output));
  }
  if (finished->ending.signal == SIGXCPU || finished->ending.signal == SIGKILL) {
    return fail(Code::Malformed,
                fmt::format("the PDF takes pdftotext more than {} s", cpu_time.count()));
  }
  if (finished->ending.signal != 0) {
    return fail(
        Code::Malformed,
        fmt::format(
            "the PDF made pdftotext fail (signal {}): it is damaged or needs more than {} MB",
            finished->ending.signal, pdf_memory >> 20));
  }
  if (finished->ending.status != 0) return damaged(*finished);
  return std::move(finished->output);
}

/// The dates and keywords that the head of pdftotext's output has as <meta>. Author is left out:
/// it is the name of a person, and seldom of who wrote the text.
void add_metadata(const PageHead& head, Extracted& pdf) {
  for (const char* name : {"CreationDate", "ModDate"}) {
    const std::string date = first_date(head.meta({to_lower_ascii(name).c_str()}));
    if (!date.empty()) pdf.fields[name] = {date};
  }
  const std::string keywords = head.meta({"keywords"});
  if (!keywords.empty()) pdf.fields["Keywords"] = {keywords};
  pdf.summary = head.meta({"subject"});
}

bool is_title_line(std::string_view line) {
  const auto letters = std::count_if(line.begin(), line.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  });
  return line.size() >= shortest_title && line.size() <= longest_title &&
         letters * 3 >= static_cast<std::ptrdiff_t>(line.size()) * 2;
}

/// The first line of the text that can be a title.
std::string first_sizeable_line(std::string_view text) {
  for (std::size_t i = 0; i < title_lines && !text.empty(); ++i) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (is_title_line(text.substr(0, end))) return std::string(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {};
}

std::string title_of(const PageHead& head, const std::string& text, const Document& document) {
  if (is_telling_title(head.title)) return head.title;
  const std::string line = first_sizeable_line(text);
  if (!line.empty()) return line;
  return title_from_file_name(document.file_name.empty() ? document.url.path()
                                                         : std::string_view(document.file_name));
}

/// Page by page, which pdftotext ends with a form feed. Browsers go to "#page=3" of a PDF (RFC
/// 8118, section 3), so each page with text is a section; its number says the same in any language.
void read_pages(std::string_view text, Extracted& pdf) {
  std::string line_break;
  for (std::size_t page = 1; !text.empty(); ++page) {
    const std::size_t end = std::min(text.find('\f'), text.size());
    const std::string lines = reflow(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (lines.empty()) continue;
    pdf.text += std::exchange(line_break, "\n");
    pdf.headings.push_back({.level = page_level,
                            .text = fmt::format("p. {}", page),
                            .anchor = fmt::format("page={}", page),
                            .offset = pdf.text.size()});
    pdf.text += lines;
  }
}

}  // namespace

Result<Extracted> extract_pdf_with(const std::string& pdftotext, const Document& document,
                                   const Rules& rules) {
  const auto ran = run_pdftotext(pdftotext, document.bytes);
  if (!ran) return fail(ran.error());
  // The head is HTML; the text stands behind it as it is, "<" and "&" included.
  const std::string output = to_utf8(*ran);
  const std::size_t begin = std::min(output.find(text_begins), output.size());
  const std::size_t end = std::min(output.rfind(text_ends), output.size());
  const PageHead head =
      read_head(parse_html(std::string_view(output).substr(0, begin)), document.url);
  std::string_view text = std::string_view(output).substr(0, end);
  text.remove_prefix(std::min(begin + text_begins.size(), text.size()));

  Extracted pdf;
  add_metadata(head, pdf);
  if (text.size() > maximum_text) pdf.notes.push_back("only the start of the text was read");
  read_pages(cut_utf8(text, maximum_text), pdf);
  if (pdf.text.empty()) pdf.notes.push_back("the PDF has no text: it may be a scan");
  pdf.title = tidy_title(title_of(head, pdf.text, document), rules.title_strip, "");
  pdf.published = date_in_words(pdf.text);
  return pdf;
}

Result<Extracted> extract_pdf(const Document& document, const Rules& rules) {
  return extract_pdf_with("/usr/bin/pdftotext", document, rules);
}

}  // namespace wegwijzer::extract
