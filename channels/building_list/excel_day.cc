#include "channels/building_list/excel_day.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace intake::building_list {
namespace {

// 9999-12-31, where Excel ends.
constexpr int64_t kDayNumberMax = 2'958'465;
constexpr int64_t kDayThatNeverWas = 60;

bool IsDigits(absl::string_view text, size_t least, size_t most) {
  return text.size() >= least && text.size() <= most &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isdigit(static_cast<unsigned char>(c));
         });
}

std::optional<absl::CivilDay> DayOf(absl::string_view year,
                                    absl::string_view month,
                                    absl::string_view day) {
  if (!IsDigits(year, 2, 4) || year.size() == 3 || !IsDigits(month, 1, 2) ||
      !IsDigits(day, 1, 2)) {
    return std::nullopt;
  }
  std::array<int, 3> number{};
  if (!absl::SimpleAtoi(year, number.data()) ||
      !absl::SimpleAtoi(month, &number[1]) ||
      !absl::SimpleAtoi(day, &number[2])) {
    return std::nullopt;
  }
  if (year.size() == 2) number[0] += 2000;
  const absl::CivilDay civil(number[0], number[1], number[2]);
  // CivilDay carries a 31st of June over to July.
  const bool exists = civil.month() == number[1] && civil.day() == number[2];
  return exists ? std::optional(civil) : std::nullopt;
}

}  // namespace

std::optional<absl::CivilDay> DayOfNumber(int64_t number, bool from_1904) {
  if (number < (from_1904 ? 0 : 1) || number > kDayNumberMax) {
    return std::nullopt;
  }
  if (from_1904) return absl::CivilDay(1904, 1, 1) + number;
  if (number == kDayThatNeverWas) return std::nullopt;
  return absl::CivilDay(1899, 12, number < kDayThatNeverWas ? 31 : 30) + number;
}

std::optional<absl::CivilDay> DayFromText(absl::string_view text,
                                          bool from_1904) {
  const std::vector<absl::string_view> points = absl::StrSplit(text, '.');
  if (points.size() == 3) return DayOf(points[2], points[1], points[0]);
  const absl::string_view date = text.substr(0, text.find_first_of("T "));
  const std::vector<absl::string_view> dashes = absl::StrSplit(date, '-');
  if (dashes.size() == 3 && dashes[0].size() == 4) {
    return DayOf(dashes[0], dashes[1], dashes[2]);
  }
  const size_t fraction = text.find_first_of(".,");
  const absl::string_view whole = text.substr(0, fraction);
  int64_t number = 0;
  if (!IsDigits(whole, 5, 5) || !absl::SimpleAtoi(whole, &number) ||
      (fraction != absl::string_view::npos &&
       !IsDigits(text.substr(fraction + 1), 1, 15))) {
    return std::nullopt;
  }
  return DayOfNumber(number, from_1904);
}

std::string DayText(absl::CivilDay day) {
  return absl::StrFormat("%02d.%02d.%04d", day.day(), day.month(), day.year());
}

}  // namespace intake::building_list
