#include "language/spelling.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace wegwijzer::language {

namespace {

constexpr std::size_t shortest_corrected = 4;
constexpr std::size_t short_word = 6;
constexpr double same_sound = 0.5;
/// The first letter is seldom wrong.
constexpr double other_beginning = 0.4;
/// A word ten times as frequent makes up for this much distance.
constexpr double frequency_weight = 0.1;

bool sounds_alike(char a, char b) {
  static constexpr std::array<std::string_view, 9> pairs = {"ck", "cs", "dt", "fv", "sz",
                                                            "iy", "ei", "ij", "ao"};
  return std::any_of(pairs.begin(), pairs.end(), [&](std::string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

/// What it costs to write `word[at]` too often or too little: half when it doubles its neighbour,
/// for a mute h, and for the e of "ie".
double extra_letter(std::string_view word, std::size_t at) {
  const char letter = word[at];
  const bool doubled =
      (at > 0 && word[at - 1] == letter) || (at + 1 < word.size() && word[at + 1] == letter);
  const bool mute = at > 0 && (letter == 'h' || (letter == 'e' && word[at - 1] == 'i'));
  return doubled || mute ? same_sound : 1;
}

std::uint32_t letters_of(std::string_view form) {
  std::uint32_t letters = 0;
  for (const char c : form) letters |= std::uint32_t{1} << (static_cast<unsigned char>(c) % 32);
  return letters;
}

bool has_digit(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

double spelling_distance(std::string_view a, std::string_view b, double most) {
  std::vector<double> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 1; j <= b.size(); ++j) above[j] = above[j - 1] + extra_letter(b, j - 1);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = above[0] + extra_letter(a, i - 1);
    double least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const char x = a[i - 1], y = b[j - 1];
      const double change = x == y ? 0 : sounds_alike(x, y) ? same_sound : 1;
      row[j] = std::min({above[j - 1] + change, above[j] + extra_letter(a, i - 1),
                         row[j - 1] + extra_letter(b, j - 1)});
      if (i > 1 && j > 1 && x == b[j - 2] && a[i - 2] == y) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > most) return least;
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

Speller::Speller(const Vocabulary& vocabulary, const KnownWords& known,
                 std::vector<std::string> also)
    : known_(&known), also_(std::move(also)) {
  const auto add = [&](std::string_view form, std::uint32_t count) {
    if (form.size() < shortest_corrected || form.size() >= by_length_.size()) return;
    if (!has_digit(form)) by_length_[form.size()].push_back({form, count, letters_of(form)});
  };
  for (const Vocabulary::Entry& entry : vocabulary.entries()) add(entry.form, entry.count);
  for (const std::string& form : also_) {
    if (vocabulary.count(form) == 0) add(form, 1);
  }
}

std::string Speller::correct(std::string_view form) const {
  if (form.size() < shortest_corrected || form.size() + 2 >= by_length_.size()) return {};
  if (has_digit(form) || known_->contains(form)) return {};
  // What may be a compound ("schol", "ling") is one, unless it sounds like a word that is here.
  const double most = known_->contains_pair(form) ? same_sound : form.size() < short_word ? 1 : 2;
  const auto span = static_cast<std::size_t>(most) + 1;  // one letter at half price more
  const std::uint32_t letters = letters_of(form);
  std::string_view best;
  double best_score = most + 1;
  for (std::size_t length = form.size() - std::min(span, form.size());
       length <= std::min(form.size() + span, by_length_.size() - 1); ++length) {
    for (const Candidate& candidate : by_length_[length]) {
      // An edit changes the set of letters by two at most; one at half price more is room enough.
      if (std::popcount(letters ^ candidate.letters) > 2 * most + 2) continue;
      const double distance = spelling_distance(form, candidate.form, most);
      if (distance > most) continue;
      const double score = distance + (form[0] == candidate.form[0] ? 0 : other_beginning) -
                           frequency_weight * std::log10(candidate.count);
      if (score < best_score) {
        best_score = score;
        best = candidate.form;
      }
    }
  }
  return std::string(best);
}

}  // namespace wegwijzer::language
