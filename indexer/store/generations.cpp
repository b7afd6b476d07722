#include "indexer/store/generations.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "base/json_reader.hpp"
#include "base/utf8.hpp"
#include "indexer/store/verify.hpp"

namespace wegwijzer::store {

namespace fs = std::filesystem;

namespace {

/// Enough to go back a few nights; each is a whole index.
constexpr std::size_t kept_generations = 5;

/// What is being built; not a generation's name, so that nobody takes it for one.
constexpr const char* unfinished_prefix = "unfinished-";

Result<Manifest> read_manifest(const fs::path& folder) {
  return parse_json_file(folder / manifest_file).and_then(manifest_from_json);
}

/// fsync of every file and folder, so that after the rename nothing can be found half written.
Result<void> flush_to_disk(const fs::path& folder) {
  std::vector<fs::path> paths{folder};
  for (const auto& entry : fs::recursive_directory_iterator(folder)) paths.push_back(entry.path());
  for (const fs::path& path : paths) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = fd >= 0 && ::fsync(fd) == 0;
    const int error = errno;
    if (fd >= 0) ::close(fd);
    if (!flushed) {
      return fail(Code::Io,
                  fmt::format("{}: cannot flush to disk: {}", path.string(), std::strerror(error)),
                  "the index in use is unchanged; free some space and run it again");
    }
  }
  return {};
}

Error io_error(const fs::path& path, const std::string& doing, const std::error_code& error) {
  return {Code::Io, fmt::format("{}: cannot {}: {}", path.string(), doing, error.message()),
          "check who owns the data directory, and its free space"};
}

}  // namespace

Generations::Generations(fs::path data)
    : data_(std::move(data)), folder_(data_ / generations_folder) {}

std::vector<Generations::Entry> Generations::list() const {
  std::error_code error;
  const std::string in_use = fs::read_symlink(data_ / current_link, error).filename().string();
  std::vector<Entry> entries;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    if (entry.path().filename().string().starts_with(unfinished_prefix)) continue;
    const auto manifest = read_manifest(entry.path());
    if (manifest) entries.push_back({*manifest, manifest->id == in_use});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.manifest.id < b.manifest.id; });
  return entries;
}

Result<Manifest> Generations::current() const {
  std::error_code error;
  const fs::path target = fs::read_symlink(data_ / current_link, error);
  if (error) {
    return fail(Code::NoIndex, data_.string() + ": there is no index yet",
                "make one: wegwijzer-indexer run");
  }
  return read_manifest(data_ / target);
}

std::string Generations::next_id(Time now) const {
  std::string time = to_iso(now);
  std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
  for (int number = 1;; ++number) {
    std::string id = fmt::format("{}-{}", time, number);
    if (!fs::exists(folder_ / id)) return id;
  }
}

Result<fs::path> Generations::begin(Time now) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return fail(io_error(folder_, "create", error));
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    if (!entry.path().filename().string().starts_with(unfinished_prefix)) continue;
    std::error_code ignored;
    fs::remove_all(entry.path(), ignored);
  }
  const fs::path folder = folder_ / (unfinished_prefix + next_id(now));
  fs::create_directory(folder, error);
  if (error) return fail(io_error(folder, "create", error));
  return folder;
}

Result<void> Generations::publish(const fs::path& folder, const std::string& id) {
  if (auto flushed = flush_to_disk(folder); !flushed) return flushed;
  std::error_code error;
  fs::rename(folder, folder_ / id, error);
  if (error) return fail(io_error(folder, "rename", error));
  if (auto pointed = point_to(id); !pointed) return pointed;
  remove_old();
  return {};
}

void Generations::abandon(const fs::path& folder) {
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

Result<void> Generations::point_to(const std::string& id) {
  return replace_symlink(data_ / current_link, fs::path(generations_folder) / id);
}

Result<std::string> Generations::rollback(const std::string& id) {
  const std::vector<Entry> entries = list();
  const auto in_use = std::find_if(entries.begin(), entries.end(),
                                   [](const Entry& entry) { return entry.current; });
  std::string target = id;
  if (target.empty()) {
    if (in_use == entries.begin() || in_use == entries.end()) {
      return fail(Code::Usage, "there is no generation before the one in use",
                  "wegwijzer-indexer generations lists what there is");
    }
    target = std::prev(in_use)->manifest.id;
  }
  const bool known = std::any_of(entries.begin(), entries.end(),
                                 [&](const Entry& entry) { return entry.manifest.id == target; });
  if (!known) {
    std::vector<std::string> ids;
    for (const Entry& entry : entries) ids.push_back(entry.manifest.id);
    const std::string near = nearest(target, ids);
    return fail(Code::Usage, fmt::format("there is no generation \"{}\"", target),
                near.empty() ? "wegwijzer-indexer generations lists what there is"
                             : fmt::format("did you mean \"{}\"?", near));
  }
  if (auto whole = verify(folder_ / target); !whole) {
    whole.error().hint =
        "the index in use is unchanged; wegwijzer-indexer generations lists the others, "
        "wegwijzer-indexer build makes a new one";
    return fail(whole.error());
  }
  return point_to(target).map([&] { return target; });
}

void Generations::remove_old() {
  std::vector<Entry> entries = list();
  if (entries.size() <= kept_generations) return;
  entries.resize(entries.size() - kept_generations);
  for (const Entry& entry : entries) {
    // Readers that still have it open keep its files; the one in use is never removed.
    std::error_code ignored;
    if (!entry.current) fs::remove_all(folder_ / entry.manifest.id, ignored);
  }
}

}  // namespace wegwijzer::store
