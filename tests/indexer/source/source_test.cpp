#include "indexer/source/source.hpp"

#include <gmock/gmock.h>

#include "support/temp_dir.hpp"

namespace wegwijzer::source {
namespace {

Facet facet(std::string id, std::vector<std::string> values,
            DerivedFrom from = DerivedFrom::Nothing) {
  Facet made;
  made.id = std::move(id);
  made.derived_from = from;
  for (std::string& value : values) {
    FacetValue made_value;
    made_value.id = std::move(value);
    made.values.push_back(std::move(made_value));
  }
  return made;
}

Taxonomy taxonomy() {
  Taxonomy made;
  made.facets.push_back(facet("bron", {"carend", "palliaweb"}));
  made.facets.push_back(facet("doelgroep", {"kinderen", "psychiatrie"}));
  made.facets.push_back(facet("toegang", {"open", "besloten"}, DerivedFrom::Access));
  return made;
}

/// A configuration's sources/ of files that a test writes.
class LoadSources : public testing::Test {
 protected:
  void write(const std::string& name, std::string_view text) { folder_.write(name, text); }

  Result<std::vector<Source>> load() const {
    return load_sources(folder_.path() / "sources", taxonomy());
  }

  /// What load() complains of, with the temporary folder's name taken out.
  std::string faults() const {
    const auto loaded = load();
    return loaded ? "" : without_folder(to_text(loaded.error()));
  }

  std::string without_folder(std::string text) const {
    const std::string folder = std::filesystem::canonical(folder_.path()).string() + "/";
    for (std::size_t at; (at = text.find(folder)) != std::string::npos;) {
      text.erase(at, folder.size());
    }
    return text;
  }

  testing::TempDir folder_;
};

constexpr std::string_view whole_site = R"({
  // what the editors may write
  "id": "carend", "label": "Carend", "kind": "site",
  "start": ["https://carend.nl/webinars"],
  "scope": {"hosts": ["carend.nl", "localhost:8080"], "include": ["/webinars", "/café/"],
            "exclude": ["?print="]},
  "depth": 4, "max_documents": 5000,
  "politeness": {"delay": "2s", "concurrency": 2, "window": "22:00-06:00"},
  "budget": {"pages": 500, "bytes": "200MB"},
  "keep_fragment": true, "drop_parameters": ["sessie"],
  "extract": {"title": ["//h2"], "title_strip": [" - Carend"], "title_context": ["//nav/a[2]"],
              "body": ["//main"], "drop": ["//nav", "//footer"], "drop_text": ["Deel deze pagina"],
              "fields": {"published": "//time/@datetime"},
              "labelled": ["//ul[@class='meta']"], "labels": ["Doelgroep"]},
  "facets": {"bron": ["carend"], "doelgroep": "kinderen"},
  "values": {"doelgroep": {"GGZ": "psychiatrie", "algemeen": ""}},
  "access": "besloten", "recheck": "12h"
})";

TEST_F(LoadSources, ReadsEverythingThatASiteCanSay) {
  write("sources/carend.json", whole_site);
  const auto loaded = load();
  ASSERT_TRUE(loaded) << to_text(loaded.error());
  ASSERT_EQ(loaded->size(), 1u);

  const Source& source = loaded->front();
  EXPECT_EQ(source.id, "carend");
  EXPECT_EQ(source.label, "Carend");
  EXPECT_EQ(source.kind, Kind::Site);
  EXPECT_EQ(source.file.filename(), "carend.json");
  ASSERT_EQ(source.start.size(), 1u);
  EXPECT_EQ(source.start[0].href(), "https://carend.nl/webinars");
  EXPECT_EQ(source.scope,
            (Scope{
                {"carend.nl",    "localhost:8080"},
                {"/webinars",              "/caf%C3%A9/"},
                {"?print="}
  }));
  EXPECT_EQ(source.depth, 4);
  EXPECT_EQ(source.max_documents, 5000);
  EXPECT_EQ(source.politeness, (Politeness{
                                   std::chrono::seconds(2), 2,
                                   VisitWindow{std::chrono::hours(22), std::chrono::hours(6)}
  }));
  EXPECT_EQ(source.budget, (Budget{500, 200'000'000}));
  EXPECT_EQ(source.canonical, (CanonicalRules{true, {"sessie"}}));
  EXPECT_EQ(source.extract, (extract::Rules{
                                .title = {"//h2"      },
                                .title_strip = {" - Carend" },
                                .title_context = {"//nav/a[2]"},
                                .body = {"//main"    },
                                .drop = {"//nav",      "//footer"},
                                .drop_text = {"Deel deze pagina"           },
                                .fields = {{"published", "//time/@datetime"}},
                                .labelled = {"//ul[@class='meta']"           },
                                .labels = {"Doelgroep"}
  }));
  using Lists = std::map<std::string, std::vector<std::string>>;
  EXPECT_EQ(source.facets, (Lists{
                               {"bron",      {"carend"}  },
                               {"doelgroep", {"kinderen"}}
  }));
  EXPECT_EQ(source.values.at("doelgroep").at("GGZ"), "psychiatrie");
  EXPECT_EQ(source.values.at("doelgroep").at("algemeen"), "");
  EXPECT_EQ(source.access, "besloten");
  EXPECT_EQ(source.recheck, std::chrono::hours(12));
}

TEST_F(LoadSources, ReadsACatalogueRelativeToItsFile) {
  write("catalogue/lijst.csv", "adres;naam\n");
  write("sources/lijst.json", R"({"id": "lijst", "label": "Lijst", "kind": "catalogue",
    "path": "../catalogue/lijst.csv", "visit": true, "politeness": {"delay": "3s"},
    "fields": {"url": "adres", "title": "naam", "doelgroep": "voor wie"}})");
  const auto loaded = load();
  ASSERT_TRUE(loaded) << to_text(loaded.error());

  const Source& source = loaded->front();
  EXPECT_EQ(source.kind, Kind::Catalogue);
  EXPECT_EQ(source.path, std::filesystem::canonical(folder_.path() / "catalogue/lijst.csv"));
  EXPECT_EQ(source.format, CatalogueFormat::Csv) << "by its extension";
  EXPECT_TRUE(source.visit);
  EXPECT_EQ(source.fields.at("doelgroep"), "voor wie");
  EXPECT_EQ(source.politeness.delay, std::chrono::seconds(3));
}

TEST_F(LoadSources, AFormatWinsOverTheExtension) {
  write("sources/lijst.csv", "");
  write("sources/lijst.json", R"({"id": "lijst", "label": "Lijst", "kind": "catalogue",
    "path": "lijst.csv", "format": "jsonl", "fields": {"url": "u", "title": "t"}})");
  const auto loaded = load();
  ASSERT_TRUE(loaded) << to_text(loaded.error());
  EXPECT_EQ(loaded->front().format, CatalogueFormat::Jsonl);
}

TEST_F(LoadSources, ReadsAFolder) {
  write("sources/documenten/a.pdf", "");
  write("sources/map.json", R"({"id": "map", "label": "Map", "kind": "folder",
    "path": "documenten", "url_base": "https://Intranet.example/documenten/",
    "include": ["*.pdf"]})");
  const auto loaded = load();
  ASSERT_TRUE(loaded) << to_text(loaded.error());

  const Source& source = loaded->front();
  EXPECT_EQ(source.kind, Kind::Folder);
  EXPECT_EQ(source.path, std::filesystem::canonical(folder_.path() / "sources/documenten"));
  EXPECT_EQ(source.url_base, "https://intranet.example/documenten/");
  EXPECT_EQ(source.include, std::vector<std::string>{"*.pdf"});
}

TEST_F(LoadSources, PathsStartFromTheRealFolderOfALinkedConfiguration) {
  write("shipped/catalogue/lijst.jsonl", "");
  write("shipped/sources/lijst.json", R"({"id": "lijst", "label": "Lijst", "kind": "catalogue",
    "path": "../catalogue/lijst.jsonl", "fields": {"url": "u", "title": "t"}})");
  std::filesystem::create_directory_symlink("shipped/sources", folder_.path() / "sources");
  EXPECT_EQ(faults(), "");
}

TEST_F(LoadSources, ComeInTheOrderOfTheirFiles) {
  for (const char* name : {"c", "a", "b"}) {
    write(std::string("sources/") + name + ".json",
          std::string(R"({"id": ")") + name + R"(", "label": "x", "kind": "site",
            "start": ["https://a.nl/"], "scope": {"hosts": ["a.nl"]}})");
  }
  write("sources/.a.json.swp.json", "what an editor left");
  write("sources/leesmij.txt", "not a source");
  const auto loaded = load();
  ASSERT_TRUE(loaded) << to_text(loaded.error());
  ASSERT_EQ(loaded->size(), 3u);
  EXPECT_EQ((*loaded)[0].id + (*loaded)[1].id + (*loaded)[2].id, "abc");
}

TEST_F(LoadSources, TellAllFaultsOfAllFilesAtOnce) {
  write("sources/a.json", R"({"id": "Carend!", "label": "", "kind": "site",
    "start": ["carend.nl", "https://carend.nl/blog", "https://elders.nl/"],
    "scope": {"hosts": ["carend.nl", "https://www.Carend.nl/", "Werk.nl"],
              "include": ["webinars"], "exclud": []},
    "depth": -1, "politeness": {"dealy": "2s"}})");
  write("sources/b.json", R"({"id": "b", "label": "B", "kind": "sites"})");
  EXPECT_EQ(faults(),
            R"(error: sources/a.json: /id: is "Carend!", expected only a-z, 0-9 and "-"
error: sources/a.json: /label: is empty, expected a text
error: sources/a.json: /scope/hosts/1: is "https://www.Carend.nl/", expected a host name in lower case, with or without a port
hint:  did you mean "www.carend.nl"?
error: sources/a.json: /scope/hosts/2: is "Werk.nl", expected a host name in lower case, with or without a port
hint:  did you mean "werk.nl"?
error: sources/a.json: /scope/include/0: is "webinars", expected the beginning of a path or query: "/...", "?..." or "*..."
hint:  did you mean "/webinars"?
error: sources/a.json: /scope/exclud: unknown key
hint:  did you mean "exclude"?
error: sources/a.json: /start/0: is "carend.nl", expected an http or https address
hint:  did you mean "https://carend.nl/"?
error: sources/a.json: /start/1: is "https://carend.nl/blog", which the scope does not allow
hint:  let /scope/include and /scope/exclude allow "/blog"
error: sources/a.json: /start/2: is "https://elders.nl/", which the scope does not allow
hint:  add "elders.nl" to /scope/hosts
error: sources/a.json: /depth: is the number -1, expected a whole number from 0 to 1000
error: sources/a.json: /politeness/dealy: unknown key
hint:  did you mean "delay"?
error: sources/b.json: /kind: is "sites", expected one of: site, sitemap, feed, oai_pmh, ical, catalogue, folder
hint:  did you mean "site"?
)");
}

TEST_F(LoadSources, AnEmptySiteSaysWhatItNeeds) {
  write("sources/a.json", R"({"id": "a", "label": "A", "kind": "site"})");
  EXPECT_EQ(faults(),
            R"(error: sources/a.json: /scope: is missing, expected the hosts of the site
hint:  such as "scope": {"hosts": ["www.carend.nl"]}
error: sources/a.json: /start: is missing, expected the addresses to begin at
hint:  such as "start": ["https://www.carend.nl/"]
)");
}

TEST_F(LoadSources, WordsAreCheckedAgainstTheTaxonomy) {
  write("lijst.jsonl", "");
  write("sources/a.json", R"({"id": "a", "label": "A", "kind": "catalogue",
    "path": "../lijst.jsonl",
    "fields": {"url": "url", "title": "titel", "sumary": "omschrijving", "doelgroep": "d"},
    "facets": {"brn": ["carend"], "bron": ["carent", "zzzzzzzz"]},
    "values": {"doelgroep": {"psychiatrie/GGZ": "psychiatri", "anders": ""}},
    "access": "opn"})");
  EXPECT_EQ(faults(),
            R"(error: sources/a.json: /facets/brn: the taxonomy has no facet "brn"
hint:  did you mean "bron"?
error: sources/a.json: /facets/bron/0: facet "bron" has no value "carent"
hint:  did you mean "carend"?
error: sources/a.json: /facets/bron/1: facet "bron" has no value "zzzzzzzz"
hint:  the values of a facet stand in its file in taxonomy/
error: sources/a.json: /values/doelgroep/psychiatrie~1GGZ: facet "doelgroep" has no value "psychiatri"
hint:  did you mean "psychiatrie"?
error: sources/a.json: /fields/sumary: unknown field, expected one of ours or a facet
hint:  did you mean "summary"?
error: sources/a.json: /access: facet "toegang" has no value "opn"
hint:  did you mean "open"?
)");
}

TEST_F(LoadSources, KeysOfAnotherKindAreToldAsSuch) {
  write("lijst.jsonl", "");
  write("sources/a.json", R"({"id": "a", "label": "A", "kind": "catalogue",
    "path": "../lijst.jsonl", "fields": {"url": "u", "title": "t"},
    "start": ["https://a.nl/"], "url_base": "https://a.nl/", "pth": 1})");
  const std::string keys =
      "hint:  keys of this kind: path, format, fields, visit, politeness, budget, recheck, "
      "keep_fragment, drop_parameters\n";
  EXPECT_EQ(faults(),
            "error: sources/a.json: /start: does not belong to the kind \"catalogue\"\n" + keys +
                "error: sources/a.json: /url_base: does not belong to the kind \"catalogue\"\n" +
                keys + "error: sources/a.json: /pth: unknown key\nhint:  did you mean \"path\"?\n");
}

TEST_F(LoadSources, ImpossibleXPathIsRefused) {
  write("sources/a.json", R"({"id": "a", "label": "A", "kind": "site",
    "start": ["https://a.nl/"], "scope": {"hosts": ["a.nl"]},
    "extract": {"body": ["//main", "//main["], "fields": {"published": "//time/@"}}})");
  EXPECT_EQ(
      faults(),
      R"(error: sources/a.json: /extract/body/1: XPath //main[ does not parse at character 8: Unrecognized node test
hint:  it must be XPath 1.0, such as //div[@class='inhoud'] or //time/@datetime
error: sources/a.json: /extract/fields/published: XPath //time/@ does not parse at character 9: Unrecognized node test
hint:  it must be XPath 1.0, such as //div[@class='inhoud'] or //time/@datetime
)");
}

// One path that was gone made the configuration of all sources wrong.
TEST_F(LoadSources, APathThatIsNotThereIsAFaultOfItsSourceOnly) {
  write("lijst.jsonl", "");
  write("sources/a.json", R"({"id": "a", "label": "A", "kind": "folder",
    "path": "documenten", "url_base": "https://a.nl/documenten/"})");
  write("sources/b.json", R"({"id": "b", "label": "B", "kind": "catalogue",
    "path": "../lijst.json", "fields": {"url": "u", "title": "t"}})");
  write("sources/c.json", R"({"id": "c", "label": "C", "kind": "catalogue",
    "path": "../lijst.jsonl", "fields": {"url": "u", "title": "t"}})");
  const auto sources = load();
  ASSERT_TRUE(sources) << to_text(sources.error());
  const auto fault = [&](std::size_t number) {
    return without_folder(to_text((*sources)[number].path_fault.value_or(Error{})));
  };
  EXPECT_EQ(fault(0),
            R"(error: sources/a.json: /path: is "documenten", expected an existing folder
hint:  looked for sources/documenten; a path is relative to the folder of this file
)");
  EXPECT_EQ(fault(1), R"(error: sources/b.json: /path: is "../lijst.json", expected an existing file
hint:  looked for lijst.json; a path is relative to the folder of this file
)");
  EXPECT_FALSE((*sources)[2].path_fault);
}

TEST_F(LoadSources, FoldersAndCataloguesNeedTheirKeys) {
  write("sources/a.json", R"({"id": "a", "label": "A", "kind": "folder",
    "path": ".", "url_base": "https://a.nl/documenten"})");
  write("sources/b.json", R"({"id": "b", "label": "B", "kind": "catalogue",
    "path": "a.json"})");
  EXPECT_EQ(
      faults(),
      R"(error: sources/a.json: /url_base: is "https://a.nl/documenten", expected an http or https address that ends in "/"
hint:  it is the address at which readers find the folder
error: sources/b.json: /fields: has no "url", which every record needs
hint:  name the column: "fields": {"url": "..."}
error: sources/b.json: /fields: has no "title", which every record needs
hint:  name the column: "fields": {"title": "..."}
)");
}

TEST_F(LoadSources, TwoFilesWithOneIdAreToldTogether) {
  const std::string_view site = R"({"id": "carend", "label": "A", "kind": "site",
    "start": ["https://a.nl/"], "scope": {"hosts": ["a.nl"]}})";
  write("sources/a.json", site);
  write("sources/b.json", site);
  EXPECT_EQ(faults(), R"(error: sources/a.json and b.json both have the id "carend"
hint:  give the newer source an id of its own; the ledger knows a source by it
)");
}

TEST_F(LoadSources, AFileThatIsNoObjectIsOneFault) {
  write("sources/a.json", "[1, 2]");
  EXPECT_EQ(faults(), "error: sources/a.json: is a list, expected an object\n");
}

TEST_F(LoadSources, WrongTypesAreToldWithWhatIsThere) {
  write("sources/a.json", R"({"id": "a", "label": "A", "kind": "site",
    "start": ["https://a.nl/"], "scope": {"hosts": ["a.nl"]},
    "values": {"doelgroep": ["x"], "bron": {"Carend": 7}}, "recheck": "soon"})");
  EXPECT_EQ(faults(),
            R"(error: sources/a.json: /values/bron/Carend: is the number 7, expected a text
hint:  "" means: a known word that gives no tag
error: sources/a.json: /values/doelgroep: is a list, expected an object of their words and our ids
error: sources/a.json: /recheck: is the text "soon", expected a length of time such as "2s", "15m" or "7d"
)");
}

TEST_F(LoadSources, BrokenJsonIsTold) {
  write("sources/a.json", R"({"id": "a",)");
  EXPECT_THAT(faults(),
              testing::StartsWith("error: sources/a.json: parse error at line 1, column"));
}

TEST_F(LoadSources, HostileJsonIsAnErrorAndNoCrash) {
  write("sources/a.json", R"({"id": "a", "depth": 1e999})");
  write("sources/b.json", std::string(100'000, '['));
  write("sources/c.json",
        "{\"values\": {\"bron\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}}");
  const std::string text = faults();
  EXPECT_THAT(text, testing::HasSubstr("error: sources/a.json: number overflow parsing '1e999'"));
  EXPECT_THAT(text, testing::HasSubstr("error: sources/b.json: parse error at line 1"));
  EXPECT_THAT(text, testing::HasSubstr("error: sources/c.json: /values/bron: is a list"));
}

TEST_F(LoadSources, WithoutTheirFolderThereIsNoConfiguration) {
  EXPECT_EQ(faults(), R"(error: sources: No such file or directory
hint:  a configuration is a folder with crawler.json and sources/
)");
}

TEST_F(LoadSources, AnEmptyFolderIsAnError) {
  write("sources/leesmij.txt", "");
  EXPECT_EQ(faults(), R"(error: sources: holds no source, expected *.json
hint:  write one file for each source; docs/configuration.md tells what is in it
)");
}

}  // namespace
}  // namespace wegwijzer::source
