#include "indexer/tag/to_record.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::tag {
namespace {

TEST(ToRecord, TakesTheDocumentsWordsAndTheTaggersValues) {
  extract::Extracted extracted;
  extracted.title = "Titel";
  extracted.summary = "Kort.";
  extracted.text = "Lang.";
  extracted.language = "nl-NL";
  extracted.published = "2024-05";
  extracted.media_type = "text/html";
  source::Source source;
  source.id = "site";
  source.label = "Een site";
  const Tag tag{
      "topic", "it", {"trigger", "rouw", "title", 5}
  };
  const Tagged tagged{{tag}, {}, {}, "nl", "paid"};

  const Record record = to_record({&extracted, &source, "https://example.org/a"}, tagged);

  EXPECT_EQ(record.id, record_id("https://example.org/a"));
  EXPECT_EQ(record.url, "https://example.org/a");
  EXPECT_EQ(record.title, "Titel");
  EXPECT_EQ(record.summary, "Kort.");
  EXPECT_EQ(record.text, "Lang.");
  EXPECT_EQ(record.language, "nl");
  EXPECT_EQ(record.published, "2024-05");
  EXPECT_EQ(record.access, "paid");
  EXPECT_EQ(record.media_type, "text/html");
  EXPECT_EQ(record.source, "site");
  EXPECT_EQ(record.source_label, "Een site");
  EXPECT_EQ(record.tags, std::vector<Tag>{tag});
}

TEST(ToRecord, WithoutATitleShowsItsAddress) {
  const extract::Extracted extracted;
  const source::Source source;
  EXPECT_EQ(to_record({&extracted, &source, "https://example.org/a"}, {}).title,
            "https://example.org/a");
}

}  // namespace
}  // namespace wegwijzer::tag
