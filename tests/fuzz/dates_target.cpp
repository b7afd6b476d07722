#include "indexer/extract/dates.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

void fuzz_dates(std::string_view input) {
  const std::string date = extract::first_date(input);
  if (date.empty()) return;
  claim(date.size() == 4 || date.size() == 7 || date.size() == 10, "a date is YYYY[-MM[-DD]]");
  claim(extract::first_date(date) == date, "a date is the date of itself");
  claim(date >= "1950" && date < "2101", "a year is one of 1950 to 2100");
}

}  // namespace wegwijzer::fuzz
