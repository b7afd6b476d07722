#include "relevance_run.hpp"

#include <fmt/format.h>
#include <httplib.h>

#include <exception>
#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"
#include "base/url.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::bench {

namespace {

namespace fs = std::filesystem;

/// Under a sanitizer, or beside a compiler, all takes its time.
constexpr std::chrono::minutes patience{5};

constexpr const char* source = R"json({
  "id": "judged", "label": "Judged records", "kind": "catalogue", "format": "jsonl",
  "path": "../records.jsonl", "fields": {"url": "url", "title": "title", "summary": "abstract"}
})json";

fs::path program(const char* name) { return fs::path(PROGRAM_DIR) / name; }

std::string as_catalogue(const std::vector<JudgedRecord>& records) {
  std::string lines;
  for (const JudgedRecord& record : records) {
    const nlohmann::json line{
        {"url",      record.url     },
        {"title",    record.title   },
        {"abstract", record.abstract}
    };
    lines += line.dump() + "\n";
  }
  return lines;
}

/// A copy of what decides in a configuration which words and tags a record has and how it is found,
/// with the changes; the configuration itself stays as it is.
void write_config(const testing::TempDir& folder, const Setup& setup) {
  const fs::path copy = folder.path() / "config";
  for (const char* name :
       {"crawler.json", "taxonomy", "language", "thesaurus.json", "ranking.json", "pins.json"}) {
    if (!fs::exists(setup.config / name)) continue;
    fs::copy(setup.config / name, copy / name, fs::copy_options::recursive);
  }
  for (const auto& [name, text] : setup.changes) {
    if (text) {
      folder.write(fs::path("config") / name, *text);
    } else {
      fs::remove(copy / name);
    }
  }
}

Result<void> index(const fs::path& folder) {
  const auto finished = testing::run(
      {
          {program("wegwijzer-indexer").string(), "run", "--config", (folder / "config").string(),
           "--data", (folder / "data").string()}
  },
      patience);
  if (finished.status == 0) return {};
  return fail(Code::Io, fmt::format("wegwijzer-indexer ended with status {}: {}{}", finished.status,
                                    finished.out, finished.err));
}

/// wegwijzer-searchd over what was indexed, and one connection to it. Ends it when this goes.
class Server {
 public:
  explicit Server(const fs::path& folder)
      : process_({
            {program("wegwijzer-searchd").string(), "--listen", "127.0.0.1:0", "--data",
             (folder / "data").string(), "--config", (folder / "config").string()}
  }) {}

  Result<void> connect() {
    constexpr std::string_view ready = "listening on ";
    const auto line = process_.read_line(patience);
    if (!line || !line->starts_with(ready)) {
      const auto finished = process_.wait(std::chrono::seconds(1));
      return fail(Code::Io, "wegwijzer-searchd did not start: " + finished.err);
    }
    client_.emplace(line->substr(ready.size()));
    client_->set_keep_alive(true);
    client_->set_read_timeout(patience);
    return {};
  }

  /// The addresses of an answer, the best first.
  Result<std::vector<std::string>> ask(const std::string& text, Words words) {
    httplib::Params parameters{
        {"q",        text                        },
        {"per_page", std::to_string(answer_depth)}
    };
    if (words == Words::AsTyped) parameters.emplace("exact", "1");
    const auto response = client_->Get("/v1/search", parameters, httplib::Headers());
    if (!response) return fail(Code::Network, httplib::to_string(response.error()));
    if (response->status != 200) {
      return fail(Code::Network, fmt::format("{}: {}", response->status, response->body));
    }
    return parse_json(response->body, "/v1/search").transform([](const nlohmann::json& answer) {
      std::vector<std::string> urls;
      for (const auto& hit : answer.at("hits")) urls.push_back(hit.at("url"));
      return urls;
    });
  }

 private:
  testing::Process process_;
  std::optional<httplib::Client> client_;
};

/// The address as the indexer knows it -> as the records and the judges write it.
std::map<std::string, std::string> own_addresses(const std::vector<JudgedRecord>& records) {
  std::map<std::string, std::string> addresses;
  for (const JudgedRecord& record : records) {
    const auto url = Url::parse(record.url);
    if (url) addresses.emplace(canonical(*url).href(), record.url);
  }
  return addresses;
}

Result<std::vector<ScoredQuery>> ask_all(Server& server, const std::vector<JudgedRecord>& records,
                                         const std::vector<JudgedQuery>& queries, Words words) {
  const auto addresses = own_addresses(records);
  std::vector<ScoredQuery> scored;
  for (const JudgedQuery& query : queries) {
    auto answer = server.ask(query.text, words);
    if (!answer) {
      return fail(answer.error().code,
                  fmt::format("{} \"{}\": {}", query.id, query.text, answer.error().what));
    }
    for (std::string& url : *answer) {
      if (const auto own = addresses.find(url); own != addresses.end()) url = own->second;
    }
    scored.push_back({query.id, query.text, query.category, score(query.grades, *answer)});
  }
  return scored;
}

}  // namespace

Result<std::vector<ScoredQuery>> measure(const std::vector<JudgedRecord>& records,
                                         const std::vector<JudgedQuery>& queries,
                                         const Setup& setup) {
  try {
    const testing::TempDir folder;
    folder.write("config/records.jsonl", as_catalogue(records));
    folder.write("config/sources/judged.json", source);
    write_config(folder, setup);
    if (const auto indexed = index(folder.path()); !indexed) return fail(indexed.error());
    Server server(folder.path());
    if (const auto connected = server.connect(); !connected) return fail(connected.error());
    return ask_all(server, records, queries, setup.words);
  } catch (const std::exception& error) {  // no disk, no program, an answer of another shape
    return fail(Code::Io, error.what());
  }
}

}  // namespace wegwijzer::bench
