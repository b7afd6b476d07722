#include "indexer/source/folder.hpp"

#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

#include "base/percent_encoding.hpp"
#include "indexer/source/media_types.hpp"

namespace wegwijzer::source {

namespace {

namespace fs = std::filesystem;

/// A path as part of a URL. Percent signs and backslashes are letters in a file name, but not in
/// a URL, where the Path set leaves them alone.
std::string address_of(const std::string& relative) {
  std::string plain;
  for (const char c : relative) {
    if (c == '%') {
      plain += "%25";
    } else if (c == '\\') {
      plain += "%5C";
    } else {
      plain += c;
    }
  }
  std::string address;
  percent_encode(plain, EncodeSet::Path, address);
  return address;
}

bool fits(const std::string& relative, const std::vector<std::string>& patterns) {
  const std::string name = relative.substr(relative.rfind('/') + 1);
  const auto matches = [&](const std::string& pattern) {
    const std::string& text = pattern.find('/') == std::string::npos ? name : relative;
    return ::fnmatch(pattern.c_str(), text.c_str(), FNM_CASEFOLD) == 0;
  };
  return patterns.empty() || std::any_of(patterns.begin(), patterns.end(), matches);
}

/// Whether `path`, which is absolute and resolved, lies under `folder`, which is too.
bool is_under(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
         folder.end();
}

std::string reason() { return std::generic_category().message(errno); }

class FolderWalk {
 public:
  explicit FolderWalk(const Source& source) : source_(source) {}

  FolderListing run() {
    pending_.push_back("");
    while (!pending_.empty()) {
      const std::string folder = std::move(pending_.back());
      pending_.pop_back();
      list(folder);
    }
    std::sort(listing_.files.begin(), listing_.files.end(),
              [](const File& a, const File& b) { return a.url < b.url; });
    std::sort(listing_.faults.begin(), listing_.faults.end());
    return std::move(listing_);
  }

 private:
  /// `folder` is relative and ends in "/", or is empty for the root.
  void list(const std::string& folder) {
    std::error_code error;
    fs::directory_iterator entry(source_.path / folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      if (!name.starts_with('.')) look_at(folder + name);
    }
    if (error) lose(folder, error.message());
  }

  void look_at(const std::string& relative) {
    std::error_code error;
    const fs::path path = source_.path / relative;
    const fs::file_status link = fs::symlink_status(path, error);
    if (fs::is_directory(link)) {
      pending_.push_back(relative + "/");
    } else if (fs::is_regular_file(link)) {
      if (fits(relative, source_.include)) add(relative, path);
    } else if (fs::is_symlink(link)) {
      if (fits(relative, source_.include)) follow(relative, path);
    } else if (error) {
      lose(relative, error.message());
    }  // a device, pipe or socket is no document
  }

  void follow(const std::string& relative, const fs::path& path) {
    std::error_code error;
    const fs::path target = fs::canonical(path, error);
    if (error) return lose(relative, error.message());
    if (!is_under(target, source_.path)) {
      return note(relative, "is a link to outside the folder; left out");
    }
    if (fs::is_regular_file(target, error)) add(relative, target);
  }

  void add(const std::string& relative, const fs::path& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0 || ::access(path.c_str(), R_OK) != 0) {
      return lose(relative, reason());
    }
    const auto url = Url::parse(source_.url_base + address_of(relative));
    if (!url) return lose(relative, url.error().what);
    std::string media_type = media_type_of(relative);
    if (media_type.empty()) media_type = "application/octet-stream";
    listing_.files.push_back({path, *url, std::move(media_type),
                              static_cast<std::uintmax_t>(status.st_size),
                              Time(std::chrono::seconds(status.st_mtim.tv_sec))});
  }

  void note(const std::string& relative, std::string_view what) {
    listing_.faults.push_back(fmt::format("{}: {}", (source_.path / relative).string(), what));
  }

  void lose(const std::string& relative, std::string_view what) {
    note(relative, what);
    listing_.complete = false;
  }

  const Source& source_;
  FolderListing listing_;
  std::vector<std::string> pending_;
};

}  // namespace

Result<FolderListing> list_folder(const Source& source) {
  std::error_code error;
  const fs::directory_iterator probe(source.path, error);
  if (error) {
    return fail(Code::Io, fmt::format("{}: {}", source.path.string(), error.message()),
                "the folder of a source must be there and readable; is its disk mounted?");
  }
  return FolderWalk(source).run();
}

}  // namespace wegwijzer::source
