#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wegwijzer {

/// How the report says it in plain Dutch. All are pure functions.

/// What a visit gave, by its name in the report ("gone" -> "weg"); another word stays as it is.
std::string outcome_in_words(std::string_view outcome);

/// "1 document", "2 documenten".
std::string counted(std::int64_t count, std::string_view one, std::string_view more);

/// "512 bytes", "23 kB", "1,5 MB": powers of 1000, as the SI has them.
std::string size_in_words(std::int64_t bytes);

/// "22 november 2026, 08:17" of a moment in ISO 8601 (the clock is Amsterdam's), "22 november 2026"
/// of a day; anything else stays as it is.
std::string moment_in_words(const std::string& iso);

/// The day alone.
std::string day_in_words(const std::string& iso);

}  // namespace wegwijzer
