#pragma once

#include <string>
#include <string_view>

namespace wegwijzer {

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view bytes);

/// Well-formed UTF-8: each ill-formed sequence becomes U+FFFD, as the WHATWG decoder does.
std::string to_utf8(std::string_view bytes);

/// Canonical composition (Unicode NFC) without soft hyphens and zero-width characters; control
/// characters become spaces. The form in which text is stored. `text` must be UTF-8.
std::string normalise(std::string_view text);

/// For comparing words: NFKC, case folded, combining marks off (é = e, ß = ss, ² = 2, œ = oe).
/// `text` must be UTF-8; what utf8proc cannot map comes back unchanged.
std::string fold(std::string_view text);

/// Runs of white space (U+00A0 too) become one space; none at the ends.
std::string collapse_space(std::string_view text);

/// At most `bytes` bytes, cut before a character, never inside one.
std::string_view cut_utf8(std::string_view text, std::size_t bytes);

std::string to_lower_ascii(std::string_view text);
std::string_view trim(std::string_view text);

/// The entry of `known` nearest to `word` by Damerau-Levenshtein distance, when it is near enough
/// to be a slip (at most one letter more than a third of it); empty otherwise.
template <class Range>
std::string nearest(std::string_view word, const Range& known);

/// Optimal string alignment distance over bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);

template <class Range>
std::string nearest(std::string_view word, const Range& known) {
  std::string best;
  std::size_t best_distance = word.size() / 3 + 1;
  for (const auto& candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance <= best_distance && (best.empty() || distance < best_distance)) {
      best = std::string(candidate);
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace wegwijzer
