#include "indexer/extract/mojibake.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "base/utf8.hpp"
#include "indexer/extract/charset.hpp"

namespace wegwijzer::extract {

namespace {

/// A way in which UTF-8 was misread: for each character that came of it, the byte that it was.
using Misreading = std::map<std::string, std::string, std::less<>>;

Misreading read_as(std::string_view encoding) {
  Misreading bytes;
  for (int byte = 0x80; byte <= 0xFF; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    bytes.emplace(decode(one, encoding, Markup::None), one);
  }
  return bytes;
}

/// Seen at Palliaweb: "ƫ" (C6 AB) where "ë" (C3 AB) was.
Misreading lead_byte_changed() {
  Misreading bytes;
  for (int last = 0x80; last <= 0xBF; ++last) {
    const std::string tail(1, static_cast<char>(last));
    bytes.emplace("\xC6" + tail, "\xC3" + tail);
  }
  return bytes;
}

const std::vector<Misreading>& misreadings() {
  static const std::vector<Misreading> all = {read_as("windows-1252"), read_as("windows-1257"),
                                              read_as("iso-8859-2"), read_as("windows-1250"),
                                              lead_byte_changed()};
  return all;
}

bool is_ascii(char c) { return (c & 0x80) == 0; }

std::string_view first_character(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (text[size] & 0xC0) == 0x80) ++size;
  return text.substr(0, size);
}

/// What a run of bytes lost to normalisation, which makes U+0080 to U+00A0 a space: the last byte
/// of "à", of a closing quotation mark, or a hard space as a whole.
struct Lost {
  std::string_view ending, was;
};
constexpr auto lost_endings = std::to_array<Lost>({
    {"\xE2\x80", "\u201D"},
    {"\xC3",     "à"    },
    {"\xC2",     ""      }
});

/// Undoes one misreading, run by run of characters beyond ASCII.
class MojibakeMender {
 public:
  explicit MojibakeMender(const Misreading& misreading) : misreading_(misreading) {}

  /// nullopt when one run is something else.
  std::optional<std::string> mend(std::string_view text) {
    std::string mended;
    while (!text.empty()) {
      const auto* begin = std::find_if_not(text.begin(), text.end(), is_ascii);
      mended.append(text.begin(), begin);
      text.remove_prefix(static_cast<std::size_t>(begin - text.begin()));
      const auto* end = std::find_if(text.begin(), text.end(), is_ascii);
      const auto size = static_cast<std::size_t>(end - text.begin());
      if (size > 0 && !mend_run(text.substr(0, size), text.substr(size), mended)) {
        return std::nullopt;
      }
      text.remove_prefix(size);
    }
    return mended;
  }

  /// Whether what was mended can be no coincidence.
  bool is_sure() const { return whole_runs_ > 0 || lost_runs_ > 1; }

 private:
  bool mend_run(std::string_view run, std::string_view rest, std::string& mended) {
    std::string bytes;
    for (; !run.empty(); run.remove_prefix(first_character(run).size())) {
      const auto found = misreading_.find(first_character(run));
      if (found == misreading_.end()) return false;
      bytes += found->second;
    }
    const bool before_space = rest.empty() || rest[0] == ' ' || rest[0] == '\n';
    if (is_utf8(bytes)) {
      ++whole_runs_;
    } else if (!before_space || !restore_ending(bytes)) {
      return false;
    }
    mended += bytes;
    return true;
  }

  bool restore_ending(std::string& bytes) {
    for (const auto& [ending, was] : lost_endings) {
      if (!bytes.ends_with(ending)) continue;
      bytes.replace(bytes.size() - ending.size(), ending.size(), was);
      ++lost_runs_;
      return is_utf8(bytes);
    }
    return false;
  }

  const Misreading& misreading_;
  std::size_t whole_runs_ = 0;
  std::size_t lost_runs_ = 0;
};

/// The misreading that explains all of `text`; nullptr when none does.
const Misreading* misreading_of(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_ascii)) return nullptr;
  for (const Misreading& misreading : misreadings()) {
    MojibakeMender mender(misreading);
    if (mender.mend(text) && mender.is_sure()) return &misreading;
  }
  return nullptr;
}

/// In NFC again: a soft hyphen or a loose accent may have come out.
void mend(std::string& text, const Misreading& misreading) {
  const auto mended = MojibakeMender(misreading).mend(text);
  if (mended) text = collapse_space(normalise(*mended));
}

/// Line by line, so that headings stay with their lines.
void mend_lines(Extracted& extracted, const Misreading& misreading) {
  std::string mended;
  std::size_t begin = 0;
  auto heading = extracted.headings.begin();
  const std::string& text = extracted.text;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    mend(line, misreading);
    if (!mended.empty() && !line.empty()) mended += '\n';
    for (; heading != extracted.headings.end() && heading->offset <= begin; ++heading) {
      heading->offset = mended.size();
    }
    mended += line;
    begin = end + 1;
  }
  for (; heading != extracted.headings.end(); ++heading) heading->offset = mended.size();
  extracted.text = std::move(mended);
}

}  // namespace

std::optional<std::string> mended_text(std::string_view text) {
  const Misreading* misreading = misreading_of(text);
  return misreading != nullptr ? MojibakeMender(*misreading).mend(text) : std::nullopt;
}

void mend_mojibake(Extracted& extracted) {
  const Misreading* misreading =
      misreading_of(extracted.title + '\n' + extracted.summary + '\n' + extracted.text);
  if (misreading == nullptr) return;
  mend(extracted.title, *misreading);
  mend(extracted.summary, *misreading);
  mend_lines(extracted, *misreading);
  for (Heading& heading : extracted.headings) mend(heading.text, *misreading);
  for (auto& [name, values] : extracted.fields) {
    for (std::string& value : values) mend(value, *misreading);
  }
}

}  // namespace wegwijzer::extract
