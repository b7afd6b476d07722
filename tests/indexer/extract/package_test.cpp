// What hostile and broken archives do, whatever document they claim to be. What whole ones give is
// in golden/docx, pptx, xlsx, opendocument and epub.
#include "indexer/extract/package.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "indexer/extract/formats.hpp"
#include "support/zip_file.hpp"

namespace wegwijzer::extract {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::zip_of;
using testing::ZipMember;

const std::string docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const ZipMember content_types = {"[Content_Types].xml",
                                 "<Types><Override PartName='/word/document.xml' ContentType='" +
                                     docx_type + ".main+xml'/></Types>"};

ZipMember member(const std::string& name, const std::string& bytes) { return {name, bytes}; }

/// A part of paragraphs in WordprocessingML.
std::string word(const std::string& body, const std::string& before = "") {
  return before + "<w:document xmlns:w='x'><w:body>" + body + "</w:body></w:document>";
}

std::string paragraph(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string docx_of(const std::string& document) {
  return zip_of({content_types, member("word/document.xml", document)});
}

/// A workbook with one sheet.
std::string workbook_of(const std::string& name, const std::string& rows,
                        const std::string& strings) {
  const std::string type =
      "<Types><Override ContentType='application/vnd.openxmlformats-officedocument."
      "spreadsheetml.sheet.main+xml'/></Types>";
  const std::string workbook =
      "<workbook><sheets><sheet name='" + name + "' r:id='r1'/></sheets></workbook>";
  const std::string relationships =
      "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='sheet1.xml'/>"
      "</Relationships>";
  const std::string sheet = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  return zip_of({member("[Content_Types].xml", type), member("xl/workbook.xml", workbook),
                 member("xl/_rels/workbook.xml.rels", relationships),
                 member("xl/sheet1.xml", sheet),
                 member("xl/sharedStrings.xml", "<sst>" + strings + "</sst>")});
}

Result<Extracted> extract_as(const std::string& media_type, std::string bytes) {
  return extract({.bytes = std::move(bytes),
                  .media_type = media_type,
                  .url = Url::parse("https://site.example/map/Nazorg-thuis.docx").value()},
                 {});
}

Result<Extracted> extract_docx_of(const std::string& document) {
  return extract_as(docx_type, docx_of(document));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// Both headers of the only member say that it unpacks to `size` bytes.
std::string with_size(std::string archive, std::uint32_t size) {
  const auto write = [&](std::size_t at) {
    for (int i = 0; i < 4; ++i) archive[at + i] = static_cast<char>(size >> (8 * i));
  };
  write(archive.find("PK\x01\x02") + 24);  // PKWARE's APPNOTE, section 4.3.12
  return archive;
}

// Which format an archive is

TEST(Package, ItsContentDecidesAndNotItsMediaType) {
  for (const char* media_type :
       {"", "application/zip", "application/octet-stream", "text/html", "application/epub+zip"}) {
    const auto extracted = extract_as(media_type, docx_of(word(paragraph("zorg"))));
    ASSERT_TRUE(extracted) << media_type << ": " << extracted.error().what;
    EXPECT_EQ(extracted->media_type, docx_type);
    EXPECT_EQ(extracted->text, "zorg");
  }
}

TEST(Package, WithMacrosAndTemplatesAreReadAsThePlainDocument) {
  const std::string macro =
      "<Types><Override PartName='/word/document.xml' "
      "ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>";
  const std::string archive =
      zip_of({member("[Content_Types].xml", macro), member("word/vbaProject.bin", "nooit gelezen"),
              member("word/document.xml", word(paragraph("zorg")))});
  EXPECT_EQ(extract_as("", archive).value().media_type, docx_type);
  EXPECT_EQ(packaged_media_type(
                zip_of({member("mimetype", "application/vnd.oasis.opendocument.text-template")})),
            "application/vnd.oasis.opendocument.text");
}

TEST(Package, OtherArchivesAreRefused) {
  const std::string photos = zip_of({member("foto.jpg", "x")});
  const auto extracted = extract({.bytes = photos, .media_type = "application/zip"}, {});
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error().what, "media type application/zip is not one that is read");
  EXPECT_FALSE(extract({.bytes = photos, .media_type = "text/html"}, {}));
  EXPECT_FALSE(extract({.bytes = zip_of({})}, {}));
}

// Parts

TEST(Package, PartsAreFoundFromWhereTheReferenceStands) {
  EXPECT_EQ(resolve_part("ppt/slides/slide1.xml", "../media/a.png"), "ppt/media/a.png");
  EXPECT_EQ(resolve_part("word/document.xml", "/docProps/core.xml"), "docProps/core.xml");
  EXPECT_EQ(resolve_part("", "word/document.xml"), "word/document.xml");
  EXPECT_EQ(resolve_part("OEBPS/boek.opf", "./een%20twee.xhtml#deel"), "OEBPS/een twee.xhtml");
  EXPECT_EQ(resolve_part("a/b.xml", "../../../../etc/passwd"), "etc/passwd");
  EXPECT_EQ(resolve_part("a/b.opf", "twee%80.xhtml"), "a/twee\uFFFD.xhtml") << "a note may name it";
}

TEST(Package, NamesOutsideTheArchiveAreNamesLikeAnyOther) {
  const std::string relationships =
      "<Relationships><Relationship Id='r' Type='x/officeDocument' "
      "Target='../../../../etc/passwd'/></Relationships>";
  const auto extracted = extract_as("", zip_of({content_types, member("_rels/.rels", relationships),
                                                member("../../etc/passwd", "root:x:0")}));
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error().what, "the archive has no etc/passwd");
}

TEST(Package, OfTwoMembersWithOneNameTheFirstCounts) {
  const std::string archive =
      zip_of({content_types, member("word/document.xml", word(paragraph("een"))),
              member("word/documenx.xml", word(paragraph("twee")))});
  const auto extracted = extract_as("", replaced(archive, "documenx", "document"));
  ASSERT_TRUE(extracted) << extracted.error().what;
  EXPECT_EQ(extracted->text, "een");
}

TEST(Package, MissingPartIsNamed) {
  const auto extracted = extract_as("", zip_of({content_types}));
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error(),
            (Error{.code = Code::Malformed, .what = "the archive has no word/document.xml"}));
}

TEST(Package, EmptyDocumentHasItsFilesNameForTitle) {
  const auto extracted = extract_docx_of(word(""));
  ASSERT_TRUE(extracted) << extracted.error().what;
  EXPECT_EQ(extracted->title, "Nazorg thuis");
  EXPECT_EQ(extracted->text, "");
}

TEST(Package, PartThatIsNoXmlIsMalformed) {
  for (const std::string& part : {std::string(), std::string("zorg"), std::string(1000, '\0')}) {
    const auto extracted = extract_docx_of(part);
    ASSERT_FALSE(extracted);
    EXPECT_THAT(extracted.error().what, HasSubstr("word/document.xml in the archive is no XML: "));
  }
}

TEST(Package, PartThatBreaksOffGivesWhatStandsBefore) {
  const auto extracted = extract_docx_of("<w:document><w:body>" + paragraph("zorg") + "<w:p><w:r");
  ASSERT_TRUE(extracted) << extracted.error().what;
  EXPECT_EQ(extracted->text, "zorg");
  EXPECT_THAT(extracted->notes,
              ElementsAre("word/document.xml is damaged: only its start was read"));
}

TEST(Package, PartInWindows1252OrUtf16IsRead) {
  const auto windows = extract_docx_of(word(paragraph("pati\xEBnt")));
  EXPECT_EQ(windows.value().text, "patiënt");
  std::string utf16 = "\xFF\xFE";
  for (const char c : word(paragraph("zorg"))) {
    utf16 += c;
    utf16 += '\0';
  }
  EXPECT_EQ(extract_docx_of(utf16).value().text, "zorg");
}

TEST(Package, SheetThatExcelNamedIsNoHeading) {
  const std::string archive = workbook_of("Blad1", "<row><c t='str'><v>zorg</v></c></row>", "");
  const auto extracted = extract_as("", archive);
  ASSERT_TRUE(extracted) << extracted.error().what;
  EXPECT_EQ(extracted->text, "zorg");
  EXPECT_THAT(extracted->headings, IsEmpty());
}

// Hostile XML

TEST(HostilePackage, ExternalEntityIsNotRead) {
  const auto extracted = extract_docx_of(
      word(paragraph("a &geheim; b"),
           "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY geheim SYSTEM 'file:///etc/passwd'>]>"));
  ASSERT_TRUE(extracted) << extracted.error().what;
  EXPECT_EQ(extracted->text, "a &geheim; b");
}

TEST(HostilePackage, EntitiesDoNotMultiply) {
  std::string entities = "<!ENTITY a0 'lol'>";
  for (int i = 1; i < 30; ++i) {
    entities += fmt::format("<!ENTITY a{} '&a{};&a{};'>", i, i - 1, i - 1);
  }
  const auto extracted =
      extract_docx_of(word(paragraph("&a29;"), "<!DOCTYPE x [" + entities + "]>"));
  ASSERT_TRUE(extracted) << extracted.error().what;
  EXPECT_EQ(extracted->text, "&a29;");
}

TEST(HostilePackage, DeepNestingIsRead) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<w:sdt>";
  const auto extracted = extract_docx_of("<w:document>" + deep + paragraph("zorg"));
  ASSERT_TRUE(extracted) << extracted.error().what;
  EXPECT_EQ(extracted->text, "zorg");
}

TEST(HostilePackage, StylesThatGoRoundEnd) {
  const std::string styles =
      "<w:styles><w:style w:type='paragraph' w:styleId='a'><w:basedOn w:val='b'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>";
  const auto extracted = extract_as(
      "", zip_of({content_types,
                  member("word/document.xml",
                         word("<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>zorg</w:t></w:r>"
                              "</w:p>")),
                  member("word/styles.xml", styles)}));
  EXPECT_THAT(extracted.value().headings, IsEmpty());
}

TEST(HostilePackage, StringThatStandsInAMillionCellsIsKeptOnce) {
  std::string rows;
  for (int i = 0; i < 1000; ++i) {
    rows += "<row>";
    for (int j = 0; j < 100; ++j) rows += "<c t='s'><v>0</v></c>";
    rows += "</row>";
  }
  const auto extracted =
      extract_as("", workbook_of("a", rows, "<si><t>" + std::string(100'000, 'a') + "</t></si>"));
  ASSERT_TRUE(extracted) << extracted.error().what;
  EXPECT_LE(extracted->text.size(), 2'100'000u);
}

// Hostile archives

TEST(HostileArchive, BombMeetsTheLimit) {
  const std::string zeroes(60'000'000, ' ');
  const auto extracted = extract_docx_of(word(paragraph("zorg") + zeroes));
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error().what, "the archive unpacks to more than 50 MB");
}

TEST(HostileArchive, LimitIsForAllMembersTogether) {
  const std::string archive = zip_of(
      {member("a", std::string(30'000'000, ' ')), member("b", std::string(30'000'000, ' '))});
  auto opened = ZipArchive::open(archive).value();
  EXPECT_TRUE(opened.read("a"));
  EXPECT_EQ(opened.read("b").error().what, "the archive unpacks to more than 50 MB");
}

TEST(HostileArchive, SizeThatLiesIsNotBelieved) {
  const std::string archive = with_size(zip_of({member("a", std::string(60'000'000, ' '))}), 100);
  EXPECT_EQ(ZipArchive::open(archive).value().read("a").error().what,
            "the archive unpacks to more than 50 MB");
  const std::string small = with_size(zip_of({member("a", "zorg")}), 2'000'000'000);
  const auto read = ZipArchive::open(small).value().read("a");
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().what, HasSubstr("a in the archive cannot be read: "));
}

TEST(HostileArchive, TooManyMembersAreRefused) {
  std::vector<ZipMember> members;
  for (int i = 0; i < 60'000; ++i) members.push_back({fmt::format("{}", i), ""});
  const auto archive = ZipArchive::open(zip_of(members));
  ASSERT_FALSE(archive);
  EXPECT_EQ(archive.error(),
            (Error{.code = Code::Malformed,
                   .what = "the archive has 60000 members, at most 2000 are expected"}));
}

TEST(HostileArchive, TruncatedIsAnError) {
  const std::string whole = docx_of(word(paragraph("zorg")));
  for (std::size_t size = 4; size < whole.size(); size += 7) {
    const auto extracted = extract_as(docx_type, whole.substr(0, size));
    ASSERT_FALSE(extracted) << size;
    EXPECT_EQ(extracted.error().code, Code::Malformed);
  }
  EXPECT_EQ(extract_as(docx_type, whole.substr(0, 100)).error().what,
            "the archive is damaged: Not a zip archive");
}

TEST(HostileArchive, AnyByteMayBeWrong) {
  const std::string whole = docx_of(word(paragraph("zorg")));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string broken = whole;
    broken[at] = static_cast<char>(~broken[at]);
    const auto extracted = extract_as(docx_type, broken);
    EXPECT_TRUE(extracted || extracted.error().code == Code::Malformed) << at;
  }
}

// Encrypted

TEST(EncryptedPackage, OfOfficeSaysSo) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (const char c : std::string("EncryptedPackage")) {
    bytes += c;
    bytes += '\0';
  }
  const auto extracted = extract_as(docx_type, bytes);
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error(),
            (Error{.code = Code::Malformed,
                   .what = "the document is encrypted and opens with a password only",
                   .hint = "ask for a copy without a password"}));
}

TEST(EncryptedPackage, OfficeFromBefore2007IsAnotherMatter) {
  const auto extracted = extract_as("application/msword", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 oud");
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error(),
            (Error{.code = Code::Malformed,
                   .what = "the document is of a form of Office from before 2007, which is not "
                           "read",
                   .hint = "save it as docx, pptx, xlsx or pdf"}));
}

TEST(EncryptedPackage, OfOpenDocumentSaysSo) {
  const auto extracted =
      extract_as("", zip_of({member("mimetype", "application/vnd.oasis.opendocument.text"),
                             member("content.xml", "\x01\x02\x03"),
                             member("META-INF/manifest.xml",
                                    "<manifest:manifest><manifest:file-entry>"
                                    "<manifest:encryption-data/></manifest:file-entry>"
                                    "</manifest:manifest>")}));
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error().what, "the document is encrypted and opens with a password only");
}

TEST(EncryptedPackage, BookWithProtectedChaptersSaysSo) {
  const auto extracted = extract_as(
      "", zip_of({member("mimetype", "application/epub+zip"),
                  member("META-INF/container.xml",
                         "<c><rootfiles><rootfile full-path='b.opf'/></rootfiles>"
                         "</c>"),
                  member("META-INF/encryption.xml", "<e><x:CipherReference URI='een.xhtml'/></e>"),
                  member("b.opf",
                         "<package><manifest><item id='a' href='een.xhtml'/>"
                         "</manifest><spine><itemref idref='a'/></spine>"
                         "</package>"),
                  member("een.xhtml", "\x01\x02")}));
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error(), (Error{.code = Code::Malformed,
                                      .what = "the book is protected against copying",
                                      .hint = "ask for a copy without protection"}));
}

}  // namespace
}  // namespace wegwijzer::extract
