#include "indexer/source/csv.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::source {

bool operator==(const CsvRow& a, const CsvRow& b) {
  return a.line == b.line && a.cells == b.cells && a.fault == b.fault;
}

void PrintTo(const CsvRow& row, std::ostream* out) {
  *out << "line " << row.line << ": " << testing::PrintToString(row.cells) << " " << row.fault;
}

namespace {

std::vector<CsvRow> rows(std::string_view text, char separator = ',') {
  CsvReader reader(text, separator);
  std::vector<CsvRow> all;
  while (auto row = reader.next()) all.push_back(std::move(*row));
  return all;
}

struct Case {
  std::string name;
  std::string text;
  std::vector<CsvRow> expected;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class CsvReads : public testing::TestWithParam<Case> {};

TEST_P(CsvReads, Text) { EXPECT_EQ(rows(GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Rfc4180, CsvReads,
    testing::Values(
        // section 2, rule 1: each record on a line of its own, with CRLF
        Case{
            "LinesEndInCrLf", "a,b\r\nc,d\r\n", {{1, {"a", "b"}, ""}, {2, {"c", "d"}, ""}}
},
        // rule 2: the last record may lack its line end
        Case{"TheLastLineEndMayLack", "a,b\r\nc,d", {{1, {"a", "b"}, ""}, {2, {"c", "d"}, ""}}},
        // rule 4: spaces are part of a field
        Case{"SpacesArePartOfACell", " a ,b", {{1, {" a ", "b"}, ""}}},
        Case{"CellsMayBeEmpty", ",\r\n,,", {{1, {"", ""}, ""}, {2, {"", "", ""}, ""}}},
        // rule 5: fields may be quoted; a quote elsewhere is kept, as spreadsheets do
        Case{"QuotesGoOff", "\"a\",\"\"", {{1, {"a", ""}, ""}}},
        Case{"AQuoteInsideIsText", "5\" buis,b", {{1, {"5\" buis", "b"}, ""}}},
        // rule 6: line ends and separators in quotes
        Case{"LineEndsInQuotesAreText",
             "\"a\r\nb\",c\r\nd,e",
             {{1, {"a\r\nb", "c"}, ""}, {3, {"d", "e"}, ""}}},
        Case{"SeparatorsInQuotesAreText", "\"a,b\",c", {{1, {"a,b", "c"}, ""}}},
        // rule 7: a quote in quotes is doubled
        Case{"TwoQuotesAreOne", "\"zij zei \"\"ja\"\"\"", {{1, {"zij zei \"ja\""}, ""}}}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(
    InTheWild, CsvReads,
    testing::Values(
        Case{
            "LinesEndInLf", "a\nb\n", {{1, {"a"}, ""}, {2, {"b"}, ""}}
},
        Case{"LinesEndInCr", "a\rb\r", {{1, {"a"}, ""}, {2, {"b"}, ""}}},
        Case{"EmptyLinesAreNoRows", "\n\na\n\nb\n\n", {{3, {"a"}, ""}, {5, {"b"}, ""}}},
        Case{"NothingIsNoRow", "", {}},
        Case{"TextAfterAClosingQuote",
             "\"a\"b,c\nd",
             {{1, {"ab", "c"}, "has text after a closing quote"}, {2, {"d"}, ""}}},
        Case{"AQuoteThatIsNeverClosed",
             "a\nb,\"c\nd\n",
             {{1, {"a"}, ""},
              {2, {"b", "c\nd\n"}, "has a quote that is never closed; nothing after it was read"}}},
        Case{"ZeroBytesAreText",
             std::string("a\0b,c", 5),
             {{1, {std::string("a\0b", 3), "c"}, ""}}}),
    [](const auto& tested) { return tested.param.name; });

TEST(CsvReader, TakesAnotherSeparator) {
  EXPECT_EQ(rows("a,b;c", ';'), (std::vector<CsvRow>{
                                    {1, {"a,b", "c"}, ""}
  }));
}

TEST(CsvReader, ReadsPastARowThatIsTooLong) {
  const std::string quotes(4'100'000, '"'), commas(4'100'000, ',');
  const auto read = rows(quotes + "\n" + commas + "\na,b\n");
  ASSERT_EQ(read.size(), 3u);
  EXPECT_EQ(read[0].fault, "is 4100001 bytes long, expected at most 4000000");
  EXPECT_EQ(read[1].fault, "is 4100001 bytes long, expected at most 4000000");
  EXPECT_LT(read[1].cells.size(), 10u);
  EXPECT_EQ(read[2], (CsvRow{
                         3, {"a", "b"},
                          ""
  }));
}

TEST(CsvSeparator, IsWhatTheFirstLineHasMostOf) {
  EXPECT_EQ(csv_separator("url,titel\nx;y;z;;;"), ',');
  EXPECT_EQ(csv_separator("url;titel\nx,y,z,,,"), ';');
  EXPECT_EQ(csv_separator("\"url;adres;\",titel"), ',');
  EXPECT_EQ(csv_separator("url"), ',');
  EXPECT_EQ(csv_separator(""), ',');
}

}  // namespace
}  // namespace wegwijzer::source
