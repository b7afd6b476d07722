#include "indexer/extract/pdf.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/files.hpp"
#include "indexer/extract/run_program.hpp"

namespace wegwijzer::extract {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A PDF of one page for each content stream, and these entries in their stream dictionaries.
std::string pdf_of(const std::vector<std::string>& contents, const std::string& filter = "") {
  std::string kids;
  for (std::size_t i = 0; i < contents.size(); ++i) kids += fmt::format(" {} 0 R", 4 + 2 * i);
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids.substr(1), contents.size()),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
  for (std::size_t i = 0; i < contents.size(); ++i) {
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R "
                    "/Resources << /Font << /F1 3 0 R >> >> >>",
                    5 + 2 * i));
    objects.push_back(fmt::format("<< /Length {} {} >>\nstream\n{}\nendstream", contents[i].size(),
                                  filter, contents[i]));
  }
  std::string pdf = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return pdf + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                     objects.size() + 1, pdf.size());
}

std::string pdf_of(const std::string& content, const std::string& filter = "") {
  return pdf_of(std::vector<std::string>{content}, filter);
}

/// One line of text.
std::string line(const std::string& text) { return "BT /F1 12 Tf 72 720 Td (" + text + ") Tj ET"; }

Document document(std::string bytes) {
  return {.bytes = std::move(bytes),
          .media_type = "application/pdf",
          .url = Url::parse("https://site.example/getmedia/1a/Handreiking-rouw.pdf").value()};
}

TEST(Pdf, TitleIsTheFirstSizeableLine) {
  const auto pdf =
      extract_pdf(document(pdf_of("BT /F1 12 Tf 72 720 Td 30 TL (3) Tj T* (Rouw op de werkvloer) "
                                  "Tj T* T* (Een collega die rouwt.) Tj ET")),
                  {});
  ASSERT_TRUE(pdf) << pdf.error().what;
  EXPECT_EQ(pdf->title, "Rouw op de werkvloer");
}

TEST(Pdf, WithoutTextHasTheFilesNameAndANote) {
  const auto pdf = extract_pdf(document(pdf_of("")), {});
  ASSERT_TRUE(pdf) << pdf.error().what;
  EXPECT_EQ(pdf->title, "Handreiking rouw");
  EXPECT_THAT(pdf->notes, ElementsAre("the PDF has no text: it may be a scan"));
}

TEST(Pdf, TextIsNoMarkup) {
  const auto pdf = extract_pdf(
      document(pdf_of("BT /F1 12 Tf 72 720 Td (</pre> & <b>zorg</b> &amp;) Tj ET")), {});
  ASSERT_TRUE(pdf);
  EXPECT_EQ(pdf->text, "</pre> & <b>zorg</b> &amp;");
}

TEST(Pdf, EachPageWithTextIsASectionWithItsOwnAddress) {
  const std::vector<std::string> pages = {line("Een handreiking"), "", line("Over pijn")};
  const auto pdf = extract_pdf(document(pdf_of(pages)), {});
  ASSERT_TRUE(pdf) << pdf.error().what;
  EXPECT_EQ(pdf->text, "Een handreiking\nOver pijn");
  EXPECT_EQ(pdf->title, "Een handreiking");
  EXPECT_THAT(pdf->headings,
              ElementsAre(Heading{.level = 6, .text = "p. 1", .anchor = "page=1", .offset = 0},
                          Heading{.level = 6, .text = "p. 3", .anchor = "page=3", .offset = 16}));
}

TEST(BadPdf, EncryptedSaysSo) {
  const std::string bytes = read_file(std::string(TEST_DIR) + "/documents/encrypted.pdf").value();
  const auto pdf = extract_pdf(document(bytes), {});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error(), (Error{.code = Code::Malformed,
                                .what = "the PDF is encrypted and opens with a password only",
                                .hint = "ask for a copy without a password"}));
}

TEST(BadPdf, DamagedSaysWhatPdftotextSaid) {
  for (const std::string& bytes :
       {std::string(), std::string("%PDF-1.4"), std::string("%PDF-1.4\n\0\xFF\xFE", 12),
        std::string(100'000, '<')}) {
    const auto pdf = extract_pdf(document(bytes), {});
    ASSERT_FALSE(pdf) << bytes.size();
    EXPECT_EQ(pdf.error().code, Code::Malformed);
    EXPECT_THAT(pdf.error().what, HasSubstr("the PDF is damaged: pdftotext ended with status 1: "));
  }
}

TEST(BadPdf, TruncatedGivesTextOrAnError) {
  const std::string whole = pdf_of("BT /F1 12 Tf 72 720 Td (zorg) Tj ET");
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    const auto pdf = extract_pdf(document(whole.substr(0, size)), {});
    EXPECT_TRUE(pdf || pdf.error().code == Code::Malformed) << size;
  }
}

TEST(BadPdf, PageTreeThatHoldsItselfEnds) {
  std::string pdf = pdf_of("BT ET");
  pdf.replace(pdf.find("[4 0 R]"), 7, "[2 0 R]");
  const auto extracted = extract_pdf(document(pdf), {});
  EXPECT_TRUE(extracted || extracted.error().code == Code::Malformed);
}

TEST(BadPdf, MissingProgramNamesThePackage) {
  const auto pdf = extract_pdf_with("/nowhere/pdftotext", document("%PDF-"), {});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error(),
            (Error{.code = Code::Io,
                   .what = "/nowhere/pdftotext: cannot be started: No such file or directory",
                   .hint = "PDFs are read by pdftotext: apt-get install poppler-utils"}));
}

/// In run-length coding two bytes 0x81 are 128 of them: five layers make 128 GB of 128 bytes.
TEST(BadPdf, BombMeetsALimit) {
  const std::string run = "/RunLengthDecode ";
  const std::string pdf =
      pdf_of(std::string(128, '\x81'), "/Filter [" + run + run + run + run + run + "]");
  const Command pdftotext{
      .program = "/usr/bin/pdftotext",
      .arguments = {"-", "-"},
      .address_space = 256 << 20,
      .cpu = std::chrono::seconds(1)
  };
  const auto finished = run_program(pdftotext, pdf, std::chrono::seconds(3), 1'000'000);
  ASSERT_TRUE(finished);
  EXPECT_TRUE(finished->by != Finished::By::Itself || finished->ending.signal != 0)
      << "status " << finished->ending.status << ": " << finished->errors;
}

}  // namespace
}  // namespace wegwijzer::extract
