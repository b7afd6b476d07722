#include "searchd/search/generation.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"
#include "language/analyser.hpp"
#include "schema/xapian_try.hpp"

namespace wegwijzer::search {

namespace fs = std::filesystem;

namespace {

/// A damaged index may have as many faults as blocks: after these a log says nothing new.
constexpr std::size_t most_told = 20;

Result<void> check_versions(const Manifest& manifest, const language::LanguageData& data,
                            const fs::path& folder) {
  if (manifest.schema != schema_version) {
    return fail(Code::Index,
                fmt::format("index {} was made with schema {}, this program reads schema {}",
                            folder.string(), manifest.schema, schema_version),
                rebuild_hint);
  }
  if (manifest.analyser != language::Analyser::fingerprint(data)) {
    return fail(
        Code::Index,
        fmt::format("index {} was made with another analyser than this program's", folder.string()),
        rebuild_hint);
  }
  return {};
}

}  // namespace

struct Generation::Parts {
  fs::path folder;
  Manifest manifest;
  Taxonomy taxonomy;
  std::shared_ptr<const language::LanguageData> language_data;
  FacetColumns columns;
  BlobFile texts;
  BlobFile records;
  MappedFile title_order;
};

Generation::Generation(Parts parts)
    : folder_(std::move(parts.folder)),
      manifest_(std::move(parts.manifest)),
      taxonomy_(std::move(parts.taxonomy)),
      language_data_(std::move(parts.language_data)),
      columns_(std::move(parts.columns)),
      texts_(std::move(parts.texts)),
      records_(std::move(parts.records)),
      title_order_(std::move(parts.title_order)) {}

Result<Generation::Parts> Generation::read_parts(const fs::path& folder) {
  auto manifest = parse_json_file(folder / manifest_file).and_then(manifest_from_json);
  if (!manifest) return fail(manifest.error());
  auto data = parse_json_file(folder / language_file).and_then(language::language_data_from_json);
  if (!data) return fail(data.error());
  if (const auto checked = check_versions(*manifest, *data, folder); !checked) {
    return fail(checked.error());
  }
  auto taxonomy = parse_json_file(folder / taxonomy_file).and_then(taxonomy_from_json);
  if (!taxonomy) return fail(taxonomy.error());
  auto texts = BlobFile::open(folder / texts_file);
  if (!texts) return fail(texts.error());
  auto records = BlobFile::open(folder / records_file);
  if (!records) return fail(records.error());
  auto title_order = MappedFile::open(folder / title_order_file);
  if (!title_order) return fail(title_order.error());
  auto columns = xapian_try(
      "open " + folder.string(),
      [&] {
        return FacetColumns(Xapian::Database((folder / database_folder).string()), *taxonomy);
      },
      rebuild_hint);
  if (!columns) return fail(columns.error());

  const std::size_t documents = columns->documents();
  if (texts->size() != documents || records->size() != documents ||
      title_order->bytes().size() != documents * sizeof(std::uint32_t) ||
      manifest->documents != documents) {
    return fail(Code::Index, "index " + folder.string() + ": its files do not belong together",
                rebuild_hint);
  }
  return Parts{folder,
               std::move(*manifest),
               std::move(*taxonomy),
               std::make_shared<const language::LanguageData>(std::move(*data)),
               std::move(*columns),
               std::move(*texts),
               std::move(*records),
               std::move(*title_order)};
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
