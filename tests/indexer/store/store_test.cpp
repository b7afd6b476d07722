#include <gmock/gmock.h>

#include <xapian.h>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "indexer/store/document.hpp"
#include "indexer/store/generation_writer.hpp"
#include "indexer/store/verify.hpp"
#include "schema/fields.hpp"
#include "schema/stored_record.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::store {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using wegwijzer::testing::TempDir;

Taxonomy one_facet() {
  FacetValue all, film;
  all.id = "all";
  film.id = "film";
  film.parent = "all";
  Facet kind;
  kind.id = "kind";
  kind.label = {
      {"nl", "Soort"}
  };
  kind.prefix = "XK";
  kind.slot = 20;
  kind.shown = true;
  kind.values = {all, film};
  return {{kind}};
}

Record film() {
  Record record;
  record.url = "https://voorbeeld.nl/film";
  record.id = record_id(record.url);
  record.title = "Waken bij een stervende";
  record.text = "Een film over e-learning en waken.";
  record.language = "nl";
  record.published = "2024-05";
  record.source = "proef";
  record.tags = {
      {"kind", "all",  {"parent", "film", "", 0}},
      {"kind", "film", {"source", "", "", 0}    }
  };
  return record;
}

std::set<std::string> terms_of(const Xapian::Document& document) {
  std::set<std::string> terms;
  for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) terms.insert(*it);
  return terms;
}

PreparedDocument prepared_film() {
  return prepare(film(), one_facet(), Ranking{.labels = {"kind"}});
}

TEST(Prepare, HoldsFacetTermsAndItsId) {
  EXPECT_EQ(terms_of(prepared_film().document),
            (std::set<std::string>{"XKfilm", "XKall", "Q" + film().id}));
}

TEST(Prepare, JoinsTheValuesOfAFacetInItsSlotAndTheDateInItsOwn) {
  const auto document = prepared_film().document;
  EXPECT_EQ(document.get_value(20), std::string("all") + value_separator + "film");
  EXPECT_EQ(document.get_value(slot::published), "20240501");
}

TEST(Prepare, TheLastDayOfAnEventHasASlot) {
  Record record = film();
  record.event = Event{.start = "2027-01-12T19:00+01:00", .end = "2027-01-13"};
  EXPECT_EQ(prepare(record, one_facet(), {}).document.get_value(slot::event_end), "20270113");
  record.event->end.clear();
  EXPECT_EQ(prepare(record, one_facet(), {}).document.get_value(slot::event_end), "20270112");
}

TEST(Prepare, GivesTheDocumentNoData) { EXPECT_EQ(prepared_film().document.get_data(), ""); }

TEST(Prepare, ShowsTheSummaryBeforeABodyThatDoesNotHaveItAndMovesTheSections) {
  Record record = film();
  record.summary = "Wat waken vraagt.";
  record.sections = {
      {"Waken", "waken", 5}
  };
  const auto with = prepare(record, one_facet(), {});
  EXPECT_EQ(with.shown, "Wat waken vraagt.\nEen film over e-learning en waken.");
  EXPECT_EQ(with.sections[0].offset, 5 + record.summary.size() + 1);
  record.summary = "Een film";
  EXPECT_EQ(prepare(record, one_facet(), {}).shown, record.text);
}

TEST(Prepare, SurvivesTheWaitForTheCensus) {
  Record record = film();
  record.sections = {
      {"Waken", "waken", 5}
  };
  const auto before = prepare(record, one_facet(), Ranking{.labels = {"kind"}});
  const auto after = PreparedDocument::decode(before.encode());
  ASSERT_TRUE(after);
  EXPECT_EQ(after->title, before.title);
  EXPECT_EQ(after->shown, before.shown);
  EXPECT_EQ(after->language, before.language);
  EXPECT_EQ(after->labels, before.labels);
  EXPECT_EQ(after->sections, before.sections);
  EXPECT_EQ(after->document.get_value(slot::published), before.document.get_value(slot::published));
  EXPECT_EQ(terms_of(after->document), terms_of(before.document));
  EXPECT_FALSE(PreparedDocument::decode(before.encode().substr(0, 50)));
  EXPECT_FALSE(PreparedDocument::decode("999999999:x"));
}

/// Writes generations into a folder of its own.
class Writing : public ::testing::Test {
 protected:
  Result<Manifest> write(std::size_t records, std::size_t shards = 1) {
    Recipe recipe;
    recipe.taxonomy = &taxonomy_;
    recipe.language_data = std::make_shared<const language::LanguageData>();
    recipe.shards = shards;
    recipe.extra_files = {
        {"extra.json", [] { return std::string("{}"); }}
    };
    return write_generation(generations_, recipe, SystemClock().now(),
                            [=](std::size_t shard, ShardWriter& writer) -> Result<void> {
                              const std::size_t end = records * (shard + 1) / shards;
                              for (std::size_t i = records * shard / shards; i < end; ++i) {
                                Record record = film();
                                record.url += std::to_string(i);
                                record.id = record_id(record.url);
                                record.text = "tekst " + std::to_string(i);
                                auto added = writer.add(record, Snippet::Shown);
                                if (!added) return added;
                              }
                              return {};
                            });
  }

  fs::path current() const {
    return folder_.path() / fs::read_symlink(folder_.path() / current_link);
  }

  TempDir folder_;
  Taxonomy taxonomy_ = one_facet();
  Generations generations_{folder_.path()};
};

TEST_F(Writing, ShardsBecomeOneDatabaseInTheSameOrder) {
  const auto manifest = write(100, 3);
  ASSERT_TRUE(manifest) << manifest.error().what;
  EXPECT_EQ(manifest->documents, 100U);
  const auto texts = BlobFile::open(current() / texts_file);
  ASSERT_TRUE(texts);
  const auto hits = BlobFile::open(current() / hits_file);
  ASSERT_TRUE(hits);
  const Xapian::Database database((current() / database_folder).string());
  for (Xapian::docid docid = 1; docid <= 100; ++docid) {
    const auto record = record_from_stored((*hits)[docid - 1]);
    ASSERT_TRUE(record);
    const std::string number = std::to_string(docid - 1);
    EXPECT_EQ(record->url, film().url + number);
    EXPECT_EQ((*texts)[docid - 1], "tekst " + number);
    EXPECT_EQ(*database.postlist_begin(std::string(id_prefix) + record->id), docid);
  }
}

TEST_F(Writing, AnEmptyIndexIsAnIndex) {
  const auto manifest = write(0);
  ASSERT_TRUE(manifest) << manifest.error().what;
  EXPECT_EQ(manifest->documents, 0U);
}

TEST_F(Writing, RollbackGoesBackOneGenerationAndForwardByName) {
  const auto first = write(1);
  const auto second = write(2);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(generations_.current()->id, second->id);
  EXPECT_EQ(*generations_.rollback(""), first->id);
  EXPECT_EQ(generations_.current()->id, first->id);
  EXPECT_EQ(*generations_.rollback(second->id), second->id);
}

TEST_F(Writing, RollbackToWhatIsNotThereSaysSo) {
  const auto only = write(1);
  ASSERT_TRUE(only);
  const auto back = generations_.rollback("");
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().what, "there is no generation before the one in use");
  const auto other = generations_.rollback(only->id + "1");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().hint, "did you mean \"" + only->id + "\"?");
}

// The link was switched without a look at what it then pointed to.
TEST_F(Writing, RollbackToADamagedGenerationIsRefused) {
  const auto first = write(1);
  const fs::path damaged = current();
  const auto second = write(2);
  ASSERT_TRUE(first && second);
  fs::resize_file(damaged / texts_file, 10);
  const auto back = generations_.rollback("");
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code, Code::Index);
  EXPECT_THAT(back.error().what, HasSubstr("texts.blob has changed since it was written"));
  EXPECT_THAT(back.error().hint, HasSubstr("the index in use is unchanged"));
  EXPECT_EQ(generations_.current()->id, second->id);
}

TEST_F(Writing, OnlyTheLastFiveAreKept) {
  for (int i = 0; i < 8; ++i) ASSERT_TRUE(write(1));
  EXPECT_EQ(generations_.list().size(), 5U);
  EXPECT_TRUE(generations_.list().back().current);
}

TEST_F(Writing, AFailureLeavesTheIndexInUseAndNoRubbish) {
  const auto good = write(1);
  ASSERT_TRUE(good);
  Recipe recipe;
  recipe.taxonomy = &taxonomy_;
  recipe.language_data = std::make_shared<const language::LanguageData>();
  recipe.extra_files = {
      {"extra.json", [] { return std::string("{}"); }}
  };
  const auto bad = write_generation(
      generations_, recipe, SystemClock().now(),
      [](std::size_t, ShardWriter&) -> Result<void> { return fail(Code::Io, "the ledger broke"); });
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().what, "the ledger broke");
  EXPECT_EQ(generations_.current()->id, good->id);
  const auto begin = fs::directory_iterator(folder_.path() / generations_folder);
  EXPECT_EQ(std::distance(begin, fs::directory_iterator()), 1);
}

TEST_F(Writing, AChangedByteIsFoundInEveryFile) {
  ASSERT_TRUE(write(5));
  for (const auto& entry : fs::recursive_directory_iterator(current())) {
    if (!entry.is_regular_file() || entry.path().filename() == manifest_file) continue;
    const std::string before = *read_file(entry.path());
    if (before.empty()) continue;
    std::string after = before;
    after[after.size() / 2] = static_cast<char>(after[after.size() / 2] ^ 0x20);
    std::ofstream(entry.path(), std::ios::binary) << after;
    const auto verified = verify(current());
    ASSERT_FALSE(verified) << entry.path();
    EXPECT_THAT(verified.error().what, HasSubstr("has changed since it was written"));
    std::ofstream(entry.path(), std::ios::binary) << before;
  }
  EXPECT_TRUE(verify(current()));
}

TEST_F(Writing, AMissingFileIsFound) {
  ASSERT_TRUE(write(5));
  fs::remove(current() / records_file);
  const auto verified = verify(current());
  ASSERT_FALSE(verified);
  EXPECT_THAT(verified.error().what, HasSubstr("records.blob is missing"));
}

}  // namespace
}  // namespace wegwijzer::store
