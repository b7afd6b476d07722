#include "indexer/reasons.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/files.hpp"

namespace wegwijzer {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Told {
  std::string fact, written, said;
};

class Reasons : public ::testing::TestWithParam<Told> {};

TEST_P(Reasons, AreSaidInDutch) { EXPECT_EQ(reason_in_words(GetParam().written), GetParam().said); }

INSTANTIATE_TEST_SUITE_P(
    , Reasons,
    ::testing::Values(Told{"Whole", "no text to search in", "heeft geen tekst om in te zoeken"},
                      Told{"Number", "the budget of 5 pages a run is spent",
                           "het maximum van 5 pagina's per keer is bereikt"},
                      Told{"Size", "the body is over 2000000 bytes", "is groter dan 2,0 MB"},
                      Told{"Moment", "HTTP 404 since 2026-11-22T07:17:24Z",
                           "geeft HTTP 404 sinds 22 november 2026, 08:17"},
                      Told{"AfterAnAddress", "https://a.nl/b: HTTP 404",
                           "https://a.nl/b: bestaat niet (HTTP 404)"},
                      Told{"AfterAFileWithAColon", "/map/les: deel 1.pdf: Permission denied",
                           "/map/les: deel 1.pdf: mogen we niet lezen"},
                      Told{"Nested", "robots.txt is not known: http://a.nl/robots.txt answered 500",
                           "robots.txt is niet te lezen: http://a.nl/robots.txt gaf HTTP 500"},
                      Told{"NestedInARow",
                           "lijst.csv: line 3: has 2 cells, expected 4 as in the first line",
                           "lijst.csv: regel 3: heeft 2 vakken; de eerste regel heeft er 4"},
                      Told{"WithTheWordsOfRobotsTxt", "robots.txt: disallow: /les/ (line 2)",
                           "robots.txt verbiedt het met \"disallow: /les/\" (regel 2)"},
                      Told{"WithoutWhatOnlyProgrammersRead", "leads to 10.0.0.1, a private address",
                           "leidt naar 10.0.0.1; dat is geen openbaar adres"},
                      Told{"TheWordsOfAnother", "https://a.nl/: HTTP/2 stream 1 was reset",
                           "https://a.nl/: technische melding \"HTTP/2 stream 1 was reset\""},
                      Told{"TheWordsOfAnotherInOurs", "cannot connect: bad file descriptor",
                           "geen verbinding: technische melding \"bad file descriptor\""},
                      Told{"NoNumberWhereOneBelongs", "the body is over many bytes",
                           "technische melding \"the body is over many bytes\""},
                      Told{"Nothing", "", "technische melding \"\""}),
    [](const auto& told) { return told.param.fact; });

// Hostile: a site may write ": " as often as it likes.
TEST(ReasonInWords, ColonsWithoutEndAreNoWork) {
  std::string reason;
  for (int i = 0; i < 100'000; ++i) reason += "line 1: ";
  EXPECT_THAT(reason_in_words(reason), HasSubstr("technische melding"));
}

std::vector<Reason> all_reasons() {
  std::vector<Reason> all;
  for (const auto rows : {reasons_of_visits(), reasons_of_documents(), reasons_of_the_system()}) {
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// A text of this form, and how it should be said.
std::pair<std::string, std::string> example_of(const Reason& reason) {
  const std::vector<std::array<std::string, 3>> places = {
      {"{}",       "x",                    "x"                      },
      {"{word}",   "a.nl",                 "a.nl"                   },
      {"{size}",   "1000",                 "1 kB"                   },
      {"{moment}", "2026-11-22T07:17:24Z", "22 november 2026, 08:17"},
      {"{why}",    "connection refused",   "de server weigert"      }
  };
  std::string written(reason.written), said(reason.said);
  for (auto at = written.find('{'); at != std::string::npos; at = written.find('{')) {
    const std::string place = written.substr(at, written.find('}', at) - at + 1);
    const auto row = std::find_if(places.begin(), places.end(),
                                  [&](const auto& known) { return known[0] == place; });
    if (row == places.end()) return {written, "no such place"};
    written.replace(at, place.size(), (*row)[1]);
    if (const auto hole = said.find("{}"); hole != std::string::npos) {
      said.replace(hole, 2, (*row)[2]);
    }
  }
  return {written, said};
}

TEST(ReasonInWords, FindsEachRow) {
  for (const Reason& reason : all_reasons()) {
    const auto [written, said] = example_of(reason);
    EXPECT_EQ(reason_in_words(written), said) << reason.written;
    EXPECT_THAT(said, Not(HasSubstr("{")));
  }
}

/// The sources under a folder, with texts that are broken over lines made whole.
std::string code_in(const std::filesystem::path& folder,
                    bool (*wanted)(const std::filesystem::path&)) {
  std::string code;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (wanted(entry.path())) code += *read_file(entry.path());
  }
  std::string whole;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const auto next = code.find_first_not_of(" \n", i + 1);
    const bool broken = code[i] == '"' && code[i - 1] != '\\' && next != std::string::npos &&
                        code[next] == '"' && code.find('\n', i) < next;
    if (broken) {
      i = next;
    } else {
      whole += code[i];
    }
  }
  return whole;
}

bool is_no_table(const std::filesystem::path& file) {
  return file.extension() == ".cpp" && !file.filename().string().starts_with("reasons");
}

/// The longest part of a pattern that is the same in each reason, without what stands around it.
std::string fixed_part(std::string_view pattern) {
  std::string longest;
  while (!pattern.empty()) {
    std::string part(pattern.substr(0, pattern.find('{')));
    pattern.remove_prefix(part.size());
    pattern.remove_prefix(std::min(pattern.find('}') + 1, pattern.size()));
    constexpr const char* around = " \"'():;,<>0123456789";
    part.erase(0, std::min(part.find_first_not_of(around), part.size()));
    part.erase(part.find_last_not_of(around) + 1);
    if (part.size() > longest.size()) longest = part;
  }
  replace_all(longest, "\"", "\\\"");
  return longest;
}

// A reason whose words change would be a technical message from then on.
TEST(ReasonsInTheTables, StandInTheCode) {
  const std::filesystem::path project(PROJECT_DIR);
  const std::string code =
      code_in(project / "indexer", is_no_table) + code_in(project / "base", is_no_table);
  for (const auto rows : {reasons_of_visits(), reasons_of_documents()}) {
    for (const Reason& reason : rows) {
      EXPECT_NE(code.find(fixed_part(reason.written)), std::string::npos)
          << reason.written << ": no source has \"" << fixed_part(reason.written) << "\"";
    }
  }
}

/// What is said in a call that begins so: its first text, when nothing but names stands before it.
std::vector<std::string> texts_after(const std::string& code, const std::string& opening) {
  std::vector<std::string> texts;
  for (auto at = code.find(opening); at != std::string::npos; at = code.find(opening, at + 1)) {
    std::size_t begin = at + opening.size();
    while (begin < code.size() &&
           (std::isalnum(static_cast<unsigned char>(code[begin])) != 0 ||
            std::string_view(" \n_:,.(").find(code[begin]) != std::string::npos)) {
      ++begin;
    }
    if (begin >= code.size() || code[begin] != '"') continue;
    std::string text;
    for (std::size_t i = begin + 1; code[i] != '"'; ++i) {
      if (code[i] == '\\') ++i;
      text += code[i];
    }
    for (auto place = text.find('{'); place != std::string::npos; place = text.find('{')) {
      text.replace(place, text.find('}', place) - place + 1, "7");
    }
    texts.push_back(text);
  }
  return texts;
}

/// Faults of ours or of the machine, parts of reasons, and what is told of a page alone.
const std::set<std::string> no_reasons = {
    "7: cannot be started: 7",
    "7: 7",
    "a file in memory",
    "a pipe",
    "an extracted document is not as we write it: 7",
    "a listing is not as we write it: 7",
    "the rules of a source are not as we write them: 7",
    "a request to an extractor: ",
    "an extractor answered nonsense: ",
    "a socket to an extractor: 7",
    "the 7 extractor failed: 7",
    "record \"7\" 7",
    "has metadata in no form that is read",
    "has no title",
    "is deleted and has no identifier",
    "event \"7\" 7",
    "robots.txt: ",
    "a tag has more than 7 attributes",
    "more than 7 elements stand inside each other",
};

/// Where reasons of a report come from.
bool gives_reasons(const std::filesystem::path& file) {
  const std::string name = file.filename().string(), room = file.parent_path().filename().string();
  if (file.extension() != ".cpp") return false;
  if (room == "fetch" || room == "extract") return true;
  if (room == "source") {
    return name.starts_with("catalogue") || name == "csv.cpp" || name == "folder.cpp";
  }
  return room == "indexer" && (name.starts_with("site_") || name == "listing_harvest.cpp");
}

TEST(ReasonsInTheCode, AreInTheTables) {
  const std::string code = code_in(std::filesystem::path(PROJECT_DIR) / "indexer", gives_reasons);
  std::size_t found = 0;
  for (const char* opening :
       {"fail(Code::Malformed,", "fail(Code::Network,", "fail(Code::Io,", "fail(Code::Refused,",
        "network(", "lose(", "skip(", "note(", "Outcome::Failed,", "Outcome::Denied,",
        "Outcome::SoftGone,", "Outcome::Gone,", "Outcome::Empty,", "Outcome::Disallowed,",
        "report->limit =", "mark_leaving(", "postpone(", "give_up(", "fault ="}) {
    for (const std::string& text : texts_after(code, opening)) {
      if (no_reasons.contains(text)) continue;
      ++found;
      EXPECT_THAT(reason_in_words(text), Not(HasSubstr("technische melding"))) << opening;
    }
  }
  EXPECT_GT(found, 60U) << "or the code is written in another way by now";
}

}  // namespace
}  // namespace wegwijzer
