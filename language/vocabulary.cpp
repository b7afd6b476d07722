#include "language/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace wegwijzer::language {

namespace {

/// The whole of `text` as a number that fits.
bool read_count(std::string_view text, std::uint32_t& count) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  return error == std::errc() && end == text.data() + text.size();
}

bool form_before(const Vocabulary::Entry& entry, std::string_view form) {
  return entry.form < form;
}

}  // namespace

Result<Vocabulary> Vocabulary::open(const std::filesystem::path& path) {
  auto file = MappedFile::open(path);
  if (!file) return fail(file.error());
  Vocabulary vocabulary(std::move(*file));
  std::string_view rest = vocabulary.file_.bytes();
  while (!rest.empty()) {
    const std::size_t tab = rest.find('\t'), end = rest.find('\n');
    Entry entry;
    if (end == std::string_view::npos || tab >= end ||
        !read_count(rest.substr(tab + 1, end - tab - 1), entry.count)) {
      return fail(Code::Index, path.string() + ": is no vocabulary",
                  "rebuild it: wegwijzer-indexer build");
    }
    entry.form = rest.substr(0, tab);
    vocabulary.entries_.push_back(entry);
    rest.remove_prefix(end + 1);
  }
  return vocabulary;
}

std::uint32_t Vocabulary::count(std::string_view form) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), form, form_before);
  return found != entries_.end() && found->form == form ? found->count : 0;
}

std::span<const Vocabulary::Entry> Vocabulary::beginning_with(std::string_view beginning) const {
  const auto first = std::lower_bound(entries_.begin(), entries_.end(), beginning, form_before);
  const auto last = std::partition_point(
      first, entries_.end(), [&](const Entry& entry) { return entry.form.starts_with(beginning); });
  return {first, last};
}

Result<void> write_vocabulary(const std::filesystem::path& file,
                              const std::map<std::string, std::uint32_t>& counts) {
  std::string text;
  for (const auto& [form, count] : counts) text += fmt::format("{}\t{}\n", form, count);
  return write_file(file, text);
}

}  // namespace wegwijzer::language
