#include "language/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace wegwijzer::language {

namespace {

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
        std::from_chars(rest.data() + tab + 1, rest.data() + end, entry.count).ptr !=
            rest.data() + end) {
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
