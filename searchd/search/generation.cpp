#include "searchd/search/generation.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"
#include "language/analyser.hpp"
#include "schema/stored_record.hpp"
#include "schema/xapian_try.hpp"

namespace wegwijzer::search {

namespace fs = std::filesystem;

namespace {

/// A damaged index may have as many faults as blocks: after these a log says nothing new.
constexpr std::size_t most_told = 20;

Result<void> check_schema(const Manifest& manifest, const fs::path& folder) {
  if (manifest.schema == schema_version) return {};
  return fail(Code::Index,
              fmt::format("index {} was made with schema {}, this program reads schema {}",
                          folder.string(), manifest.schema, schema_version),
              rebuild_hint);
}

Result<void> check_analyser(const Manifest& manifest, const language::LanguageData& data,
                            const fs::path& folder) {
  if (manifest.analyser == language::Analyser::fingerprint(data)) return {};
  return fail(
      Code::Index,
      fmt::format("index {} was made with another analyser than this program's", folder.string()),
      rebuild_hint);
}

Error mixed_files(const fs::path& folder) {
  return {Code::Index, "index " + folder.string() + ": its files do not belong together",
          rebuild_hint};
}

}  // namespace

struct Generation::Parts {
  fs::path folder;
  Manifest manifest;
  Taxonomy taxonomy;
  std::shared_ptr<const language::LanguageData> language_data;
  std::unique_ptr<const Dictionary> dictionary;
  Ranking ranking;
  FacetColumns columns;
  DocumentFacts facts;
  PinBoard pins;
  Blobs blobs;
  MappedFile title_order;
  AbsentFile absent;
  std::unique_ptr<const Suggestions> suggestions;
};

Generation::Generation(Parts parts)
    : folder_(std::move(parts.folder)),
      manifest_(std::move(parts.manifest)),
      taxonomy_(std::move(parts.taxonomy)),
      language_data_(std::move(parts.language_data)),
      dictionary_(std::move(parts.dictionary)),
      ranking_(std::move(parts.ranking)),
      columns_(std::move(parts.columns)),
      facts_(std::move(parts.facts)),
      pins_(std::move(parts.pins)),
      suggestions_(std::move(parts.suggestions)),
      blobs_(std::move(parts.blobs)),
      title_order_(std::move(parts.title_order)),
      absent_(std::move(parts.absent)),
      postings_(PostingCache::postings_for(manifest_.documents)) {}

Result<Generation::Blobs> Generation::open_blobs(const fs::path& folder, std::size_t documents) {
  std::vector<BlobFile> files;
  for (const char* name : {texts_file, hits_file, records_file, words_file, sections_file}) {
    auto file = BlobFile::open(folder / name);
    if (!file) return fail(file.error());
    if (file->size() != documents) return fail(mixed_files(folder));
    files.push_back(std::move(*file));
  }
  return Blobs{std::move(files[0]), std::move(files[1]), std::move(files[2]), std::move(files[3]),
               std::move(files[4])};
}

Result<Generation::Parts> Generation::read_parts(const fs::path& folder) {
  auto manifest = parse_json_file(folder / manifest_file).and_then(manifest_from_json);
  if (!manifest) return fail(manifest.error());
  if (const auto checked = check_schema(*manifest, folder); !checked) return fail(checked.error());
  auto data = parse_json_file(folder / language_file).and_then(language::language_data_from_json);
  if (!data) return fail(data.error());
  if (const auto checked = check_analyser(*manifest, *data, folder); !checked) {
    return fail(checked.error());
  }
  auto shared_data = std::make_shared<const language::LanguageData>(std::move(*data));
  auto dictionary = Dictionary::open(folder, shared_data);
  if (!dictionary) return fail(dictionary.error());
  auto ranking = parse_json_file(folder / ranking_file).and_then([&](const nlohmann::json& json) {
    return ranking_from_json(json, (folder / ranking_file).string());
  });
  if (!ranking) return fail(ranking.error());
  const auto pins = parse_json_file(folder / pins_file).and_then(pins_from_json);
  if (!pins) return fail(pins.error());
  auto taxonomy = parse_json_file(folder / taxonomy_file).and_then(taxonomy_from_json);
  if (!taxonomy) return fail(taxonomy.error());
  auto title_order = MappedFile::open(folder / title_order_file);
  if (!title_order) return fail(title_order.error());
  const auto lengths = MappedFile::open(folder / lengths_file);
  if (!lengths) return fail(lengths.error());
  auto absent = AbsentFile::open(folder / absent_file);
  if (!absent) return fail(absent.error());
  auto blobs = open_blobs(folder, manifest->documents);
  if (!blobs) return fail(blobs.error());

  const std::size_t documents = manifest->documents;
  if (title_order->bytes().size() != documents * sizeof(std::uint32_t) ||
      lengths->bytes().size() != documents * sizeof(std::uint32_t)) {
    return fail(mixed_files(folder));
  }
  Parts parts{folder,
              std::move(*manifest),
              std::move(*taxonomy),
              std::move(shared_data),
              std::move(*dictionary),
              std::move(*ranking),
              {},
              {},
              {},
              std::move(*blobs),
              std::move(*title_order),
              std::move(*absent),
              nullptr};
  const auto read = xapian_try(
      "open " + folder.string(),
      [&] {
        const Xapian::Database database((folder / database_folder).string());
        parts.columns = FacetColumns(database, parts.taxonomy);
        if (parts.columns.documents() != documents) return false;
        parts.facts = DocumentFacts(
            database, parts.taxonomy, parts.columns, parts.ranking,
            {reinterpret_cast<const std::uint32_t*>(lengths->bytes().data()), documents},
            date_number(parts.manifest.created));
        parts.pins = PinBoard(*pins, database, language::Analyser(parts.language_data));
        return true;
      },
      rebuild_hint);
  if (!read) return fail(read.error());
  if (!*read) return fail(mixed_files(folder));
  auto suggestions = Suggestions::open(
      folder, {parts.taxonomy, parts.columns, parts.facts, *parts.dictionary, parts.language_data});
  if (!suggestions) return fail(suggestions.error());
  parts.suggestions = std::move(*suggestions);
  return parts;
}

Result<std::shared_ptr<const Generation>> Generation::open(const fs::path& folder) {
  auto parts = read_parts(folder);
  if (!parts) {
    // Every fault of a generation is one thing to its reader: this index cannot be used.
    Error error = parts.error();
    error.code = Code::Index;
    error.hint = rebuild_hint;
    return fail(std::move(error));
  }
  return std::shared_ptr<const Generation>(new Generation(std::move(*parts)));
}

fs::path Generation::database_path() const { return folder_ / database_folder; }

std::span<const std::uint32_t> Generation::title_order() const {
  const std::string_view bytes = title_order_.bytes();
  return {reinterpret_cast<const std::uint32_t*>(bytes.data()),
          bytes.size() / sizeof(std::uint32_t)};
}

CurrentGeneration::CurrentGeneration(fs::path data) : data_(std::move(data)) {}

Result<std::shared_ptr<const Generation>> CurrentGeneration::get() {
  std::error_code error;
  const fs::path link = data_ / current_link;
  const std::string target = fs::read_symlink(link, error).string();
  if (!target.empty()) open(target);

  const std::lock_guard lock(state_);
  if (generation_) return generation_;
  if (target.empty()) {
    return fail(Code::NoIndex, data_.string() + ": there is no index yet",
                "make one: wegwijzer-indexer run");
  }
  return fail(Code::Index, failure_, rebuild_hint);
}

void CurrentGeneration::open(const std::string& target) {
  bool first = false;
  {
    const std::lock_guard lock(state_);
    if (target == target_) return;
    first = generation_ == nullptr;
  }
  // Whoever comes second goes on with what there is; the first of all has to wait.
  std::unique_lock turn(opening_, std::defer_lock);
  if (first) {
    turn.lock();
  } else if (!turn.try_lock()) {
    return;
  }
  {
    const std::lock_guard lock(state_);
    if (target == target_) return;
  }
  auto opened = Generation::open(data_ / target);
  const std::lock_guard lock(state_);
  target_ = target;
  told_.clear();
  failure_ = opened ? "" : opened.error().what;
  if (opened) generation_ = std::move(*opened);
}

bool CurrentGeneration::is_news(const std::string& fault) {
  const std::lock_guard lock(state_);
  return told_.size() < most_told && told_.insert(fault).second;
}

std::string CurrentGeneration::failure() const {
  const std::lock_guard lock(state_);
  return failure_;
}

}  // namespace wegwijzer::search
