#include "indexer/extract/oai_pmh.hpp"

#include <gmock/gmock.h>

#include "indexer/extract/record_words.hpp"

namespace wegwijzer::extract {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Result<Extracted> extract_answer(std::string bytes) {
  return extract_oai_pmh(
      {.bytes = std::move(bytes), .url = Url::parse("https://a.nl/oai?verb=X").value()}, {});
}

Extracted answer(const std::string& content) {
  auto read = extract_answer("<OAI-PMH><responseDate>2026-11-21T03:00:00Z</responseDate>" +
                             content + "</OAI-PMH>");
  if (read) return *read;
  ADD_FAILURE() << read.error().what;
  Extracted nothing;
  nothing.listing.emplace();
  return nothing;
}

std::string record(const std::string& number, const std::string& title = "Rouw") {
  return "<record><header><identifier>oai:a:" + number +
         "</identifier><datestamp>2026-11-20</datestamp></header><metadata><oai_dc:dc><dc:title>" +
         title + "</dc:title><dc:identifier>https://a.nl/" + number +
         "</dc:identifier></oai_dc:dc></metadata></record>";
}

std::vector<std::string> ids(const Extracted& read) {
  std::vector<std::string> found;
  for (const ListedItem& item : read.listing->items) found.push_back(item.id);
  return found;
}

TEST(OaiPmh, IdentifySaysHowToAsk) {
  const Extracted read = answer(
      "<Identify><repositoryName>Leerbank</repositoryName><protocolVersion>2.0</protocolVersion>"
      "<deletedRecord>transient</deletedRecord><granularity>YYYY-MM-DD</granularity></Identify>");
  EXPECT_EQ(read.title, "Leerbank");
  EXPECT_EQ(read.listing->oai.deleted_record, "transient");
  EXPECT_EQ(read.listing->oai.granularity, "YYYY-MM-DD");
  EXPECT_EQ(read.listing->oai.response_date, "2026-11-21T03:00:00Z");
}

TEST(OaiPmh, FormatsAreTold) {
  EXPECT_THAT(answer("<ListMetadataFormats>"
                     "<metadataFormat><metadataPrefix>oai_dc</metadataPrefix></metadataFormat>"
                     "<metadataFormat><metadataPrefix>lom</metadataPrefix></metadataFormat>"
                     "</ListMetadataFormats>")
                  .listing->oai.metadata_prefixes,
              ElementsAre("oai_dc", "lom"));
}

TEST(OaiPmh, NoRecordsMatchIsAnEmptyDayAndNoError) {
  const Extracted read = answer("<error code='noRecordsMatch'/>");
  EXPECT_TRUE(read.listing->oai.no_records);
  EXPECT_EQ(read.listing->oai.error, "");
  EXPECT_TRUE(read.listing->complete);
  EXPECT_THAT(read.notes, IsEmpty());
}

TEST(OaiPmh, OtherErrorsAreTold) {
  const Extracted read = answer("<error code='badResumptionToken'>verlopen</error>");
  EXPECT_EQ(read.listing->oai.error, "badResumptionToken");
  EXPECT_FALSE(read.listing->complete);
  EXPECT_THAT(read.notes, ElementsAre("the repository answers badResumptionToken: verlopen"));
}

TEST(OaiPmh, AnEmptyTokenIsTheEnd) {
  EXPECT_EQ(answer("<ListRecords>" + record("1") + "<resumptionToken/></ListRecords>")
                .listing->oai.resumption_token,
            "");
  EXPECT_EQ(answer("<ListRecords><resumptionToken>\n x/%20+ \n</resumptionToken></ListRecords>")
                .listing->oai.resumption_token,
            "x/%20+")
      << "kept as it is, white space around it aside";
}

TEST(OaiPmh, ADatestampIsNoDateOfPublication) {
  const Extracted read = answer("<ListRecords>" + record("1") + "</ListRecords>");
  ASSERT_THAT(read.listing->items, SizeIs(1));
  EXPECT_EQ(read.listing->items[0].modified, "2026-11-20");
  EXPECT_EQ(read.listing->items[0].extracted.published, "");
}

TEST(OaiPmh, ARecordOfBrokenXmlDoesNotHideTheOthersNorTheToken) {
  const Extracted read =
      answer("<ListRecords>" + record("1") + record("2", "<b>Rouw</i>") + record("3") +
             "<resumptionToken>verder</resumptionToken></ListRecords>");
  EXPECT_THAT(ids(read), ElementsAre("oai:a:1", "oai:a:3"));
  EXPECT_EQ(read.listing->oai.resumption_token, "verder");
  EXPECT_FALSE(read.listing->complete);
  EXPECT_THAT(read.notes, ElementsAre("records of broken XML that were left out: 1"));
}

TEST(OaiPmh, APrefixForItsOwnElementsIsUnderstood) {
  const auto read = extract_answer(
      "<oai:OAI-PMH><oai:ListRecords><oai:record><oai:header><oai:identifier>x</oai:identifier>"
      "</oai:header><oai:metadata><dc><title>Rouw</b></oai:metadata></oai:record>"
      "<oai:record><oai:header status='deleted'><oai:identifier>y</oai:identifier></oai:header>"
      "</oai:record></oai:ListRecords></oai:OAI-PMH>");
  ASSERT_TRUE(read);
  EXPECT_THAT(ids(*read), ElementsAre("y"));
}

TEST(OaiPmh, CutOffGivesItsGoodPart) {
  const auto read = extract_answer("<OAI-PMH><ListRecords>" + record("1") + "<record><header>");
  ASSERT_TRUE(read);
  EXPECT_THAT(ids(*read), Contains("oai:a:1"));
  EXPECT_FALSE(read->listing->complete);
}

TEST(OaiPmh, APageInItsPlaceIsMalformed) {
  const auto page = extract_answer("<html><body/></html>");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().what, "is no OAI-PMH: its outermost element is <html>");
}

TEST(HostileOaiPmh, EmptyRecordsWithoutEndEnd) {
  std::string records;
  for (int i = 0; i < 200'000; ++i) records += "<record></record>";
  const Extracted read = answer("<ListRecords>" + records + "</ListRecords>");
  EXPECT_THAT(read.listing->items, IsEmpty());
  EXPECT_EQ(read.notes.size(), 11u);
}

TEST(HostileOaiPmh, RecordsThatNeverEndAreLookedAtOnce) {
  std::string open;
  for (int i = 0; i < 500'000; ++i) open += "<record>";
  EXPECT_FALSE(answer("<ListRecords>" + open).listing->complete);
}

struct WordCase {
  const char* name;
  const char* given;
  const char* meant;
};

void PrintTo(const WordCase& c, std::ostream* out) { *out << c.given; }

class VocabularyWord : public testing::TestWithParam<WordCase> {};

TEST_P(VocabularyWord, Is) { EXPECT_EQ(vocabulary_word(GetParam().given), GetParam().meant); }

INSTANTIATE_TEST_SUITE_P(Repaired, VocabularyWord,
                         testing::Values(WordCase{"Encoded", "open%20opdracht", "open opdracht"},
                                         WordCase{"LowerCaseHex", "caf%c3%a9", "café"},
                                         WordCase{"Plain", " HBO\n", "HBO"},
                                         WordCase{"APercentage", "100% online", "100% online"},
                                         WordCase{"NoUtf8", "x%FF", "x%FF"},
                                         WordCase{"CutOff", "x%2", "x%2"},
                                         WordCase{"Empty", "", ""}),
                         [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace wegwijzer::extract
