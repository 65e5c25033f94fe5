#include "channels/desk/slips/typed_date.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace intake::desk {
namespace {

constexpr int kCentury = 2000;
constexpr int kYearMin = 1900;
constexpr int kYearMax = 2199;

// Day, month and, where it is there, year as they stand in `typed`.
std::vector<absl::string_view> PartsOf(absl::string_view typed) {
  if (typed.find_first_of(".-/") != absl::string_view::npos) {
    std::vector<absl::string_view> parts =
        absl::StrSplit(typed, absl::ByAnyChar(".-/"));
    // A year in front: as in 2014-06-25.
    if (parts.size() == 3 && parts[0].size() == 4)
      std::swap(parts[0], parts[2]);
    return parts;
  }
  if (typed.size() < 4) return {};
  std::vector<absl::string_view> parts = {typed.substr(0, 2),
                                          typed.substr(2, 2)};
  if (typed.size() > 4) parts.push_back(typed.substr(4));
  return parts;
}

absl::Status DateError(absl::string_view typed) {
  return absl::InvalidArgumentError(
      absl::StrCat("date: got \"", typed, "\", want a day such as 25.06.2014"));
}

}  // namespace

absl::StatusOr<std::string> ParseTypedDate(absl::string_view typed,
                                           absl::CivilDay today) {
  const std::vector<absl::string_view> parts = PartsOf(typed);
  if (parts.size() != 2 && parts.size() != 3) return DateError(typed);
  int numbers[] = {0, 0, 0};
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool is_year = i == 2;
    if (parts[i].empty() || parts[i].size() > (is_year ? 4 : 2) ||
        !std::all_of(parts[i].begin(), parts[i].end(), absl::ascii_isdigit) ||
        !absl::SimpleAtoi(parts[i], &numbers[i])) {
      return DateError(typed);
    }
  }
  auto [day, month, year] = numbers;
  if (parts.size() == 2) {
    year = static_cast<int>(today.year());
    if (absl::CivilDay(year, month, day) > today) --year;
  } else if (parts[2].size() == 2) {
    year += kCentury;
  }
  const absl::CivilDay date(year, month, day);
  // CivilDay goes on into the next month where a month is too short.
  if (year < kYearMin || year > kYearMax || date.day() != day ||
      date.month() != month) {
    return DateError(typed);
  }
  return absl::FormatCivilTime(date);
}

}  // namespace intake::desk
