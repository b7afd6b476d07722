// An OAI-PMH repository over several nights: everything at first, then what changed; and what
// becomes of a harvest that breaks off.
#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::html;
using testing::lesson;
using testing::Nights;
using testing::Page;
using testing::xml;

constexpr const char* base = "repo.localhost";
constexpr const char* first_page = "/oai?verb=ListRecords&metadataPrefix=oai_dc";

/// What the repository says today, apart from Identify.
using Say = std::function<Page(const std::string& target)>;

std::string answer_with(const std::string& content) {
  return "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><responseDate>2026-11-20T02:00:00Z"
         "</responseDate>" +
         content + "</OAI-PMH>";
}

std::string record(int number, const std::string& title = "Les") {
  return fmt::format(
      "<record><header><identifier>oai:x:{0}</identifier><datestamp>2026-01-01</datestamp></header>"
      "<metadata><oai_dc:dc xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/oai_dc/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{1} {0}</dc:title><dc:identifier>"
      "http://repo.localhost/les/{0}</dc:identifier></oai_dc:dc></metadata></record>",
      number, title);
}

std::string tombstone(int number) {
  return fmt::format(
      "<record><header status='deleted'><identifier>oai:x:{}</identifier><datestamp>2026-11-19"
      "</datestamp></header></record>",
      number);
}

std::string records(int from, int to) {
  std::string all;
  for (int i = from; i <= to; ++i) all += record(i);
  return all;
}

Page list(const std::string& content, const std::string& token = "") {
  return xml(answer_with("<ListRecords>" + content + "<resumptionToken>" + token +
                         "</resumptionToken></ListRecords>"));
}

Page error(const std::string& code) {
  return xml(answer_with("<error code='" + code + "'>zie de handleiding</error>"));
}

class Repository : public Nights {
 protected:
  Repository() {
    only_source("repo", source::Kind::OaiPmh, base, "/oai").scope.hosts = {
        std::string(source::any_host)};
    web_.serve(base, [this](std::string_view target) -> std::optional<Page> {
      if (!target.starts_with("/oai")) return Page{404};
      if (target.find("Identify") == target.npos) return say_(std::string(target));
      return xml(
          answer_with("<Identify><granularity>" + granularity_ + "</granularity></Identify>"));
    });
  }

  /// The requests for records of a night.
  std::vector<std::string> asked_for() const {
    auto targets = asked(base);
    std::erase_if(targets, [](const std::string& target) {
      return target.find("ListRecords") == target.npos;
    });
    return targets;
  }
  SourceReport night_that_says(Say say) {
    say_ = std::move(say);
    web_.clear_requests();
    return next_night();
  }
  std::int64_t documents() { return Nights::documents("repo"); }

  std::string granularity_ = "YYYY-MM-DD";
  Say say_ = [](const std::string&) { return list(records(1, 20)); };
};

TEST_F(Repository, IsReadWholeAndThenFromTheDayBeforeTheLastTime) {
  night();
  EXPECT_EQ(documents(), 20);
  EXPECT_THAT(asked_for(), ElementsAre(first_page));
  const SourceReport report =
      night_that_says([](const std::string&) { return list(record(3, "Vernieuwd")); });
  EXPECT_THAT(asked_for(), ElementsAre(std::string(first_page) + "&from=2026-11-19"));
  EXPECT_EQ(report.changed, 1);
  EXPECT_EQ(documents(), 20) << "what it does not mention stays";
}

TEST_F(Repository, WithSecondsIsAskedBySeconds) {
  granularity_ = "YYYY-MM-DDThh:mm:ssZ";
  night();
  night_that_says([](const std::string&) { return error("noRecordsMatch"); });
  EXPECT_THAT(asked_for(), ElementsAre(std::string(first_page) + "&from=2026-11-19T02%3A00%3A00Z"));
}

TEST_F(Repository, ThatHasNothingNewIsInOrder) {
  night();
  const SourceReport report =
      night_that_says([](const std::string&) { return error("noRecordsMatch"); });
  EXPECT_TRUE(report.faults.empty());
  EXPECT_EQ(report.failure, "");
  EXPECT_EQ(documents(), 20);
}

TEST_F(Repository, ATombstoneIsEvidence) {
  night();
  EXPECT_EQ(night_that_says([](const std::string&) { return list(tombstone(3)); }).deleted, 1);
  EXPECT_EQ(documents(), 19);
}

TEST_F(Repository, ManyTombstonesAreHeld) {
  night();
  const SourceReport report = night_that_says(
      [](const std::string&) { return list(tombstone(1) + tombstone(2) + tombstone(3)); });
  EXPECT_EQ(report.deleted, 0);
  EXPECT_EQ(report.held.size(), 3U);
  EXPECT_THAT(report.held.at(0).evidence, HasSubstr("the repository deleted oai:x:1"));
}

TEST_F(Repository, ATombstoneOfAnUnknownRecordIsNothing) {
  night();
  EXPECT_EQ(night_that_says([](const std::string&) { return list(tombstone(99)); }).deleted, 0);
}

TEST_F(Repository, ARecordThatComesBackStays) {
  night();
  night_that_says([](const std::string&) { return list(tombstone(3)); });
  EXPECT_EQ(documents(), 19);
  night_that_says([](const std::string&) { return list(record(3)); });
  EXPECT_EQ(documents(), 20);
}

Page in_two_pages(const std::string& target) {
  return target.find("resumptionToken=deel%202%26") == target.npos
             ? list(records(1, 10), "deel 2&amp;")
             : list(records(11, 20));
}

TEST_F(Repository, IsReadPageByPage) {
  say_ = in_two_pages;
  EXPECT_EQ(night().added, 20);
  EXPECT_THAT(asked_for(),
              ElementsAre(first_page, "/oai?verb=ListRecords&resumptionToken=deel%202%26"));
}

TEST_F(Repository, ATokenThatExpiredKeepsWhatCameAndTheNextNightBeginsAnew) {
  const SourceReport broken_off = night_that_says([](const std::string& target) {
    return target.find("resumptionToken") == target.npos ? in_two_pages(target)
                                                         : error("badResumptionToken");
  });
  EXPECT_EQ(broken_off.added, 10);
  EXPECT_THAT(broken_off.faults, ::testing::Contains(HasSubstr("badResumptionToken")));
  EXPECT_THAT(broken_off.failure, HasSubstr("badResumptionToken"));
  EXPECT_EQ(night_that_says(in_two_pages).added, 10);
  EXPECT_EQ(asked_for().at(0), first_page) << "from the beginning";
  night_that_says([](const std::string&) { return error("noRecordsMatch"); });
  EXPECT_THAT(asked_for().at(0), HasSubstr("&from=2026-11-19")) << "it has come to its end";
}

TEST_F(Repository, ThatIsBusyIsAskedAgainWhenItSaid) {
  std::atomic<int> times = 0;
  const SourceReport report = night_that_says([&](const std::string& target) {
    if (target.find("resumptionToken") == target.npos || ++times > 1) return in_two_pages(target);
    Page busy{503};
    busy.headers["Retry-After"] = "1";
    return busy;
  });
  EXPECT_EQ(report.added, 20);
  EXPECT_EQ(report.failure, "");
}

TEST_F(Repository, ThatFailsHalfWayKeepsWhatCameAndBeginsAnew) {
  const SourceReport broken_off = night_that_says([](const std::string& target) {
    return target.find("resumptionToken") == target.npos ? in_two_pages(target) : Page{500};
  });
  EXPECT_EQ(broken_off.added, 10);
  EXPECT_EQ(broken_off.outcomes.at(Outcome::Failed), 1);
  EXPECT_THAT(broken_off.failure, HasSubstr("HTTP 500"));
  EXPECT_EQ(night_that_says(in_two_pages).added, 10);
  EXPECT_EQ(asked_for().at(0), first_page);
}

TEST_F(Repository, ThatGivesTheSameTokenForEverKeepsWhatCameAndFailed) {
  const SourceReport report =
      night_that_says([](const std::string&) { return list(records(1, 10), "steeds"); });
  EXPECT_EQ(report.added, 10);
  EXPECT_EQ(asked_for().size(), 2U);
  EXPECT_THAT(report.failure, HasSubstr("gives the resumption token \"steeds\" again"));
}

TEST_F(Repository, BrokenRecordsAreToldAndDoNotEndTheHarvest) {
  const SourceReport report = night_that_says([](const std::string& target) {
    if (target.find("resumptionToken") != target.npos) return list(records(11, 20));
    return list(records(1, 4) + "<record><header><identifier>oai:x:5</header></record>" +
                    "<record><header><identifier>oai:x:6</identifier></header></record>" +
                    records(7, 10),
                "verder");
  });
  EXPECT_EQ(report.added, 18);
  EXPECT_THAT(report.faults, ::testing::Contains(HasSubstr("broken XML that were left out: 1")));
  EXPECT_THAT(report.faults, ::testing::Contains(HasSubstr("oai:x:6")));
}

TEST_F(Repository, ThatIsSomethingElseDeletesNothing) {
  night();
  const SourceReport report =
      night_that_says([](const std::string&) { return html(lesson("Onderhoud")); });
  EXPECT_EQ(report.deleted, 0);
  EXPECT_EQ(report.outcomes.at(Outcome::Unusable), 1);
  EXPECT_EQ(documents(), 20);
}

// The records of before were never seen again: only what changed since was asked for.
TEST_F(Repository, OtherSettingsReadEverythingAnew) {
  first_source().scope.include = {"/les/1"};  // 1 and 10 to 19
  night();
  first_source().scope.include = {};
  night_that_says([](const std::string&) { return error("badArgument"); });
  const SourceReport report =
      night_that_says([](const std::string&) { return list(records(1, 20)); });
  EXPECT_THAT(asked_for(), ElementsAre(first_page)) << "also after a night that did not succeed";
  EXPECT_EQ(report.added, 9);
  night_that_says([](const std::string&) { return error("noRecordsMatch"); });
  EXPECT_THAT(asked_for().at(0), HasSubstr("&from="));
}

}  // namespace
}  // namespace wegwijzer
