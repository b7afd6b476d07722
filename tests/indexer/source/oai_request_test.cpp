#include "indexer/source/oai_request.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::source {
namespace {

Source repository() {
  Source source;
  source.kind = Kind::OaiPmh;
  source.start = {Url::parse("https://a.nl/oai").value()};
  return source;
}

const std::string by_day = "YYYY-MM-DD";
const std::string by_second = "YYYY-MM-DDThh:mm:ssZ";

std::string asked(const Source& source, const OaiState& state) {
  return oai_request(source, state).href();
}

TEST(OaiRequest, BeginsByAskingWhoIsThere) {
  EXPECT_EQ(identify_request(repository().start[0]).href(), "https://a.nl/oai?verb=Identify");
}

TEST(OaiRequest, AsksForEverythingTheFirstTime) {
  EXPECT_EQ(asked(repository(), begin_harvest(by_day, "")),
            "https://a.nl/oai?verb=ListRecords&metadataPrefix=oai_dc");
}

TEST(OaiRequest, NamesPrefixAndSetOfTheSource) {
  Source source = repository();
  source.metadata_prefix = "nl_lom";
  source.set = "regio:zuid west&x";
  EXPECT_EQ(asked(source, begin_harvest(by_day, "")),
            "https://a.nl/oai?verb=ListRecords&metadataPrefix=nl_lom&set=regio%3Azuid%20west%26x");
}

TEST(OaiRequest, SpeaksTheGranularityOfTheRepository) {
  const std::string last = "2026-11-20T03:00:00Z";
  EXPECT_EQ(asked(repository(), begin_harvest(by_day, last)),
            "https://a.nl/oai?verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-20");
  EXPECT_EQ(
      asked(repository(), begin_harvest(by_second, last)),
      "https://a.nl/oai?verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-20T03%3A00%3A00Z");
  EXPECT_EQ(begin_harvest("", last).from, "2026-11-20") << "days are understood by all";
}

TEST(OaiRequest, ATokenExcludesAllElse) {
  Source source = repository();
  source.set = "zorg";
  OaiState state = begin_harvest(by_day, "2026-11-20T03:00:00Z");
  state.resumption_token = "a&b+c%20d=/é ";
  EXPECT_EQ(asked(source, state),
            "https://a.nl/oai?verb=ListRecords&resumptionToken=a%26b%2Bc%2520d%3D%2F%C3%A9%20");
}

TEST(OaiState, TheNextRunBeginsADayBeforeTheFirstAnswer) {
  OaiState state = begin_harvest(by_second, "2026-11-01T00:00:00Z");
  EXPECT_EQ(state.next_from, "2026-11-01T00:00:00Z") << "until the repository has answered";
  state = after_answer(state, {.resumption_token = "abc", .response_date = "2026-11-21T03:00:00Z"});
  EXPECT_EQ(state.resumption_token, "abc");
  EXPECT_EQ(state.next_from, "2026-11-20T03:00:00Z");
  state = after_answer(state, {.response_date = "2026-11-21T09:00:00Z"});
  EXPECT_EQ(state.resumption_token, "");
  EXPECT_EQ(state.next_from, "2026-11-20T03:00:00Z") << "not that of a later page";
}

TEST(OaiState, WithoutAResponseDateTheNextRunAsksAsThisOneDid) {
  const OaiState state = after_answer(begin_harvest(by_day, "2026-11-01T00:00:00Z"), {});
  EXPECT_EQ(state.next_from, "2026-11-01T00:00:00Z");
}

}  // namespace
}  // namespace wegwijzer::source
